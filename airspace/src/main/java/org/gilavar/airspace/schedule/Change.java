package org.gilavar.airspace.schedule;

import java.time.Duration;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;

/**
 * How one notice is moved.
 *
 * <p>Immutable.
 *
 * @param shift by how much later, negative when earlier
 * @param climb by how much higher, negative when lower
 */
public record Change(Duration shift, Length climb) {
    /** The notice stays as it was stated. */
    public static final Change NONE = new Change(Duration.ZERO, Length.feet(0));

    /**
     * What a metre of climb weighs beside a second of shift: 1,000 ft as much as ten minutes. Those are minima in common
     * use, so either frees two notices of each other as well as the other does.
     */
    private static final double SECONDS_PER_METRE = 600 / 304.8;

    /** Whether nothing changes. */
    public boolean isNone() {
        return shift.isZero() && climb.value() == 0;
    }

    /** How much this asks of whoever must make it: seconds of shift, a climb weighing as many as above. */
    public long burdenSeconds() {
        return shift.abs().toSeconds() + Math.round(Math.abs(climb.metres()) * SECONDS_PER_METRE);
    }

    /** The volume so moved. */
    public Volume of(Volume volume) {
        // adding nothing would still round a level to a billionth
        var raised = climb.value() == 0 ? volume : volume.climbed(climb);
        return raised.shifted(shift);
    }
}
