package org.gilavar.airspace;

/**
 * A position known only to within an uncertainty.
 *
 * <p>Measured as a circle of that radius: whoever is there may be anywhere in it.
 *
 * @param position the best estimate
 * @param uncertainty 0 to {@link Limits#MAX_RADIUS_METRES}
 */
public record Point(LatLon position, Length uncertainty) implements Shape {

    /** Throws {@link InvalidVolumeException} on {@code uncertainty} when negative or too large. */
    public Point {
        Limits.check("uncertainty", uncertainty, Limits.MAX_RADIUS_METRES);
    }
}
