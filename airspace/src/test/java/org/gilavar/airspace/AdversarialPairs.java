package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;

/**
 * Pairs of volumes made to be judged wrongly: close to the line between conflict and none by construction, or where a
 * shape, a place or a rule is awkward.
 *
 * <p>To come close to the line, go from a place on an edge or vertex of A, square to it, by what the minimum and both
 * radii come to and a little more or less, and put a vertex, an edge, an end or a centre of B there. Some other part
 * may be nearer still; the oracle finds out. Ways over the ground are those of GeographicLib, which the oracle does
 * not know.
 */
final class AdversarialPairs {
    enum Kind {
        APART,
        NEAR_EDGE,
        NEAR_VERTEX,
        PARALLEL,
        SHARED,
        NESTED,
        SURROUNDED,
        CROSSING,
        TOUCHING_ITSELF,
        SLIVER,
        POLAR,
        ANTIMERIDIAN,
        LONG,
        MANY_VERTICES,
        LEVELS,
        TIMES,
        ALL_THREE
    }

    /** So many metres from the detector's line between conflict and none. */
    private static final List<Double> OFF_THE_LINE =
            List.of(-5.0, -0.5, -0.1, -0.021, -0.011, -0.005, -0.0015, 0.0015, 0.005, 0.011, 0.021, 0.1, 0.5, 5.0);

    private static final double LEAST_SIZE = 100;
    private static final double MOST_SIZE = 500_000;

    /** As a triangle on a longer edge could have a side beyond {@link Limits#MAX_EDGE_METRES}. */
    private static final double MOST_BASE = 1_000_000;

    private final SeparationOracleShapes shapes;
    private final SeparationOracleMinima minima;
    private final Kind kind;
    private final LatLon centre;
    private final double size;
    private final Shape a;
    private final List<LatLon> vertices;
    private final List<GeodesicLine> edges = new ArrayList<>();

    private AdversarialPairs(Kind kind, Random random) {
        this.kind = kind;
        this.shapes = new SeparationOracleShapes(random);
        this.minima = new SeparationOracleMinima(random);
        this.centre = shapes.place();
        this.size = shapes.magnitude(kind == Kind.MANY_VERTICES ? 50 * LEAST_SIZE : LEAST_SIZE, MOST_SIZE);
        this.a = first();
        this.vertices = SeparationOraclePair.vertices(a);
        for (int i = 1; i < vertices.size(); i++) {
            edges.add(line(vertices.get(i - 1), vertices.get(i)));
        }
        if (a instanceof Polygon) {
            edges.add(line(vertices.getLast(), vertices.getFirst()));
        }
    }

    /** So many pairs of one kind around one shape. */
    static List<SeparationOraclePair> around(Kind kind, int count, Random random) {
        var one = new AdversarialPairs(kind, random);
        var pairs = new ArrayList<SeparationOraclePair>(count);
        while (pairs.size() < count) {
            var pair = one.pair();
            pairs.add(random.nextBoolean() ? pair : pair.swapped());
        }
        return pairs;
    }

    private SeparationOraclePair pair() {
        var lateral = minima.lateral(
                switch (kind) {
                    case LONG -> MOST_SIZE;
                    case SURROUNDED -> size / 10;
                    default -> MOST_SIZE / 10;
                });
        var b = second(lateral);
        return switch (kind) {
            case LEVELS -> minima.levels(a, b, lateral);
            case TIMES -> minima.times(a, b, lateral);
            case ALL_THREE -> minima.levelsAndTimes(a, b, lateral);
            default -> minima.together(a, b, lateral);
        };
    }

    private Shape first() {
        return switch (kind) {
            case SHARED, NESTED -> shapes.star(centre, size, shapes.count(3, 12));
            case SURROUNDED -> shapes.horseshoe(centre, size, shapes.count(6, 20));
            case TOUCHING_ITSELF -> shapes.touchingItself(centre, size);
            case SLIVER -> shapes.sliver(centre, size);
            case POLAR -> shapes.polar(size);
            case ANTIMERIDIAN -> shapes.alongAntimeridian(size);
            case LONG -> shapes.vast(centre);
            case MANY_VERTICES -> shapes.star(centre, size, shapes.oneIn(20) ? 2000 : shapes.count(30, 200));
            case PARALLEL -> shapes.withEdges(centre, size);
            case APART, NEAR_EDGE, NEAR_VERTEX, CROSSING, LEVELS, TIMES, ALL_THREE -> shapes.any(centre, size);
        };
    }

