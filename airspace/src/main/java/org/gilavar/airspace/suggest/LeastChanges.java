package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gilavar.airspace.Volume;

/**
 * The least changes of time and level that free a notice of every conflict.
 *
 * <p>A change is a climb, a whole number of steps, and a shift, to the nanosecond; the whole notice moves
 * as one. It is <em>free</em> when the notice so changed conflicts with nothing, and <em>least</em> when
 * no other free change lies between it and no change at all, in level and in time: nothing that goes the
 * same way, and no further in either, would do. So a least change upward is not silenced by a smaller one
 * downward, nor a later one by an earlier one; whoever must choose sees each direction. When nothing
 * conflicts, no change is the one least change.
 *
 * <h2>Why the answer is exact</h2>
 *
 * <p>Distance on the ground does not depend on time or level, so a volume too far away to conflict with
 * anything the notice could come to use ({@link Freedom#reach}) never hinders it. One that is near
 * forbids, at every level at which the detector finds the two too close in level, one open interval of
 * shifts. The free shifts of a level are what those intervals leave. Walking outward from zero with the
 * intervals ordered by where they begin, each that covers the place we stand at pushes us to its end,
 * and the first place none covers is the nearest free one: those before were covered, and intervals still
 * to come begin no sooner than where we stand.
 *
 * <p>Levels are then taken in order of their distance, and a level's nearest free shift is a least change
 * exactly when it is shorter than that of every level before; so the walk may stop as soon as it is not,
 * and the climb as soon as a level needs no shift.
 *
 * <p>Cost: the detector once for each pair of a volume and an obstacle, O(m log m) to order the m pairs
 * near enough, then at most O(m) comparisons of levels for each step, and the detector again over every
 * pair for each suggestion. Nothing is returned that has not passed it.
 */
public final class LeastChanges {
    private final Leeway leeway;
    private final Freedom freedom;
    private final SortedSet<Suggestion> found = new TreeSet<>(Suggestion.ORDER);

    private LeastChanges(Leeway leeway, Freedom freedom) {
        this.leeway = leeway;
        this.freedom = freedom;
    }

    /**
     * All least changes of {@code notice} within {@code freedom}, the fewest things changed first. Empty when no change
     * within it is free.
     */
    public static List<Suggestion> of(List<Volume> notice, List<Obstacles> obstacles, Freedom freedom) {
        var leeway = Leeway.of(notice, freedom);
        var hindrances = Hindrance.of(leeway, obstacles);
        var changes = new LeastChanges(leeway, freedom);
        changes.search(hindrances, leeway.later(), 1);
        changes.search(hindrances.stream().map(Hindrance::mirrored).toList(), leeway.earlier(), -1);
        for (var suggestion : changes.found) {
            if (!Obstacles.allLeaveFree(obstacles, suggestion.volumes())) {
                throw new IllegalStateException("a least change did not pass the detector: " + suggestion.measure());
            }
        }
        return List.copyOf(changes.found);
    }

    private void search(List<Hindrance> hindrances, Duration most, int sign) {
        var ordered = hindrances.stream().sorted(Hindrance.ORDER).toList();
        search(ordered, most, sign, leeway.upward());
        search(ordered, most, sign, leeway.downward());
    }

    private void search(List<Hindrance> ordered, Duration most, int sign, List<Integer> levels) {
        long bound = most.toNanos() + 1;
        for (int steps : levels) {
            var climbed = leeway.climbed(steps);
            long shift = nearestFree(ordered, climbed, bound);
            if (shift < bound) {
                found.add(Suggestion.moved(climbed, freedom.climb(steps), Duration.ofNanos(sign * shift)));
                bound = shift;
            }
            if (bound == 0) {
                return;
            }
        }
    }

    /** The shortest shift that nothing forbids at this level, or {@code bound} when there is none below it. */
    private static long nearestFree(List<Hindrance> ordered, List<Volume> climbed, long bound) {
        long at = 0;
        for (var hindrance : ordered) {
            if (hindrance.after() >= at || at >= bound) {
                break;
            }
            if (hindrance.before() > at && hindrance.stands().test(climbed)) {
                at = hindrance.before();
            }
        }
        return Math.min(at, bound);
    }
}
