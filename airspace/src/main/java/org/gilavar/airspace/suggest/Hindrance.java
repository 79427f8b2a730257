package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * Shifts a notice cannot have, nanoseconds in one direction: all more than {@code after} and less than
 * {@code before}.
 *
 * @param stands whether it counts, given the notice at some level
 */
record Hindrance(long after, long before, Predicate<List<Volume>> stands) {
    /** In this order {@link LeastChanges} meets them. */
    static final Comparator<Hindrance> ORDER = Comparator.comparingLong(Hindrance::after);

    /** Beyond any shift there can be, and far from overflow: what lies further counts as this. */
    private static final Duration FAR = Freedom.MAX_SHIFT.multipliedBy(2);

    /** Every hindrance there can be within the leeway, for later shifts. */
    static List<Hindrance> of(Leeway leeway, List<Obstacles> obstacles) {
        var found = new ArrayList<Hindrance>();
        if (leeway.begun().isPositive()) {
            found.add(new Hindrance(0, nanos(leeway.begun()), any -> true));
        }
        var notice = leeway.climbed(0);
        var reach = leeway.reach();
        for (var group : obstacles) {
            for (int i = 0; i < notice.size(); i++) {
                for (var theirs : group.near(reach.get(i)).volumes()) {
                    found.add(between(notice, i, theirs, group));
                }
            }
        }
        return found;
    }

    /** The same seen in the other direction. */
    Hindrance mirrored() {
        return new Hindrance(-before, -after, stands);
    }

    /**
     * Two windows are too close in time while ours, shifted, ends after the other starts and starts before the other ends,
     * both widened by the minimum: an open interval, for a minimum of zero as for any other.
     */
    private static Hindrance between(List<Volume> notice, int i, Volume theirs, Obstacles group) {
        TimeWindow mine = notice.get(i).window();
        TimeWindow other = theirs.window();
        var detector = group.detector();
        Duration minimum = detector.separation().time();
        return new Hindrance(
                nanos(Duration.between(mine.end(), other.start()).minus(minimum)),
                nanos(Duration.between(mine.start(), other.end()).plus(minimum)),
                climbed -> detector.tooCloseInLevel(climbed.get(i), theirs));
    }

    static long nanos(Duration duration) {
        if (duration.abs().compareTo(FAR) > 0) {
            return duration.isNegative() ? -FAR.toNanos() : FAR.toNanos();
        }
        return duration.toNanos();
    }
}
