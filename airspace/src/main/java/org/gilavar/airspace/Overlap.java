package org.gilavar.airspace;

import java.util.List;

/**
 * The smallest region that treats both volumes alike and is non-empty exactly when they conflict:
 * what is within half of every minimum of both.
 *
 * <p>For people to look at. The verdict never depends on it, and it errs outward. Immutable.
 *
 * @param footprint places within half the lateral minimum of both, as one or more rings whose first
 *     vertex is not repeated, rounded to 0.00001 degree; holes are filled; a ring over the antimeridian
 *     jumps between -180 and 180
 * @param altitude levels within half the vertical minimum of both; on the datum all four altitudes
 *     share, or else AMSL as wide as the {@link DatumBounds} demand
 * @param window times within half the time minimum of both
 */
public record Overlap(List<List<LatLon>> footprint, AltitudeBand altitude, TimeWindow window) {
    /** Copies the rings. */
    public Overlap {
        footprint = footprint.stream().map(List::copyOf).toList();
    }
}
