package org.gilavar.bench;

import java.util.List;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;

/**
 * A rectangle of latitude and longitude sure to hold a shape: what an index that knows nothing of the earth is given.
 *
 * <p>As tight as can be had cheaply, so that it costs the others nothing: the bulge of each edge towards the pole and the
 * widening of a radius away from the equator are counted, each rounded outward by little.
 *
 * @param west degrees, -180 to 180
 * @param south degrees
 * @param east degrees, up to 360 more than {@code west}: beyond 180 where the box crosses the antimeridian
 * @param north degrees
 */
record GroundBox(double west, double south, double east, double north) {
    /** The least radius of curvature of the ellipsoid, at the equator along the meridian: no arc is wider. */
    private static final double LEAST_RADIUS_METRES = 6_335_439;

    /** A bulge is that of a sphere and this much more; on the ellipsoid it differs by a third of this. */
    private static final double BULGE_FACTOR = 1.02;

    /** A metre of latitude. */
    private static final double MARGIN_DEGREES = 1e-5;

    static GroundBox of(Shape shape, double furtherMetres) {
        return switch (shape) {
            case Circle(var centre, var radius) -> of(centre).grown(radius.metres() + furtherMetres);
            case Point(var position, var uncertainty) -> of(position).grown(uncertainty.metres() + furtherMetres);
            case Corridor(var path, var width) -> of(path, false).grown(width.metres() / 2 + furtherMetres);
            case Polygon(var ring) -> of(ring, true).grown(furtherMetres);
        };
    }

    /** Whether the two share a place, whichever way round the globe each is written. */
    boolean meets(GroundBox other) {
        return south <= other.north
                && other.south <= north
                && (meets(other, 0) || meets(other, 360) || meets(other, -360));
    }

    private boolean meets(GroundBox other, double turn) {
        return west <= other.east + turn && other.west + turn <= east;
    }

    private static GroundBox of(LatLon place) {
        return new GroundBox(place.lon(), place.lat(), place.lon(), place.lat());
    }

    private static GroundBox of(List<LatLon> vertices, boolean closed) {
        var first = vertices.getFirst();
        double lon = first.lon();
        double west = lon;
        double east = lon;
        double south = first.lat();
        double north = first.lat();
        int edges = closed ? vertices.size() : vertices.size() - 1;
        for (int i = 0; i < edges; i++) {
            var from = vertices.get(i);
            var to = vertices.get((i + 1) % vertices.size());
            lon += Math.IEEEremainder(to.lon() - from.lon(), 360);
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            double bulge = bulge(from, to);
            south = Math.min(south, Math.min(from.lat(), to.lat()) + Math.min(0, bulge));
            north = Math.max(north, Math.max(from.lat(), to.lat()) + Math.max(0, bulge));
        }
        if (closed && Math.abs(lon - first.lon()) > 180) {
            return first.lat() > 0 ? new GroundBox(-180, south, 180, 90) : new GroundBox(-180, -90, 180, north);
        }
        double turn = west < -180 ? 360 : west >= 180 ? -360 : 0;
        return new GroundBox(west + turn, south, east + turn, north);
    }

    private GroundBox grown(double metres) {
        double arc = metres / LEAST_RADIUS_METRES;
        double up = Math.toDegrees(arc) + MARGIN_DEGREES;
        double furthest = Math.toRadians(Math.max(Math.abs(south), Math.abs(north)));
        double aside = Math.toDegrees(Math.asin(Math.min(1, Math.sin(arc) / Math.cos(furthest)))) + MARGIN_DEGREES;
        double low = Math.max(-90, south - up);
        double high = Math.min(90, north + up);
        if (low == -90 || high == 90 || east - west + 2 * aside >= 360) {
            return new GroundBox(-180, low, 180, high);
        }
        double turn = west - aside < -180 ? 360 : 0;
        return new GroundBox(west - aside + turn, low, east + aside + turn, high);
    }

    /** How far an edge reaches north (or, negative, south) of both its ends, degrees. */
    private static double bulge(LatLon from, LatLon to) {
        double fromLat = Math.toRadians(from.lat());
        double toLat = Math.toRadians(to.lat());
        double turn = Math.toRadians(Math.IEEEremainder(to.lon() - from.lon(), 360));
        // the course at each end, as its northward part; the edge turns over where the sign changes
        double northwardAtStart =
                Math.cos(fromLat) * Math.sin(toLat) - Math.sin(fromLat) * Math.cos(toLat) * Math.cos(turn);
        double northwardAtEnd =
                Math.cos(fromLat) * Math.sin(toLat) * Math.cos(turn) - Math.sin(fromLat) * Math.cos(toLat);
        double eastward = Math.sin(turn) * Math.cos(toLat);
        if (northwardAtStart * northwardAtEnd >= 0) {
            return 0;
        }
        // Clairaut: sine of the course times cosine of the latitude is the same all along
        double course = Math.atan2(Math.abs(eastward), Math.abs(northwardAtStart));
        double peak = Math.toDegrees(Math.acos(Math.sin(course) * Math.cos(fromLat)));
        return northwardAtStart > 0
                ? (peak - Math.max(from.lat(), to.lat())) * BULGE_FACTOR
                : -(peak + Math.min(from.lat(), to.lat())) * BULGE_FACTOR;
    }
}
