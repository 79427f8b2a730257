package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Plan;

/**
 * The daily plan: until the cut-off each party drafts what it will do on the next day, and at the release all of it is filed at once.
 * Days and times are those of UTC.
 *
 * @param cutOff time of the day before, in whole minutes
 * @param release time of the same day, at least an hour later
 */
public record PlanningTerms(Sourced<LocalTime> cutOff, Sourced<LocalTime> release) {

    /** From cut-off to release at least: to plan takes time, and so does to answer. */
    public static final Duration LEAST = Duration.ofHours(1);

    public PlanningTerms {
        requireMinutes("cutOff.value", cutOff.value());
        requireMinutes("release.value", release.value());
        if (Duration.between(cutOff.value(), release.value()).compareTo(LEAST) < 0) {
            throw new InvalidItemException(
                    "release.value",
                    "must be at least " + LEAST + " after the cut-off " + cutOff.value() + ", on the same day; found "
                            + release.value());
        }
    }

    private static void requireMinutes(String field, LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new InvalidItemException(field, "must be whole minutes, found " + time);
        }
    }

    /** The plan of the first day whose cut-off is after an instant. */
    public Plan next(Instant after) {
        LocalDate day = LocalDate.ofInstant(after, ZoneOffset.UTC).plusDays(1);
        return plan(cutOff(day).isAfter(after) ? day : day.plusDays(1));
    }

    private Plan plan(LocalDate day) {
        return new Plan(
                day.toString(),
                cutOff(day),
                day.minusDays(1).atTime(release.value()).toInstant(ZoneOffset.UTC),
                Plan.Stage.DRAFTING);
    }

    private Instant cutOff(LocalDate day) {
        return day.minusDays(1).atTime(cutOff.value()).toInstant(ZoneOffset.UTC);
    }
}
