package org.gilavar.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.phrase.Bounds.Bound;
import org.gilavar.phrase.Parameter.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be filled in, in which form, and what is said to whoever writes something else. */
final class ParameterTest {

    private static final String ALPHABET =
            "0123456789 .,-+:°′'NSEWTZFLkmftAGPJ\u0660\u06f5\u2066\u202e\u0000\u05d0\ud83d";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsWithinBoundsIsKeptAndShownInOneForm(Kind kind) {
        Parameter parameter = new Parameter("value", kind);
        for (Bound bound : Bounds.of(kind)) {
            assertThat(parameter.canonical(bound.typed())).isEqualTo(bound.kept());
            assertThat(parameter.canonical(bound.kept())).isEqualTo(bound.kept());
            assertThat(parameter.shown(bound.kept()).exact()).isEqualTo(bound.exact());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER   | -1                       | expected a whole number from 0 to 999999
            NUMBER   | 1000000                  | expected a whole number from 0 to 999999
            NUMBER   | 1.5                      | expected a whole number
            NUMBER   | ١٢                       | expected a whole number
            NUMBER   | ''                       | found ""
            ID       | Türkiye.patrol           | expected a whole id such as
            ID       | turkiye..patrol          | expected a whole id
            ID       | a b                      | expected a whole id
            TIME     | 2025-04-12T06:00:30Z     | expected a time in UTC to the minute
            TIME     | 2025-04-12T06:00+03:00   | expected a time in UTC to the minute
            TIME     | 2025-04-12T06:00         | expected a time in UTC to the minute
            TIME     | 2025-02-29T06:00Z        | found "2025-02-29T06:00Z"
            TIME     | 2025-04-12T24:00Z        | expected a time in UTC
            TIME     | 310600ZAPR25             | found "310600ZAPR25"
            TIME     | 120600ZABC25             | found "120600ZABC25"
            TIME     | 120600AAPR25             | expected a time in UTC
            TIME     | 1999-12-31T23:59Z        | from 2000 to 2099, found the year 1999
            TIME     | 2100-01-01T00:00Z        | from 2000 to 2099, found the year 2100
            TIME     | ٢٠٢٥-04-12T06:00Z        | expected a time in UTC
            DURATION | 0 min                    | from 1 to 1440
            DURATION | 1441 min                 | from 1 to 1440
            DURATION | 30                       | such as 30 min
            DURATION | PT30S                    | whole minutes
            DURATION | PT1M1S                   | whole minutes
            DURATION | -PT5M                    | whole minutes
            POSITION | 90°00.01′N 000°00.00′E   | expected degrees from -90 to 90
            POSITION | 00°00.00′N 180°00.01′E   | expected degrees from -180 to 180
            POSITION | 34°60.00′N 038°00.00′E   | expected less than 60 minutes, found 60.00
            POSITION | 34°33.00′E 038°17.50′N   | expected a place such as
            POSITION | 90.00000001,0            | expected degrees from -90 to 90
            POSITION | 34.55                    | expected a place
            POSITION | 34°33.000′N 038°17.50′E  | expected a place
            HEADING  | 000                      | 001 to 360 degrees true
            HEADING  | 361                      | found 361
            HEADING  | 90                       | three digits
            HEADING  | 0090                     | three digits
            LEVEL    | 240                      | such as FL240 or 1500 m AGL
            LEVEL    | FL1000                   | FL000 to FL999
            LEVEL    | FL-10                    | FL000 to FL999
            LEVEL    | FL24.5                   | FL000 to FL999
            LEVEL    | 1500 m                   | with their datum
            LEVEL    | 1500.5 m AGL             | whole feet or metres
            LEVEL    | 10 NM AMSL               | feet or metres
            LEVEL    | -1 m AGL                 | expected from 0 to 30000 m, found -1 m AGL
            LEVEL    | -451 m AMSL              | expected from -450 to 30000 m
            LEVEL    | 98426 ft AMSL            | expected from -450 to 30000 m
            DISTANCE | 10                       | in tenths, such as 10 NM
            DISTANCE | 0 NM                     | from 0.1 to 999.9
            DISTANCE | 1000 km                  | from 0.1 to 999.9
            DISTANCE | 0.15 NM                  | in tenths
            DISTANCE | 300 m                    | NM or km
            """)
    void whatIsNoneIsRefusedByNameAndReason(Kind kind, String typed, String reason) {
        Parameter parameter = new Parameter("value", kind);
        assertThatThrownBy(() -> parameter.canonical(typed))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("parameters.value: ")
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> new Parameter("value", Kind.DURATION).canonical("9".repeat(201)))
                .hasMessage("parameters.value: at most 200 characters, found 201");
    }

    @Test
    void whatAnErrorRepeatsReordersNothing() {
        assertThatThrownBy(() -> new Parameter("value", Kind.TIME).canonical("\u202e12\u0000"))
                .hasMessageEndingWith("found \"\ufffd12\ufffd\"");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void randomTextIsEitherRefusedInWordsOrKeptInOneForm(Kind kind) {
        Parameter parameter = new Parameter("value", kind);
        Random random = new Random(20_250_412);
        for (int i = 0; i < 20_000; i++) {
            String text = i % 2 == 0 ? anything(random) : nearly(Bounds.of(kind), random);
            read(parameter, text).ifPresent(kept -> {
                assertThat(read(parameter, kept)).as(text).contains(kept);
                assertThat(parameter.shown(kept).exact()).as(text).matches("[ -~°′]+");
            });
        }
    }

    /** Nothing but the refusal is expected; anything else fails the test. */
    private static Optional<String> read(Parameter parameter, String text) {
        try {
            return Optional.of(parameter.canonical(text));
        } catch (InvalidItemException refused) {
            assertThat(refused.field()).isEqualTo("parameters.value");
            assertThat(refused.reason()).isNotBlank();
            return Optional.empty();
        }
    }

    private static String anything(Random random) {
        return random.ints(random.nextInt(30), 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .reduce("", String::concat);
    }

    /** Something that can be read, with some characters replaced, doubled or gone. */
    private static String nearly(List<Bound> bounds, Random random) {
        StringBuilder text =
                new StringBuilder(bounds.get(random.nextInt(bounds.size())).typed());
        for (int changes = random.nextInt(3); changes >= 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }
}
