package org.gilavar.mechanism.terms;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * Scheduled line checks, in UTC.
 *
 * @param within how long each side has to answer
 * @param days of the week; absent for every day
 */
public record Checks(
        Sourced<List<LocalTime>> times, Sourced<Duration> within, Optional<Sourced<List<DayOfWeek>>> days) {

    /** Every day. */
    public Checks(Sourced<List<LocalTime>> times, Sourced<Duration> within) {
        this(times, within, Optional.empty());
    }

    public Checks {
        if (days.filter(d -> d.value().isEmpty()).isPresent()) {
            throw new InvalidItemException("days.value", "at least one day of the week is needed");
        }
        days = days.map(
                d -> new Sourced<>(d.value().stream().sorted().distinct().toList(), d.source()));
        if (times.value().isEmpty()) {
            throw new InvalidItemException("times", "at least one time of day is needed");
        }
        if (times.value().stream().anyMatch(t -> t.getSecond() != 0 || t.getNano() != 0)) {
            throw new InvalidItemException("times", "must be whole minutes: a check is named by its minute");
        }
        Terms.requireDeadline("within.value", within.value());
        times = new Sourced<>(times.value().stream().sorted().distinct().toList(), times.source());
    }

    /** The first check after an instant. */
    public Instant next(Instant after) {
        LocalDate today = LocalDate.ofInstant(after, ZoneOffset.UTC);
        return Stream.iterate(today, day -> day.plusDays(1))
                .filter(day -> days.filter(d -> !d.value().contains(day.getDayOfWeek()))
                        .isEmpty())
                .flatMap(day -> times.value().stream().map(day::atTime))
                .map(time -> time.toInstant(ZoneOffset.UTC))
                .filter(check -> check.isAfter(after))
                .findFirst()
                .orElseThrow();
    }
}
