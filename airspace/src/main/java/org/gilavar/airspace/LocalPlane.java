package org.gilavar.airspace;

import org.locationtech.jts.geom.Coordinate;

/**
 * The azimuthal equidistant projection of the ellipsoid about a centre, metres east and north.
 *
 * <p>Distances from the centre are true; across, the plane is too large by about one part in six times
 * the square of the distance over the radius of the earth: 4 m in 100 km at 100 km.
 */
record LocalPlane(LatLon centre) {
    private static final double EARTH_RADIUS = 6_371_000;

    /** How much too large the plane is across, {@code metres} from the centre, as a fraction. */
    static double stretch(double metres) {
        double arc = Math.min(metres / EARTH_RADIUS, 1.5);
        return arc < 1e-6 ? 0 : arc / Math.sin(arc) - 1;
    }

    Coordinate project(LatLon place) {
        double distance = Edge.distance(centre, place);
        double azimuth = Math.toRadians(Edge.azimuth(centre, place));
        return new Coordinate(distance * Math.sin(azimuth), distance * Math.cos(azimuth));
    }

    LatLon unproject(Coordinate c) {
        return Edge.destination(centre, Math.toDegrees(Math.atan2(c.x, c.y)), Math.hypot(c.x, c.y));
    }
}
