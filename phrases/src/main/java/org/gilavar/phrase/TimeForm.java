package org.gilavar.phrase;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * Instants to the minute. Kept as ISO 8601 writes them, shown as a date-time group (ACP 121) and the time of day beside it:
 * {@code 120600ZAPR25 (06:00 UTC)}. From 2000 to 2099, as a date-time group has two digits of the year.
 */
final class TimeForm implements Form {

    private static final Pattern ISO =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::00)?Z");

    private static final Pattern GROUP = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})Z([A-Z]{3})([0-9]{2})");

    private static final int CENTURY = 2000;

    /** Of the language of date-time groups, which no setting of a machine changes. */
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.name().substring(0, 3))
            .toList();

    @Override
    public String expected() {
        return "a time in UTC to the minute such as 2025-04-12T06:00Z or 120600ZAPR25";
    }

    @Override
    public String canonical(String field, String typed) {
        Matcher iso = ISO.matcher(typed);
        Matcher group = GROUP.matcher(typed);
        if (iso.matches()) {
            return canonical(field, typed, whole(iso, 1), whole(iso, 2), whole(iso, 3), whole(iso, 4), whole(iso, 5));
        }
        if (group.matches()) {
            int month = MONTHS.indexOf(group.group(4)) + 1;
            int year = CENTURY + whole(group, 5);
            return canonical(field, typed, year, month, whole(group, 1), whole(group, 2), whole(group, 3));
        }
        throw unreadable(field, typed);
    }

    private String canonical(String field, String typed, int year, int month, int day, int hour, int minute) {
        if (year < CENTURY || year >= CENTURY + 100) {
            throw new InvalidItemException(field, "expected a time from 2000 to 2099, found the year " + year);
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute)
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        } catch (DateTimeException e) {
            throw unreadable(field, typed);
        }
    }

    private static int whole(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    @Override
    public Shown shown(String canonical) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(canonical), ZoneOffset.UTC);
        return Shown.bare(String.format(
                Locale.ROOT,
                "%1$02d%2$02d%3$02dZ%4$s%5$02d (%2$02d:%3$02d UTC)",
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                MONTHS.get(time.getMonthValue() - 1),
                time.getYear() - CENTURY));
    }
}
