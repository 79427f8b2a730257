package org.gilavar.airspace;

import net.sf.geographiclib.Constants;

/**
 * A place on the ellipsoid in earth-centred coordinates, metres.
 *
 * <p>Only for {@link #chord}: the straight line through the earth is never longer than the way over
 * the ground, so it bounds a distance from below for the price of a square root.
 */
record Ecef(double x, double y, double z) {
    private static final double E2 = Constants.WGS84_f * (2 - Constants.WGS84_f);

    static Ecef of(LatLon place) {
        double phi = Math.toRadians(place.lat());
        double lambda = Math.toRadians(place.lon());
        double n = Constants.WGS84_a / Math.sqrt(1 - E2 * Math.sin(phi) * Math.sin(phi));
        double fromAxis = n * Math.cos(phi);
        return new Ecef(fromAxis * Math.cos(lambda), fromAxis * Math.sin(lambda), n * (1 - E2) * Math.sin(phi));
    }

    double chord(Ecef other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
