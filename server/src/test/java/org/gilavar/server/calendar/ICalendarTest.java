package org.gilavar.server.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.server.calendar.ICalendar.Event;
import org.gilavar.server.calendar.ICalendar.Span;
import org.gilavar.server.calendar.ICalendar.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form, by what RFC 5545 says of it and by its examples. */
class ICalendarTest {

    private static final Instant CHANGED = Instant.parse("2025-04-12T08:00:00.123Z");

    private static Event event(String summary, Span span) {
        return new Event(
                "meeting-azerbaijan.round-2@talks",
                3,
                CHANGED,
                span,
                summary,
                Optional.of("Baku"),
                Optional.empty(),
                Status.TENTATIVE,
                true);
    }

    /** §3.6: the parts of a calendar and of an event, in full. */
    @Test
    void aCalendarIsWrittenLineByLine() {
        Span hours = new Span.Hours(Instant.parse("2025-04-15T08:00:00Z"), Instant.parse("2025-04-15T14:00:00Z"));

        assertThat(new String(ICalendar.of(List.of(event("Round 2", hours))), UTF_8))
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Gilavar//Talks//EN",
                        "CALSCALE:GREGORIAN",
                        "BEGIN:VEVENT",
                        "UID:meeting-azerbaijan.round-2@talks",
                        "DTSTAMP:20250412T080000Z",
                        "SEQUENCE:3",
                        "DTSTART:20250415T080000Z",
                        "DTEND:20250415T140000Z",
                        "SUMMARY:Round 2",
                        "LOCATION:Baku",
                        "STATUS:TENTATIVE",
                        "TRANSP:OPAQUE",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    /** §3.6.1: "DTEND" of an event of a day is the day after, which does not belong to it. */
    @Test
    void aDayEndsWhereTheNextBegins() {
        assertThat(new String(ICalendar.of(List.of(event("Due", new Span.Day(LocalDate.of(2025, 4, 30))))), UTF_8))
                .contains("\r\nDTSTART;VALUE=DATE:20250430\r\nDTEND;VALUE=DATE:20250501\r\n");
    }

    /** The examples of §3.3.11. */
    @Test
    void textIsEscapedAsTheStandardHasIt() {
        assertThat(ICalendar.escaped("Project XYZ Final Review\nConference Room - 3B\nCome Prepared."))
                .isEqualTo("Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared.");
        assertThat(ICalendar.escaped("a;b,c\\d:e\"f")).isEqualTo("a\\;b\\,c\\\\d:e\"f");
        assertThat(ICalendar.escaped("one\r\ntwo\rthree\0\u0085four")).isEqualTo("one\\ntwo three  four");
    }

    /** Nobody writes a line of the calendar through a text that it was given. */
    @Test
    void noTextEndsItsLine() {
        String calendar = new String(
                ICalendar.of(List.of(event("x\r\nBEGIN:VALARM\nEND:VALARM\rATTACH:y", new Span.Day(LocalDate.EPOCH)))),
                UTF_8);

        assertThat(calendar.lines()).noneMatch(line -> line.startsWith("BEGIN:VALARM") || line.startsWith("ATTACH"));
    }

    /** §3.1; what is folded is unfolded by taking out each line break with the one space after it. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "ש", "一", "🛩", "aé一🛩"})
    void linesAreFoldedAt75OctetsAndNeverInACharacter(String character) {
        for (int length = 0; length < 200; length++) {
            String line = "DESCRIPTION:" + character.repeat(length);

            String folded = ICalendar.folded(line);

            assertThat(folded.replace("\r\n ", "")).isEqualTo(line);
            assertThat(Arrays.stream(folded.split("\r\n", -1)).map(part -> part.getBytes(UTF_8).length))
                    .allMatch(octets -> octets <= ICalendar.MOST_OCTETS);
            assertThat(new String(folded.getBytes(UTF_8), UTF_8)).isEqualTo(folded);
        }
    }

    @Test
    void aLineIsNotFoldedBeforeItMust() {
        String fits = "x".repeat(ICalendar.MOST_OCTETS);

        assertThat(ICalendar.folded(fits)).isEqualTo(fits);
        assertThat(ICalendar.folded(fits + "x")).isEqualTo(fits + "\r\n x");
    }
}
