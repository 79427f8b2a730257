package org.gilavar.mechanism.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads instants as {@link Instant#toString} writes them in the years 0 to 9999, {@code 2025-04-12T08:00:00Z} with 0, 3, 6
 * or 9 digits of fraction, without the formatter, which was a third of the time that a state took to read. Whatever else is
 * said, the formatter judges: the two never differ.
 */
public final class Instants {

    private static final String SHAPE = "0000-00-00T00:00:00";

    private static final int SECONDS_A_DAY = 86_400;

    private static final int NANO_DIGITS = 9;

    private Instants() {}

    /**
     * The same as {@link Instant#parse}.
     *
     * @throws java.time.format.DateTimeParseException when it is no instant
     */
    public static Instant parse(String text) {
        if (!isAsWritten(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text); // 24:00 and leap seconds have rules of their own
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, nanos(text));
        } catch (DateTimeException e) {
            return Instant.parse(text); // no such day: it says so in its own words
        }
    }

    /** Digits where digits are, and nothing else than Z after them. */
    private static boolean isAsWritten(String text) {
        int length = text.length();
        int fraction = length - SHAPE.length() - 2;
        boolean whole = length == SHAPE.length() + 1;
        boolean inPart = fraction == 3 || fraction == 6 || fraction == NANO_DIGITS;
        if (!(whole || inPart) || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            boolean fits = SHAPE.charAt(i) == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == SHAPE.charAt(i);
            if (!fits) {
                return false;
            }
        }
        for (int i = SHAPE.length() + 1; i < length - 1; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return whole || text.charAt(SHAPE.length()) == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int nanos(String text) {
        int digits = text.length() - SHAPE.length() - 2;
        if (digits <= 0) {
            return 0;
        }
        int nanos = number(text, SHAPE.length() + 1, text.length() - 1);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
