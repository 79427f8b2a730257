package org.gilavar.airspace.schedule;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * Two volumes of two notices, near enough on the ground, and which choices of the one rule out which of
 * the other.
 *
 * <p>Two windows are too close in time while each, widened by the minimum, starts before the other ends,
 * for a minimum of zero as for any other. Moved by {@code x} and {@code y} steps, that is an open interval
 * of {@code x - y}; held here are the whole steps within it. Which levels are too close is asked of the
 * detector, level by level. So two choices are excluded exactly when the volumes so changed conflict.
 *
 * <p>Immutable.
 */
public final class Exclusion {
    private final int first;
    private final int second;
    private final Span differences;
    private final int lowestOfFirst;
    private final int lowestOfSecond;
    private final int levelsOfSecond;
    private final BitSet tooClose;

    private Exclusion(int first, Room a, int second, Room b, Span differences, BitSet tooClose) {
        this.first = first;
        this.second = second;
        this.differences = differences;
        this.lowestOfFirst = a.climbs().getFirst();
        this.lowestOfSecond = b.climbs().getFirst();
        this.levelsOfSecond = span(b);
        this.tooClose = tooClose;
    }

    /** What a volume of {@code a} and one of {@code b}, too close on the ground, exclude; empty when nothing. */
    static Optional<Exclusion> between(
            int first, Room a, int ofA, int second, Room b, int ofB, Duration step, Detector detector) {
        var differences = tooCloseInTime(
                        a.notice().volumes().get(ofA).window(),
                        b.notice().volumes().get(ofB).window(),
                        detector.separation().time(),
                        step.toSeconds())
                .within(a.leastShift() - (long) b.mostShift(), a.mostShift() - (long) b.leastShift());
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        var tooClose = tooCloseInLevel(a, a.levels(ofA), b, b.levels(ofB), detector);
        return tooClose.isEmpty()
                ? Optional.empty()
                : Optional.of(new Exclusion(first, a, second, b, differences, tooClose));
    }

    /** Position of one notice among those contending. */
    public int first() {
        return first;
    }

    /** Position of the other, the greater of the two. */
    public int second() {
        return second;
    }

    /** Shift of the first less shift of the second, in steps, that would be too close in time. */
    public Span differences() {
        return differences;
    }

    /** Whether the two are too close in level when they climb by so many steps. */
    public boolean tooCloseInLevel(int climbOfFirst, int climbOfSecond) {
        return tooClose.get((climbOfFirst - lowestOfFirst) * levelsOfSecond + climbOfSecond - lowestOfSecond);
    }

    /** Whether the two volumes conflict when their notices choose so. */
    public boolean rulesOut(Choice ofFirst, Choice ofSecond) {
        return differences.contains((long) ofFirst.shift() - ofSecond.shift())
                && tooCloseInLevel(ofFirst.climb(), ofSecond.climb());
    }

    int other(int notice) {
        return notice == first ? second : first;
    }

    /** The shifts that {@code notice} cannot have at this climb while the other stands where it chose. */
    Span forbidden(int notice, int climb, Choice ofOther) {
        boolean isFirst = notice == first;
        if (!(isFirst ? tooCloseInLevel(climb, ofOther.climb()) : tooCloseInLevel(ofOther.climb(), climb))) {
            return Span.EMPTY;
        }
        return (isFirst ? differences : differences.mirrored()).plus(ofOther.shift());
    }

    private static Span tooCloseInTime(TimeWindow a, TimeWindow b, Duration minimum, long stepSeconds) {
        Duration after = Duration.between(a.end(), b.start()).minus(minimum);
        Duration before = Duration.between(a.start(), b.end()).plus(minimum);
        // the seconds of a duration are rounded down
        long fromSeconds = after.toSeconds() + 1;
        long toSeconds = -before.negated().toSeconds() - 1;
        return new Span(Math.ceilDiv(fromSeconds, stepSeconds), Math.floorDiv(toSeconds, stepSeconds));
    }

    private static BitSet tooCloseInLevel(Room a, List<Volume> ofA, Room b, List<Volume> ofB, Detector detector) {
        var tooClose = new BitSet(span(a) * span(b));
        for (int i = 0; i < ofA.size(); i++) {
            for (int j = 0; j < ofB.size(); j++) {
                int row = a.climbs().get(i) - a.climbs().getFirst();
                int column = b.climbs().get(j) - b.climbs().getFirst();
                tooClose.set(row * span(b) + column, detector.tooCloseInLevel(ofA.get(i), ofB.get(j)));
            }
        }
        return tooClose;
    }

    private static int span(Room room) {
        return room.climbs().getLast() - room.climbs().getFirst() + 1;
    }
}
