package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * The shortest path between two vertices, at most {@link Limits#MAX_EDGE_METRES} long.
 *
 * <p>Distances and azimuths are those of C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87
 * (2013) 43–55, good to 15 nm.
 */
final class Edge {
    /** Nearer than this is touching: well above rounding, well below the centimetre that is promised. */
    static final double TOUCH = 1e-3;

    private static final Geodesic WGS84 = Geodesic.WGS84;
    private static final double MEAN_RADIUS = 6_371_008.8;

    /** A foot within this of the true one changes a distance by less. */
    private static final double FOOT_TOLERANCE = 1e-5;

    /** Steps until halving takes over, which ends in 40 more; two or three are usual. */
    private static final int MAX_STEPS = 20;

    private final LatLon from;
    private final LatLon to;
    private final GeodesicLine line;
    private final double length;
    private final Ecef middle;

    Edge(LatLon from, LatLon to) {
        this.from = from;
        this.to = to;
        this.line = WGS84.InverseLine(
                from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.STANDARD | GeodesicMask.DISTANCE_IN);
        this.length = line.Distance();
        this.middle = Ecef.of(at(length / 2));
    }

    static List<Edge> path(List<LatLon> vertices) {
        var edges = new ArrayList<Edge>(vertices.size());
        for (int i = 1; i < vertices.size(); i++) {
            edges.add(new Edge(vertices.get(i - 1), vertices.get(i)));
        }
        return edges;
    }

    static List<Edge> ring(List<LatLon> vertices) {
        var edges = path(vertices);
        edges.add(new Edge(vertices.getLast(), vertices.getFirst()));
        return edges;
    }

    static double distance(LatLon p, LatLon q) {
        return WGS84.Inverse(p.lat(), p.lon(), q.lat(), q.lon(), GeodesicMask.DISTANCE).s12;
    }

    static double azimuth(LatLon from, LatLon to) {
        return WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.AZIMUTH).azi1;
    }

    static LatLon destination(LatLon from, double azimuth, double metres) {
        return place(WGS84.Direct(from.lat(), from.lon(), azimuth, metres));
    }

    LatLon from() {
        return from;
    }

    double length() {
        return length;
    }

    LatLon at(double metres) {
        return place(line.Position(metres));
    }

    /** A distance no place on this edge is nearer to {@code p} than. */
    double atLeast(Ecef p) {
        return middle.chord(p) - length / 2 - TOUCH;
    }

    /** The place on this edge nearest to {@code p}, as {@code onA}. */
    Nearest nearest(LatLon p) {
        var start = look(0, p);
        var end = look(length, p);
        if (start.ahead <= 0 || end.ahead >= 0) {
            var nearer = start.distance <= end.distance ? start : end;
            return new Nearest(nearer.distance, nearer.place, p);
        }
        // the distance falls at the start and rises at the end: the foot is between
        double low = 0;
        double high = length;
        double at = start.ahead;
        for (int steps = 0; ; steps++) {
            if (steps > MAX_STEPS || !(low < at && at < high)) {
                at = (low + high) / 2;
            }
            var here = look(at, p);
            if (Math.abs(here.ahead) < FOOT_TOLERANCE || high - low < FOOT_TOLERANCE) {
                return new Nearest(here.distance, here.place, p);
            }
            if (here.ahead > 0) {
                low = at;
            } else {
                high = at;
            }
            at += here.ahead;
        }
    }

    /** Whether the two cut through each other, every end more than {@link #TOUCH} off the other's line. */
    boolean crosses(Edge other) {
        return middle.chord(other.middle) <= (length + other.length) / 2 + TOUCH
                && opposite(side(other.from), side(other.to))
                && opposite(other.side(from), other.side(to));
    }

    /** Where an edge that {@link #crosses} this one does so, by halving. */
    LatLon crossing(Edge other) {
        double low = 0;
        double high = length;
        boolean startsRight = other.side(from) > 0;
        while (high - low > FOOT_TOLERANCE) {
            double middle = (low + high) / 2;
            if (other.side(at(middle)) > 0 == startsRight) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(low);
    }

    /** How far right of this edge's line {@code p} is, metres; the sign is exact, the size about right. */
    private double side(LatLon p) {
        var sight = WGS84.Inverse(from.lat(), from.lon(), p.lat(), p.lon());
        return sight.s12 * Math.sin(Math.toRadians(sight.azi1 - line.Azimuth()));
    }

    private static boolean opposite(double one, double other) {
        return one * other < 0 && Math.min(Math.abs(one), Math.abs(other)) > TOUCH;
    }

    /** What {@code p} looks like from a place on this edge. */
    private Look look(double at, LatLon p) {
        var here = line.Position(at);
        var sight = WGS84.Inverse(here.lat2, here.lon2, p.lat(), p.lon());
        double angle = Math.toRadians(sight.azi1 - here.azi2);
        double arc = sight.s12 / MEAN_RADIUS;
        double ahead = MEAN_RADIUS * Math.atan2(Math.sin(arc) * Math.cos(angle), Math.cos(arc));
        return new Look(place(here), sight.s12, ahead);
    }

    private static LatLon place(GeodesicData data) {
        return new LatLon(data.lat2, data.lon2);
    }

    /**
     * @param distance to the place looked at, metres
     * @param ahead how much further along the foot would be on a sphere, metres; its sign is exact on the
     *     ellipsoid too, as the distance changes along the edge by minus the cosine of the angle
     */
    private record Look(LatLon place, double distance, double ahead) {}
}