    private Shape second(Length lateral) {
        return switch (kind) {
            case APART -> elsewhere();
            case NEAR_EDGE, SURROUNDED, ALL_THREE -> beside(onEdge(), lateral);
            case NEAR_VERTEX -> beside(atVertex(), lateral);
            case PARALLEL -> parallel(lateral);
            case SHARED, LEVELS, TIMES -> sharing();
            case NESTED -> nested();
            case TOUCHING_ITSELF ->
                shapes.oneIn(3)
                        ? beside(onEdge(), lateral)
                        : shapes.any(shapes.near(centre, size), shapes.magnitude(1, size / 10));
            case CROSSING -> crossing();
            case SLIVER, POLAR, ANTIMERIDIAN, LONG, MANY_VERTICES ->
                switch (shapes.count(1, 9)) {
                    case 1, 2, 3 -> beside(onEdge(), lateral);
                    case 4, 5 -> beside(atVertex(), lateral);
                    case 6 -> parallel(lateral);
                    case 7 -> sharing();
                    case 8 -> crossing();
                    default -> elsewhere();
                };
        };
    }

    /** Not far off, anywhere at all, or on the far side of the globe. */
    private Shape elsewhere() {
        var place = switch (shapes.count(1, 6)) {
            case 1 -> shapes.place();
            case 2 -> new LatLon(-centre.lat(), Math.IEEEremainder(centre.lon() + 180, 360));
            default -> shapes.near(vertices.getFirst(), 4 * size);
        };
        return shapes.any(place, shapes.magnitude(LEAST_SIZE, MOST_SIZE));
    }

    /** A place of A's core, and a way to leave it. */
    private record Spot(LatLon place, double azimuth) {
        GeodesicData after(double metres) {
            return Geodesic.WGS84.Direct(place.lat(), place.lon(), azimuth, metres);
        }
    }

    private Spot onEdge() {
        if (edges.isEmpty()) {
            return atVertex();
        }
        var edge = shapes.any(edges);
        double along = shapes.any(List.of(0.0, 1e-6, 0.5, 1.0, shapes.between(0, 1), shapes.between(0, 1)));
        var spot = square(edge, edge.Distance() * along, shapes.oneIn(2) ? 90 : -90);
        boolean inward = Math.abs(Math.IEEEremainder(spot.azimuth - outward(spot.place), 360)) > 90;
        return inward && !shapes.oneIn(4) ? new Spot(spot.place, spot.azimuth + 180) : spot;
    }

    /** Away from the middle, which is the outside of most areas. */
    private double outward(LatLon place) {
        return line(place, centre).Azimuth() + 180;
    }

    private static Spot square(GeodesicLine edge, double metres, double side) {
        var at = edge.Position(metres);
        return new Spot(new LatLon(at.lat2, at.lon2), at.azi2 + side);
    }

    private Spot atVertex() {
        var vertex = shapes.any(vertices);
        return new Spot(
                vertex, shapes.oneIn(4) ? shapes.between(-180, 180) : outward(vertex) + shapes.between(-60, 60));
    }

    /** From core to core, so that the shapes are a little off the line. */
    private double apart(Length lateral, Length radius) {
        double mine = switch (a) {
            case Circle c -> c.radius().metres();
            case Point p -> p.uncertainty().metres();
            case Corridor c -> c.width().metres() / 2;
            case Polygon _ -> 0;
        };
        double line = lateral.metres() + SeparationOracle.TOLERANCE_METRES + mine + radius.metres();
        return Math.max(0, line + shapes.any(OFF_THE_LINE));
    }

    private Shape beside(Spot spot, Length lateral) {
        double extent = shapes.magnitude(LEAST_SIZE, MOST_SIZE);
        int form = shapes.count(1, 6);
        var radius = form < 5 ? shapes.radius(MOST_SIZE / 2) : Length.metres(0);
        var width = new Length(2 * radius.value(), radius.unit());
        var at = spot.after(apart(lateral, radius));
        var place = new LatLon(at.lat2, at.lon2);
        return switch (form) {
            case 1 -> new Circle(place, radius);
            case 2 -> new Point(place, radius);
            case 3 -> shapes.path(place, at.azi2 + shapes.between(-80, 80), extent, shapes.count(1, 4), width);
            case 4 -> shapes.across(place, at.azi2, extent, width);
            case 5 -> shapes.fan(place, at.azi2, extent, shapes.oneIn(20) ? 100 : shapes.count(2, 7));
            default -> shapes.front(place, at.azi2, extent, shapes.count(1, 5));
        };
    }

