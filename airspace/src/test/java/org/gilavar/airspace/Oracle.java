package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.Gnomonic;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Distances found by searching, sharing nothing with the kernel but GeographicLib: golden section
 * where the kernel walks by azimuths, a nested search where it tests sides, JTS in a gnomonic plane
 * where it winds.
 */
final class Oracle {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final List<LatLon> vertices;
    private final List<GeodesicLine> lines = new ArrayList<>();
    private final double radius;

    Oracle(Shape shape) {
        switch (shape) {
            case Circle c -> {
                vertices = List.of(c.centre());
                radius = c.radius().metres();
            }
            case Point p -> {
                vertices = List.of(p.position());
                radius = p.uncertainty().metres();
            }
            case Corridor c -> {
                vertices = c.path();
                radius = c.width().metres() / 2;
            }
            case Polygon p -> {
                vertices = p.ring();
                radius = 0;
            }
        }
        for (int i = 1; i < vertices.size(); i++) {
            lines.add(line(vertices.get(i - 1), vertices.get(i)));
        }
        if (shape instanceof Polygon) {
            lines.add(line(vertices.getLast(), vertices.getFirst()));
        }
        // a point is a line without length
        if (lines.isEmpty()) {
            lines.add(line(vertices.getFirst(), vertices.getFirst()));
        }
    }

    static double metres(LatLon p, LatLon q) {
        return Geodesic.WGS84.Inverse(p.lat(), p.lon(), q.lat(), q.lon(), GeodesicMask.DISTANCE).s12;
    }

    /** From a vertex of one to an edge of the other, the least. */
    static double vertexToEdge(Oracle a, Oracle b) {
        return Math.min(a.fromVertices(b), b.fromVertices(a));
    }

    /** From anywhere on an edge of one to anywhere on an edge of the other, the least. */
    static double edgeToEdge(Oracle a, Oracle b) {
        double best = Double.POSITIVE_INFINITY;
        for (var e : a.lines) {
            for (var f : b.lines) {
                // every place is within a twelfth of its edge of a sample
                if (samples(e, f) - (e.Distance() + f.Distance()) / 12 < best) {
                    best = Math.min(best, least(0, e.Distance(), s -> toLine(at(e, s), f)));
                }
            }
        }
        return best;
    }

    private static double samples(GeodesicLine e, GeodesicLine f) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 6; i++) {
            var p = at(e, e.Distance() * i / 6);
            for (int j = 0; j <= 6; j++) {
                least = Math.min(least, metres(p, at(f, f.Distance() * j / 6)));
            }
        }
        return least;
    }

    double radius() {
        return radius;
    }

    LatLon someVertex() {
        return vertices.getFirst();
    }

    static double toLine(LatLon p, GeodesicLine line) {
        return least(0, line.Distance(), t -> metres(p, at(line, t)));
    }

    static GeodesicLine line(LatLon p, LatLon q) {
        return Geodesic.WGS84.InverseLine(p.lat(), p.lon(), q.lat(), q.lon());
    }

    /** Whether a polygon of some hundred kilometres holds {@code p}; boundary errors of a few metres. */
    static boolean holds(Polygon polygon, LatLon p) {
        var centre = polygon.ring().getFirst();
        var ring = new ArrayList<Coordinate>();
        polygon.ring().forEach(v -> ring.add(gnomonic(centre, v)));
        ring.add(ring.getFirst().copy());
        var plane = new GeometryFactory();
        return plane.createPolygon(ring.toArray(Coordinate[]::new)).contains(plane.createPoint(gnomonic(centre, p)));
    }

    private static Coordinate gnomonic(LatLon centre, LatLon p) {
        var data = new Gnomonic(Geodesic.WGS84).Forward(centre.lat(), centre.lon(), p.lat(), p.lon());
        return new Coordinate(data.x, data.y);
    }

    private double fromVertices(Oracle other) {
        double best = Double.POSITIVE_INFINITY;
        for (var p : vertices) {
            for (var line : other.lines) {
                double middle = metres(p, at(line, line.Distance() / 2));
                if (middle - line.Distance() / 2 < best) {
                    best = Math.min(best, toLine(p, line));
                }
            }
        }
        return best;
    }

    private static LatLon at(GeodesicLine line, double metres) {
        var there = line.Position(metres);
        return new LatLon(there.lat2, there.lon2);
    }

    /** The least value of a function that falls, then rises. */
    private static double least(double low, double high, DoubleUnaryOperator f) {
        double ends = Math.min(f.applyAsDouble(low), f.applyAsDouble(high));
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        while (high - low > 1e-3) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = f.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = f.applyAsDouble(right);
            }
        }
        return Math.min(ends, Math.min(atLeft, atRight));
    }
}
