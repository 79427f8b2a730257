package org.gilavar.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.TimeWindow;

/** Times as RFC 3339 writes them, in UTC: whoever reads a file must not need to know where it was written. */
final class Times {
    private static final String EXAMPLE = "\"2025-04-09T12:00:00Z\"";

    /** The usual form, a nought for each digit. */
    private static final String PLAIN = "0000-00-00T00:00:00Z";

    private Times() {}

    static Instant read(JsonCursor json) {
        return json.parsed(Times::parse, EXAMPLE);
    }

    /** An open end reaches as far as a window can. */
    static TimeWindow window(Optional<Instant> start, Optional<Instant> end) {
        return new TimeWindow(start.orElse(TimeWindow.EARLIEST), end.orElse(TimeWindow.LATEST));
    }

    private static Instant parse(String text) {
        try {
            if (text.endsWith("Z")) {
                return isPlain(text) ? plain(text) : Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw notATime(text);
        }
        throw notATime(text);
    }

    /** As nearly every file has it; the general parser would take longer than the rest of a record. */
    private static boolean isPlain(String text) {
        if (text.length() != PLAIN.length()) {
            return false;
        }
        for (int i = 0; i < PLAIN.length(); i++) {
            char c = text.charAt(i);
            if (PLAIN.charAt(i) == '0' ? c < '0' || c > '9' : c != PLAIN.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Instant plain(String text) {
        var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return Instant.ofEpochSecond(date.toEpochSecond(time, ZoneOffset.UTC));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static InvalidVolumeException notATime(String text) {
        return new InvalidVolumeException(
                "", "expected a time in UTC such as " + EXAMPLE + ", found " + Quoted.of(text));
    }
}
