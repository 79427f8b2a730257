package org.gilavar.bench;

import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;

/**
 * A volume asked about, with everything the other indexes want to know of it worked out beforehand, at no charge.
 *
 * @param box its ground widened by the lateral minimum
 * @param start its start less the minimum in time, seconds since the epoch
 * @param end its end and the minimum in time
 */
record Asked(Volume volume, GroundBox box, Levels levels, long start, long end) {
    /** What the detector adds to the lateral minimum. */
    private static final double TOLERANCE_METRES = 0.01;

    static Asked of(Volume volume, Separation minima, DatumBounds bounds) {
        return new Asked(
                volume,
                GroundBox.of(volume.shape(), minima.lateral().metres() + TOLERANCE_METRES),
                Levels.of(volume.altitude(), bounds),
                volume.window().start().minus(minima.time()).getEpochSecond(),
                volume.window().end().plus(minima.time()).getEpochSecond());
    }
}
