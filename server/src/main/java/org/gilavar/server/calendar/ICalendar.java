package org.gilavar.server.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of RFC 5545, as far as events need it: lines of 75 octets at most, folded between characters, ended by CRLF; text
 * escaped. Equal events make equal octets.
 */
final class ICalendar {

    /** §3.1: "Lines of text SHOULD NOT be longer than 75 octets, excluding the line break." */
    static final int MOST_OCTETS = 75;

    private static final String BREAK = "\r\n";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    /** How sure it is. */
    enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /** From an instant to another, or a whole day. */
    sealed interface Span {
        /** To the second. */
        record Hours(Instant begins, Instant ends) implements Span {}

        /** In UTC. */
        record Day(LocalDate on) implements Span {}
    }

    /**
     * One event.
     *
     * @param uid the same for as long as it is the same event, and no other's anywhere
     * @param sequence how often it has been moved or called off
     * @param changed when it last changed
     * @param busy whether whoever has it is engaged
     */
    record Event(
            String uid,
            int sequence,
            Instant changed,
            Span span,
            String summary,
            Optional<String> location,
            Optional<String> description,
            Status status,
            boolean busy) {}

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** The octets of a calendar of these, in this order. */
    static byte[] of(List<Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Gilavar//Talks//EN");
        calendar.line("CALSCALE:GREGORIAN");
        events.forEach(calendar::write);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + TIME.format(event.changed()));
        line("SEQUENCE:" + event.sequence());
        switch (event.span()) {
            case Span.Hours hours -> {
                line("DTSTART:" + TIME.format(hours.begins()));
                line("DTEND:" + TIME.format(hours.ends()));
            }
            case Span.Day day -> {
                line("DTSTART;VALUE=DATE:" + DAY.format(day.on()));
                line("DTEND;VALUE=DATE:" + DAY.format(day.on().plusDays(1)));
            }
        }
        line("SUMMARY:" + escaped(event.summary()));
        event.location().ifPresent(where -> line("LOCATION:" + escaped(where)));
        event.description().ifPresent(words -> line("DESCRIPTION:" + escaped(words)));
        line("STATUS:" + event.status());
        line("TRANSP:" + (event.busy() ? "OPAQUE" : "TRANSPARENT"));
        line("END:VEVENT");
    }

    private void line(String content) {
        text.append(folded(content)).append(BREAK);
    }

    /** §3.1: what is longer goes on in a line that begins with a space; never in the middle of a character. */
    static String folded(String line) {
        StringBuilder folded = new StringBuilder(line.length());
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int width = octets(character);
            if (octets + width > MOST_OCTETS) {
                folded.append(BREAK).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += width;
            i += Character.charCount(character);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return Character.isBmpCodePoint(character) ? 3 : 4;
    }

    /** §3.3.11: backslash, semicolon and comma escaped, a new line as {@code \n}, and no other control character. */
    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.replace(BREAK, "\n").chars().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append('\t');
                default -> escaped.append(Character.isISOControl(c) ? ' ' : (char) c);
            }
        });
        return escaped.toString();
    }
}
