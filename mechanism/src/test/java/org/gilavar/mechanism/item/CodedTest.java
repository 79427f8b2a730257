package org.gilavar.mechanism.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phrase as the mechanism keeps it: a form, and the hash that it is read back by. */
final class CodedTest {

    private static final Coded LATE = coded("N67", Map.of("notice", "turkiye.patrol-7", "delay", "PT30M"));

    private static Coded coded(String code, Map<String, String> parameters) {
        return new Coded(1, code, new TreeMap<>(parameters));
    }

    @Test
    void isReadBackByItsCanonicalJsonAndWithTextBesideItByBothAsOne() {
        String json =
                "{\"code\":\"N67\",\"parameters\":{\"delay\":\"PT30M\",\"notice\":\"turkiye.patrol-7\"},\"version\":1}";

        assertThat(Json.text(LATE)).isEqualTo(json);
        assertThat(LATE.readBack(Optional.empty())).isEqualTo(Json.hashOfText(json));
        assertThat(LATE.readBack(Optional.of("Fuel.")))
                .isEqualTo(Json.hashOfText("{\"coded\":" + json + ",\"text\":\"Fuel.\"}"));
    }

    @Test
    void anotherWordInEitherIsAnotherReadBack() {
        assertThat(LATE.readBack(Optional.of("Fuel")))
                .isNotEqualTo(LATE.readBack(Optional.of("Fuel.")))
                .isNotEqualTo(LATE.readBack(Optional.empty()))
                .isNotEqualTo(coded("N67", Map.of("notice", "turkiye.patrol-7", "delay", "PT31M"))
                        .readBack(Optional.of("Fuel")))
                .isNotEqualTo(new Coded(2, "N67", LATE.parameters()).readBack(Optional.of("Fuel")));
    }

    @Test
    void staysWhatItWasWhateverBecomesOfTheMapItWasMadeOf() {
        SortedMap<String, String> values = new TreeMap<>(LATE.parameters());
        Coded coded = new Coded(1, "N67", values);
        values.put("delay", "PT1M");

        assertThat(coded).isEqualTo(LATE);
        assertThat(Json.read(Json.write(coded), Coded.class)).isEqualTo(LATE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"code":"N67","parameters":{},"version":0}` | `version: expected a whole number from 1, found 0`
            `{"code":"n67","parameters":{},"version":1}` | `code: expected a letter and two digits`
            `{"code":"N6","parameters":{},"version":1}` | `code: expected a letter and two digits`
            `{"code":"N67","parameters":{"delay":""},"version":1}` | `parameters.delay: expected 1 to 200`
            `{"code":"N67","parameters":{"delay":"\\u202e"},"version":1}` | `parameters.delay: expected 1 to 200`
            `{"code":"N67","parameters":{"delay":"\\n"},"version":1}` | `parameters.delay: expected 1 to 200`
            `{"code":"N67","parameters":{"Delay":"a"},"version":1}` | `parameters: expected names of 2 to 16 of a-z`
            `{"code":"N67","parameters":{"target":"a"},"version":1}` | `parameters: expected names of 2 to 16 of a-z`
            `{"code":"N67","parameters":{"delay":7},"version":1}` | `parameters.delay`
            `{"code":"N67","parameters":{"delay":null},"version":1}` | `parameters.delay: must not be null`
            `{"code":"N67","parameters":{"delay":"a","delay":"b"},"version":1}` | `delay`
            `{"code":"N67","version":1}` | `parameters`
            `{"code":"N67","parameters":{},"words":"a","version":1}` | `words: there is no such field`
            """)
    void whatHasAnotherFormIsRefusedByName(String json, String reason) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Coded.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void hasAnEnd() {
        SortedMap<String, String> many = new TreeMap<>();
        for (char c = 'a'; many.size() < Coded.MOST_PARAMETERS; c++) {
            many.put("a" + c, "°′~ 9".repeat(40));
        }
        assertThat(new Coded(1, "N67", many).parameters()).hasSize(Coded.MOST_PARAMETERS);
        many.put("zz", "1");
        assertThatThrownBy(() -> new Coded(1, "N67", many))
                .hasMessage("parameters: at most 16 are filled in, found 17");
        assertThatThrownBy(() -> coded("N67", Map.of("delay", "x".repeat(201)))).hasMessageContaining("1 to 200");
    }
}
