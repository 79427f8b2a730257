package org.gilavar.mechanism.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import org.gilavar.mechanism.item.Calendar;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of zones as people write them. */
class ZoneJsonTest {

    private static final String RULES = """
            {"calendar":{"days":["2026-03-20"],"yearly":[{"from":"--07-01","to":"--09-01"}]},
            "emergency":["SEARCH_AND_RESCUE"],
            "procedure":{"ahead":"PT2H","words":{"en":"Call before."}},
            "tolerated":[{"altitude":{"lower":"FL290","upper":"FL660"},
            "calendar":{"hours":[{"from":"06:00:00","to":"00:00:00"}],"weekdays":["SATURDAY","SUNDAY"]},
            "categories":["MANNED_AIR"],"parties":["turkiye"]}]}""".replace("\n", "");

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @Test
    void rulesAreReadAndWrittenTheSame() {
        Zone.Rules rules = read(RULES, Zone.Rules.class);

        assertThat(Json.text(rules)).isEqualTo(RULES);
        Calendar calendar = rules.calendar().orElseThrow();
        assertThat(calendar.yearly().orElseThrow())
                .containsExactly(new Calendar.Span(MonthDay.of(7, 1), MonthDay.of(9, 1)));
        assertThat(calendar.days().orElseThrow()).containsExactly(LocalDate.of(2026, 3, 20));
        assertThat(rules.tolerated().getFirst().calendar().orElseThrow().hours().orElseThrow())
                .containsExactly(new Calendar.Hours(LocalTime.of(6, 0), LocalTime.MIDNIGHT));
    }

    @Test
    void whatIsEmptyIsAsIfItWereNotThere() {
        Calendar calendar = read("{\"days\":[],\"weekdays\":[\"MONDAY\"]}", Calendar.class);

        assertThat(calendar.days()).isEmpty();
        assertThat(calendar.holds(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(calendar.holds(LocalDate.of(2026, 3, 3))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"yearly":[{"from":"07-01","to":"--09-01"}]}      | yearly[0].from  | expected a day of every year
            {"hours":[{"from":"08:00","to":"07:00"}]}         | hours[0].to     | expected after 08:00
            {}                                                | ''              | a calendar names
            """)
    void aCalendarThatIsNoneIsRefusedByItsField(String json, String field, String reason) {
        assertThatThrownBy(() -> read(json, Calendar.class)).isInstanceOfSatisfying(MalformedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.reason()).contains(reason);
        });
    }

    @Test
    void aToleranceSaysSomething() {
        assertThatThrownBy(() -> read("{\"categories\":[],\"parties\":[]}", Tolerance.class))
                .hasMessageContaining("tolerates everything");
    }
}
