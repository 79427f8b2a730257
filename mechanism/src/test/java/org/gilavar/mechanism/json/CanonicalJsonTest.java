package org.gilavar.mechanism.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void membersAreSortedAndWhatIsAbsentIsLeftOut() {
        assertThat(Json.text(new Measure(Optional.empty(), Optional.of(Length.feet(1000)))))
                .isEqualTo("{\"climb\":\"1000 ft\"}");
        assertThat(Json.text(Measure.UNDISCLOSED)).isEqualTo("{}");
        assertThat(Json.text(new Moment(Instant.EPOCH)))
                .isEqualTo("{\"kind\":\"time\",\"now\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void theOrderInWhichSomethingWasBuiltDoesNotShow() {
        Map<String, String> one = new TreeMap<>(Map.of("az", "1", "en", "2"));
        Map<String, String> other = new java.util.LinkedHashMap<>();
        other.put("en", "2");
        other.put("az", "1");

        assertThat(Json.text(new Clause("purpose", one, Source.P)))
                .isEqualTo(Json.text(new Clause("purpose", other, Source.P)));
    }

    @Test
    void aHashIsOfTheBytes() {
        assertThat(Json.hashOfText("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Json.hash(Map.of())).isEqualTo(Json.hashOfText("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1744444800", "1.5", "[2025,4,12]", "\"\"", "\"soon\"", "null", "true", "{}"})
    void aTimeIsATextAsIso8601WritesIt(String wrong) {
        for (Class<?> type : new Class<?>[] {Instant.class, Duration.class, LocalDate.class, LocalTime.class}) {
            assertThatThrownBy(() -> Json.read(wrong.getBytes(UTF_8), type))
                    .as(type.getSimpleName())
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void timesAreReadBack() {
        assertThat(Json.read("\"06:00\"".getBytes(UTF_8), LocalTime.class)).isEqualTo(LocalTime.of(6, 0));
        assertThat(Json.read("\"2025-04-12\"".getBytes(UTF_8), LocalDate.class)).isEqualTo(LocalDate.of(2025, 4, 12));
        assertThat(Json.read("\"PT30M\"".getBytes(UTF_8), Duration.class)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Json.read(Json.write(Instant.EPOCH), Instant.class)).isEqualTo(Instant.EPOCH);
    }
}
