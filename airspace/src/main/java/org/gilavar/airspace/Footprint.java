package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * The places within reach of two shapes, drawn for people in a plane about their nearest approach.
 *
 * <p>Drawn outward: by the sagitta of round corners, a metre for rounding the coordinates, and what the
 * plane stretches. Paths are drawn as far as {@link #HORIZON} from the nearest approach.
 */
final class Footprint {
    /** A centimetre-wide overlap is still something to look at. */
    private static final double SMALLEST = 10;

    private static final double HORIZON = Limits.MAX_EXTENT_METRES;
    private static final double ROUNDING = 1;
    private static final double DEGREES = 1e5;
    private static final int QUADRANT_SEGMENTS = 16;
    private static final double SAGITTA = 1 / Math.cos(Math.PI / 4 / QUADRANT_SEGMENTS);

    /** What a map draws without effort and a message carries without thought. */
    private static final int MAX_VERTICES = 300;

    private static final double FINEST_STEP = 20_000;
    private static final int MAX_STEPS = 5_000;

    private static final GeometryFactory PLANAR = new GeometryFactory();

    private final LocalPlane plane;

    private Footprint(LatLon centre) {
        this.plane = new LocalPlane(centre);
    }

    /** What is within {@code reach} metres of both; never empty for shapes within twice that of each other. */
    static List<List<LatLon>> of(Core a, Core b, double reach) {
        return new Footprint(middle(a, b)).draw(a, b, reach);
    }

    /** A place as deep in both as any on the shortest way between them. */
    private static LatLon middle(Core a, Core b) {
        var nearest = Core.nearest(a, b);
        double fromA = (nearest.metres() + a.radius() - b.radius()) / 2;
        double along = Math.clamp(fromA, 0, nearest.metres());
        return Edge.destination(nearest.onA(), Edge.azimuth(nearest.onA(), nearest.onB()), along);
    }

    private List<List<LatLon>> draw(Core a, Core b, double reach) {
        var one = outline(a);
        var other = outline(b);
        double aroundOne = (a.radius() + reach + ROUNDING) * SAGITTA;
        double aroundOther = (b.radius() + reach + ROUNDING) * SAGITTA;
        var common = common(
                near(one, other, aroundOne + aroundOther).buffer(aroundOne, QUADRANT_SEGMENTS),
                near(other, one, aroundOne + aroundOther).buffer(aroundOther, QUADRANT_SEGMENTS));
        var rings = rings(simplified(widened(common, Math.max(a.radius(), b.radius()) + reach)));
        return rings.isEmpty() ? List.of(smallest()) : rings;
    }

    private static Geometry common(Geometry a, Geometry b) {
        try {
            return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
        } catch (TopologyException e) {
            // rather a box too large than a drawing too small
            return PLANAR.toGeometry(a.getEnvelopeInternal().intersection(b.getEnvelopeInternal()));
        }
    }

    /** Of a path the stretches that come so near to the box of another outline; the rest of a long one is drawn for nothing. */
    private static Geometry near(Geometry path, Geometry other, double distance) {
        if (path.getDimension() != 1) {
            return path;
        }
        var box = other.getEnvelopeInternal().copy();
        box.expandBy(distance);
        var stretches = new ArrayList<LineString>();
        for (int i = 0; i < path.getNumGeometries(); i++) {
            var coordinates = path.getGeometryN(i).getCoordinates();
            int from = 0;
            for (int to = 1; to <= coordinates.length; to++) {
                boolean far = to == coordinates.length || !box.intersects(coordinates[to - 1], coordinates[to]);
                if (far) {
                    stretches.addAll(lines(Arrays.copyOfRange(coordinates, from, to)));
                    from = to;
                }
            }
        }
        return PLANAR.createMultiLineString(stretches.toArray(LineString[]::new));
    }

    private Geometry outline(Core core) {
        if (core.edges().isEmpty()) {
            return PLANAR.createPoint(plane.project(core.vertices().getFirst()));
        }
        double total = core.edges().stream().mapToDouble(Edge::length).sum();
        double step = Math.max(FINEST_STEP, total / MAX_STEPS);
        if (core.closed()) {
            var ring = new ArrayList<Coordinate>();
            core.edges().forEach(edge -> ring.addAll(pieces(edge, step)));
            ring.add(ring.getFirst().copy());
            return PLANAR.createPolygon(ring.toArray(Coordinate[]::new));
        }
        return path(core.edges(), step);
    }

    /** One line as long as it is within the horizon, and another when it comes back. */
    private Geometry path(List<Edge> edges, double step) {
        var centre = Ecef.of(plane.centre());
        var lines = new ArrayList<LineString>();
        var line = new ArrayList<Coordinate>();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            if (edge.atLeast(centre) >= HORIZON) {
                continue;
            }
            line.addAll(pieces(edge, step));
            boolean last = i + 1 == edges.size() || edges.get(i + 1).atLeast(centre) >= HORIZON;
            if (last) {
                line.add(plane.project(edge.at(edge.length())));
                lines.addAll(lines(line.toArray(Coordinate[]::new)));
                line.clear();
            }
        }
        return PLANAR.createMultiLineString(lines.toArray(LineString[]::new));
    }

    /**
     * A path, if there is one. A line that ends where it began would be widened as a ring, outwards and inwards, and where it is small
     * there would be a hole in what it holds; so such a one is two.
     */
    private static List<LineString> lines(Coordinate[] path) {
        int last = path.length - 1;
        if (last < 1) {
            return List.of();
        }
        if (last < 2 || !path[0].equals2D(path[last])) {
            return List.of(PLANAR.createLineString(path));
        }
        int middle = last / 2;
        var both = new ArrayList<>(lines(Arrays.copyOfRange(path, 0, middle + 1)));
        both.addAll(lines(Arrays.copyOfRange(path, middle, last + 1))); // of two laps each half is one
        return both;
    }

    /** The edge without its end, in steps a straight line follows closely. */
    private List<Coordinate> pieces(Edge edge, double step) {
        int count = (int) Math.ceil(edge.length() / step);
        return IntStream.range(0, count)
                .mapToObj(i -> plane.project(edge.at(edge.length() * i / count)))
                .toList();
    }

    private static Geometry widened(Geometry common, double radius) {
        if (common.isEmpty()) {
            return common;
        }
        double furthest = 0;
        for (var c : common.getCoordinates()) {
            furthest = Math.max(furthest, Math.hypot(c.x, c.y));
        }
        double by = radius * LocalPlane.stretch(furthest);
        return by < ROUNDING / 10 ? common : common.buffer(by);
    }

    /**
     * Fewer vertices: widen, then straighten by less than that, coarser until it is few enough. Corners
     * rounded in two pieces are widened by 92 % only.
     */
    private static Geometry simplified(Geometry common) {
        var simple = common;
        for (double by = ROUNDING; simple.getNumPoints() > MAX_VERTICES; by *= 2) {
            var wide = common.buffer(by, 2, BufferParameters.CAP_ROUND);
            simple = DouglasPeuckerSimplifier.simplify(wide, 0.9 * by);
        }
        return simple;
    }

    private List<List<LatLon>> rings(Geometry common) {
        var rings = new ArrayList<List<LatLon>>();
        for (int i = 0; i < common.getNumGeometries(); i++) {
            if (common.getGeometryN(i) instanceof org.locationtech.jts.geom.Polygon part && !part.isEmpty()) {
                var ring = ring(part.getExteriorRing().getCoordinates());
                if (ring.size() >= 3) {
                    rings.add(ring);
                }
            }
        }
        return rings;
    }

    private List<LatLon> ring(Coordinate[] coordinates) {
        var ring = new ArrayList<LatLon>();
        for (var c : coordinates) {
            var place = rounded(plane.unproject(c));
            if (ring.isEmpty() || !ring.getLast().equals(place)) {
                ring.add(place);
            }
        }
        if (ring.size() > 1 && ring.getFirst().equals(ring.getLast())) {
            ring.removeLast();
        }
        return ring;
    }

    private List<LatLon> smallest() {
        return IntStream.range(0, 12)
                .mapToObj(i -> rounded(Edge.destination(plane.centre(), 30.0 * i, SMALLEST)))
                .toList();
    }

    private static LatLon rounded(LatLon place) {
        return new LatLon(Math.rint(place.lat() * DEGREES) / DEGREES, Math.rint(place.lon() * DEGREES) / DEGREES);
    }
}
