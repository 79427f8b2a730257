package org.gilavar.mechanism.item;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When something holds, by the calendar of UTC. A day counts that lies in one of the spans, is one of the days, or is one of the days
 * of the week; every day, where none of the three is there. Of a day that counts, all of it, or the hours that are there.
 *
 * @param yearly spans of every year
 * @param days single days, such as feasts that move
 * @param weekdays days of the week
 * @param hours of those days; absent for all
 */
public record Calendar(
        Optional<List<Span>> yearly,
        Optional<List<LocalDate>> days,
        Optional<List<DayOfWeek>> weekdays,
        Optional<List<Hours>> hours) {

    private static final int MOST_SPANS = 8;
    private static final int MOST_DAYS = 200;
    private static final int MOST_HOURS = 4;

    /**
     * From a day of the year up to another, both included; over the turn of the year where the first is the later. The 29 February is in
     * it in the years that have one.
     */
    public record Span(MonthDay from, MonthDay to) {
        boolean holds(MonthDay day) {
            boolean late = !day.isBefore(from);
            boolean early = !day.isAfter(to);
            return from.isAfter(to) ? late || early : late && early;
        }
    }

    /** From a time of day up to another, which does not belong to it; midnight as the second is the end of the day. */
    public record Hours(LocalTime from, LocalTime to) {
        public Hours {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new InvalidItemException(
                        "to", "expected after " + from + ", or 00:00 for the end of the day, found " + to);
            }
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public Calendar {
        yearly = some("yearly", yearly, MOST_SPANS);
        days = some("days", days, MOST_DAYS).map(d -> List.copyOf(new TreeSet<>(d)));
        weekdays = some("weekdays", weekdays, DayOfWeek.values().length).map(d -> List.copyOf(new TreeSet<>(d)));
        hours = some("hours", hours, MOST_HOURS);
        if (yearly.isEmpty() && days.isEmpty() && weekdays.isEmpty() && hours.isEmpty()) {
            throw new InvalidItemException(
                    "", "a calendar names spans, days, days of the week or hours; leave it out for always");
        }
    }

    private static <T> Optional<List<T>> some(String field, Optional<List<T>> values, int most) {
        if (values.filter(v -> v.size() > most).isPresent()) {
            throw new InvalidItemException(
                    field, "at most " + most + ", found " + values.orElseThrow().size());
        }
        return values.filter(v -> !v.isEmpty()).map(List::copyOf);
    }

    /** Whether a day of UTC counts. */
    public boolean holds(LocalDate day) {
        boolean everyDay = yearly.isEmpty() && days.isEmpty() && weekdays.isEmpty();
        return everyDay
                || yearly.filter(spans -> spans.stream().anyMatch(s -> s.holds(MonthDay.from(day))))
                        .isPresent()
                || days.filter(d -> d.contains(day)).isPresent()
                || weekdays.filter(d -> d.contains(day.getDayOfWeek())).isPresent();
    }

    /** Whether a time of a day that counts is meant. */
    public boolean holds(LocalTime time) {
        return hours.isEmpty() || hours.orElseThrow().stream().anyMatch(h -> h.holds(time));
    }
}
