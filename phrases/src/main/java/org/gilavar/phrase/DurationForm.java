package org.gilavar.phrase;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;

/** Whole minutes, of a day at most. Kept as ISO 8601 writes them, {@code PT1H30M}; shown as a number of minutes. */
final class DurationForm implements Form {

    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,4}) ?min");

    /** What is later than by a day is another activity, and has a notice of its own. */
    private static final Duration MOST = Duration.ofDays(1);

    @Override
    public String expected() {
        return "a time in whole minutes from 1 to 1440 such as 30 min or PT30M";
    }

    @Override
    public String canonical(String field, String typed) {
        Duration duration = read(field, typed);
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(MOST) > 0) {
            throw unreadable(field, typed);
        }
        if (!duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            throw unreadable(field, typed);
        }
        return duration.toString();
    }

    private Duration read(String field, String typed) throws InvalidItemException {
        Matcher minutes = MINUTES.matcher(typed);
        if (minutes.matches()) {
            return Duration.ofMinutes(Integer.parseInt(minutes.group(1)));
        }
        try {
            return Duration.parse(typed);
        } catch (DateTimeParseException e) {
            throw unreadable(field, typed);
        }
    }

    @Override
    public Shown shown(String canonical) {
        return new Shown(Long.toString(Duration.parse(canonical).toMinutes()), List.of(Word.MINUTES));
    }
}