    private Shape parallel(Length lateral) {
        if (edges.isEmpty()) {
            return beside(atVertex(), lateral);
        }
        var edge = shapes.any(edges);
        if (edge.Distance() < 1) {
            return beside(atVertex(), lateral);
        }
        double side = shapes.oneIn(2) ? 90 : -90;
        var radius = shapes.oneIn(2) ? shapes.radius(MOST_SIZE / 2) : Length.metres(0);
        double apart = apart(lateral, radius);
        var one = square(edge, edge.Distance() * shapes.any(List.of(0.0, shapes.between(0, 0.45))), side)
                .after(apart);
        var other = square(edge, edge.Distance() * shapes.any(List.of(1.0, shapes.between(0.55, 1))), side)
                .after(apart);
        var from = new LatLon(one.lat2, one.lon2);
        var to = new LatLon(other.lat2, other.lon2);
        if (radius.value() > 0 || shapes.oneIn(2)) {
            return new Corridor(List.of(from, to), new Length(2 * radius.value(), radius.unit()));
        }
        double deep = shapes.magnitude(LEAST_SIZE, MOST_SIZE);
        return shapes.eitherWay(
                List.of(from, to, Samples.away(to, other.azi2, deep), Samples.away(from, one.azi2, deep)));
    }

    /** Something with a vertex or an edge of A. */
    private Shape sharing() {
        int i = shapes.count(0, vertices.size() - 1);
        var vertex = renamed(vertices.get(i));
        var aside = Samples.away(vertex, shapes.between(-180, 180), shapes.between(0.2, 1) * size);
        if (edges.isEmpty() || shapes.oneIn(4)) {
            return shapes.oneIn(2)
                    ? new Circle(vertex, shapes.radius(MOST_SIZE))
                    : new Corridor(List.of(vertex, aside), shapes.radius(size));
        }
        int e = Math.min(i, edges.size() - 1);
        var from = renamed(vertices.get(e));
        var to = renamed(vertices.get((e + 1) % vertices.size()));
        var third = Samples.away(from, shapes.between(-180, 180), shapes.between(0.2, 1) * size);
        return edges.get(e).Distance() > MOST_BASE || shapes.oneIn(3)
                ? new Corridor(shapes.oneIn(2) ? List.of(third, from, to) : List.of(to, from), shapes.radius(size))
                : shapes.eitherWay(List.of(from, to, third));
    }

    /** The same place written differently, where it can be. */
    private LatLon renamed(LatLon place) {
        if (Math.abs(place.lat()) == 90) {
            return new LatLon(place.lat(), shapes.between(-180, 180));
        }
        return Math.abs(place.lon()) == 180 && shapes.oneIn(2) ? new LatLon(place.lat(), -place.lon()) : place;
    }

    /** A drawn in towards its centre or out from it, or something small in the middle. */
    private Shape nested() {
        if (shapes.oneIn(3)) {
            return shapes.any(centre, shapes.magnitude(1, size));
        }
        double scale = shapes.any(List.of(0.5, 0.9, 0.999, 1.001, 1.1, 1.7));
        return shapes.eitherWay(vertices.stream()
                .map(v -> line(centre, v))
                .map(ray -> ray.Position(ray.Distance() * scale))
                .map(at -> new LatLon(at.lat2, at.lon2))
                .toList());
    }

    /** An edge through A, all vertices far from it if A is small. */
    private Shape crossing() {
        var spot = onEdge();
        double azimuth = spot.azimuth + shapes.between(-60, 60);
        var from = Samples.away(spot.place, azimuth, shapes.magnitude(LEAST_SIZE, MOST_SIZE));
        var to = Samples.away(spot.place, azimuth + 180, shapes.magnitude(LEAST_SIZE, MOST_SIZE));
        return shapes.oneIn(2)
                ? new Corridor(List.of(from, to), shapes.radius(size))
                : shapes.eitherWay(List.of(from, to, Samples.away(to, azimuth + 90, shapes.magnitude(1, LEAST_SIZE))));
    }

    private static GeodesicLine line(LatLon from, LatLon to) {
        return Geodesic.WGS84.InverseLine(from.lat(), from.lon(), to.lat(), to.lon());
    }
}
