package org.gilavar.airspace;

import java.time.Duration;

/**
 * The minima two volumes must keep; being apart in any one of the three is enough.
 *
 * <p>Zero asks only that they do not share a place, a level or an instant. {@link Detector} says what
 * happens exactly at a minimum. Immutable.
 *
 * @param lateral on the ground, 0 to {@link Limits#MAX_LATERAL_METRES}
 * @param vertical between levels, 0 to {@link Limits#MAX_VERTICAL_METRES}
 * @param time from the end of one to the start of the other, zero to {@link Limits#MAX_TIME}
 */
public record Separation(Length lateral, Length vertical, Duration time) {

    /** Throws {@link InvalidVolumeException} on the minimum that is negative or too large. */
    public Separation {
        Limits.check("lateral", lateral, Limits.MAX_LATERAL_METRES);
        Limits.check("vertical", vertical, Limits.MAX_VERTICAL_METRES);
        if (time.isNegative() || time.compareTo(Limits.MAX_TIME) > 0) {
            throw new InvalidVolumeException("time", "expected from PT0S to " + Limits.MAX_TIME + ", found " + time);
        }
    }
}
