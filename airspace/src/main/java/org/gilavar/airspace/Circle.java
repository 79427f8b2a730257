package org.gilavar.airspace;

/**
 * Every place within a geodesic radius of a centre.
 *
 * @param centre the centre; a pole is fine
 * @param radius 0 to {@link Limits#MAX_RADIUS_METRES}
 */
public record Circle(LatLon centre, Length radius) implements Shape {

    /** Throws {@link InvalidVolumeException} on {@code radius} when negative or too large. */
    public Circle {
        Limits.check("radius", radius, Limits.MAX_RADIUS_METRES);
    }
}
