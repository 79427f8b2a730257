package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * How far a notice may be moved in time and level.
 *
 * <p>Whatever this allows, a volume stays within {@link org.gilavar.airspace.Limits} and
 * {@link TimeWindow}, and one stated above ground is never moved below it. Immutable; start from
 * {@link #NONE}.
 *
 * @param earlier at most by how much, zero to {@link #MAX_SHIFT}
 * @param later at most by how much, zero to {@link #MAX_SHIFT}
 * @param notBefore no notice moved in time starts earlier; one that has begun may still stay as it is
 * @param down at most by how much
 * @param up at most by how much
 * @param step every climb is a whole number of these, at least a millimetre
 * @param floor no notice moved in level reaches below; on another datum, not even perhaps
 * @param ceiling no notice moved in level reaches above; on another datum, not even perhaps
 */
public record Freedom(
        Duration earlier,
        Duration later,
        Instant notBefore,
        Length down,
        Length up,
        Length step,
        Optional<Altitude> floor,
        Optional<Altitude> ceiling) {

    /** Far beyond the 30 days plans are exchanged ahead (ASTM F3548-21), and nanoseconds still fit 64 bits. */
    public static final Duration MAX_SHIFT = Duration.ofDays(366);

    /** Steps each way: each costs a pass over the neighbours, and nobody states a band more finely. */
    public static final int MAX_STEPS = 1000;

    /**
     * Hundreds of feet: what a flight level counts and a transponder reports (ICAO Annex 10, volume IV). Where cruising
     * levels are wanted instead, state 1000 ft (ICAO Annex 2, appendix 3).
     */
    public static final Length DEFAULT_STEP = Length.feet(100);

    /** No change at all. */
    public static final Freedom NONE = new Freedom(
            Duration.ZERO,
            Duration.ZERO,
            TimeWindow.EARLIEST,
            Length.feet(0),
            Length.feet(0),
            DEFAULT_STEP,
            Optional.empty(),
            Optional.empty());

    /** Levels are compared to the millimetre. */
    private static final double MIN_STEP_METRES = 0.001;

    /** A whole number of steps that came out a hair short: {@code 4000 ft / 100 ft}. */
    private static final double ROUNDING = 1e-9;

    /** Throws {@link InvalidVolumeException} on the limit that is negative or too large. */
    public Freedom {
        check("earlier", earlier);
        check("later", later);
        if (step.metres() < MIN_STEP_METRES) {
            throw new InvalidVolumeException("step", "expected at least 1 mm, found " + step);
        }
        check("down", down, step);
        check("up", up, step);
    }

    /** This freedom, moved at most so much earlier or later. */
    public Freedom inTime(Duration mostEarlier, Duration mostLater) {
        return new Freedom(mostEarlier, mostLater, notBefore, down, up, step, floor, ceiling);
    }

    /** This freedom, starting no earlier when moved. */
    public Freedom notBefore(Instant instant) {
        return new Freedom(earlier, later, instant, down, up, step, floor, ceiling);
    }

    /** This freedom, lowered or raised at most so much, by whole steps. */
    public Freedom inLevel(Length mostDown, Length mostUp, Length wholeSteps) {
        return new Freedom(earlier, later, notBefore, mostDown, mostUp, wholeSteps, floor, ceiling);
    }

    /** This freedom, reaching no lower when moved in level. */
    public Freedom above(Altitude lowest) {
        return new Freedom(earlier, later, notBefore, down, up, step, Optional.of(lowest), ceiling);
    }

    /** This freedom, reaching no higher when moved in level. */
    public Freedom below(Altitude highest) {
        return new Freedom(earlier, later, notBefore, down, up, step, floor, Optional.of(highest));
    }

    /**
     * What a notice could come to use, volume by volume. Whatever conflicts with none of these conflicts with none of its
     * allowed changes, so one query of an index with them finds every volume that matters.
     */
    public List<Volume> reach(List<Volume> notice) {
        return Leeway.of(notice, this).reach();
    }

    int stepsDown() {
        return steps(down, step);
    }

    int stepsUp() {
        return steps(up, step);
    }

    /** {@code count} steps, downward when negative. */
    Length climb(int count) {
        return new Length(count * step.value(), step.unit());
    }

    private static int steps(Length most, Length step) {
        return (int) Math.floor(most.metres() / step.metres() + ROUNDING);
    }

    private static void check(String field, Duration most) {
        if (most.isNegative() || most.compareTo(MAX_SHIFT) > 0) {
            throw new InvalidVolumeException(field, "expected from PT0S to " + MAX_SHIFT + ", found " + most);
        }
    }

    private static void check(String field, Length most, Length step) {
        if (most.value() < 0 || most.metres() / step.metres() > MAX_STEPS) {
            throw new InvalidVolumeException(
                    field, "expected from 0 to " + MAX_STEPS + " steps of " + step + ", found " + most);
        }
    }
}
