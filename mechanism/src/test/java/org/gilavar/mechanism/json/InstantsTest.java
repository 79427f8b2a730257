package org.gilavar.mechanism.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader of instants says exactly what the library says. */
class InstantsTest {

    private static String byLibrary(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static String byUs(String text) {
        try {
            return Instants.parse(text).toString();
        } catch (DateTimeException e) {
            return "refused: " + e.getMessage();
        }
    }

    @Test
    void everyInstantIsReadAsItIsWritten() {
        SplittableRandom random = new SplittableRandom(8601);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (ChronoUnit unit :
                new ChronoUnit[] {ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS}) {
            for (int i = 0; i < 2_000; i++) {
                Instant instant = Instant.ofEpochSecond(random.nextLong(first, last + 1), random.nextInt(1_000_000_000))
                        .truncatedTo(unit);
                assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
            }
        }
    }

    @Test
    void aTextWithAnyLetterChangedIsJudgedAsTheLibraryJudgesIt() {
        for (String text :
                new String[] {"2024-02-29T23:59:59Z", "2025-04-12T08:00:00.123Z", "1999-12-31T00:00:00.123456789Z"}) {
            for (int at = 0; at < text.length(); at++) {
                for (char c : "0123569-:T.Zz+ x\u0665".toCharArray()) {
                    String changed = text.substring(0, at) + c + text.substring(at + 1);
                    assertThat(byUs(changed)).as(changed).isEqualTo(byLibrary(changed));
                }
                String shorter = text.substring(0, at) + text.substring(at + 1);
                assertThat(byUs(shorter)).as(shorter).isEqualTo(byLibrary(shorter));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2025-02-29T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-00-10T00:00:00Z",
                "2025-04-31T00:00:00Z",
                "2025-04-12T24:00:00Z",
                "2025-04-12T24:00:01Z",
                "2025-04-12T23:59:60Z",
                "2025-04-12T08:00:00.Z",
                "2025-04-12T08:00:00.12Z",
                "2025-04-12T08:00:00.1234567890Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2025-04-12T08:00Z",
                "2025-04-12T08:00:00+03:00",
                "0000-01-01T00:00:00Z"
            })
    void theRestIsTheLibrarys(String text) {
        assertThat(byUs(text)).isEqualTo(byLibrary(text));
    }
}
