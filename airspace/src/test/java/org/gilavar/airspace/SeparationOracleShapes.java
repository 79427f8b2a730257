package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;

/** Seeded shapes in awkward places and of awkward forms, every one of them legal. */
final class SeparationOracleShapes {
    /** Mid latitudes, on and by the poles, both sides of the antimeridian and on it, the equator. */
    private static final List<LatLon> AWKWARD = List.of(
            new LatLon(50, 30),
            new LatLon(90, 0),
            new LatLon(90, -133),
            new LatLon(89.999_999, 10),
            new LatLon(89.97, 120),
            new LatLon(-89.6, -40),
            new LatLon(-90, 17),
            new LatLon(12, 179.99),
            new LatLon(12, -180),
            new LatLon(-61, -179.95),
            new LatLon(72, 180),
            new LatLon(0, 0),
            new LatLon(0, 180),
            new LatLon(0.01, -75));

    private final Random random;

    SeparationOracleShapes(Random random) {
        this.random = random;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** Every order of magnitude as often. */
    double magnitude(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int count(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** An awkward place, near one, or anywhere on the globe. */
    LatLon place() {
        return switch (random.nextInt(3)) {
            case 0 -> any(AWKWARD);
            case 1 -> near(any(AWKWARD), magnitude(1, 300_000));
            default -> new LatLon(Math.toDegrees(Math.asin(between(-1, 1))), between(-180, 180));
        };
    }

    LatLon near(LatLon place, double metres) {
        return Samples.away(place, between(-180, 180), between(0, metres));
    }

    /** Nothing, or up to {@code most} metres. */
    Length radius(double most) {
        return oneIn(3) ? Length.metres(0) : Length.metres(magnitude(1, most));
    }

    Shape any(LatLon centre, double size) {
        return switch (random.nextInt(5)) {
            case 0 -> new Circle(centre, radius(size));
            case 1 -> new Point(centre, radius(size));
            default -> withEdges(centre, size);
        };
    }

    Shape withEdges(LatLon centre, double size) {
        return oneIn(2)
                ? path(centre, between(-180, 180), size, count(1, 5), radius(size))
                : star(centre, size, count(3, 9));
    }

    /** With edges of hundreds of kilometres up to the longest there may be, as wide, or a continent. */
    Shape vast(LatLon centre) {
        return switch (random.nextInt(4)) {
            case 0 -> new Circle(centre, Length.metres(between(100_000, 500_000)));
            case 1 ->
                path(
                        centre,
                        between(-180, 180),
                        between(500_000, Limits.MAX_EDGE_METRES),
                        count(1, 2),
                        radius(500_000));
            case 2 -> star(centre, between(500_000, Limits.MAX_EDGE_METRES / 2), count(3, 6));
            // sixteen vertices and no more jagged than this keep the edges legal
            default -> star(centre, between(1_000_000, 0.49 * Limits.MAX_EXTENT_METRES), count(16, 40), 0.6);
        };
    }

    /** From {@code start} onward, never turning back by more than a right angle from one leg to the next. */
    Corridor path(LatLon start, double azimuth, double size, int legs, Length width) {
        var path = new ArrayList<LatLon>(List.of(start));
        double heading = azimuth;
        for (int i = 0; i < legs; i++) {
            path.add(Samples.away(path.getLast(), heading, between(0.2, 1) * size));
            heading += between(-90, 90);
        }
        return new Corridor(path, width);
    }

    /** Square to {@code azimuth}, passing through {@code place}. */
    Corridor across(LatLon place, double azimuth, double size, Length width) {
        return new Corridor(
                List.of(
                        Samples.away(place, azimuth - 90, between(0.1, 1) * size),
                        Samples.away(place, azimuth + 90, between(0.1, 1) * size)),
                width);
    }

    /** An area with a vertex at {@code place} and all else ahead of it. */
    Polygon fan(LatLon place, double azimuth, double size, int others) {
        var ring = ahead(place, azimuth, size, others);
        ring.add(place);
        return eitherWay(ring);
    }

    /** An area with an edge through {@code place}, square to {@code azimuth}, and all else ahead of it. */
    Polygon front(LatLon place, double azimuth, double size, int others) {
        var ring = ahead(place, azimuth, size, others);
        ring.add(Samples.away(place, azimuth + 90, between(0.1, 1) * size));
        ring.add(Samples.away(place, azimuth - 90, between(0.1, 1) * size));
        return eitherWay(ring);
    }

    private List<LatLon> ahead(LatLon place, double azimuth, double size, int count) {
        var places = new ArrayList<LatLon>();
        for (int i = 0; i < count; i++) {
            double turn = -80 + 160 * (i + between(0.2, 0.8)) / count;
            places.add(Samples.away(place, azimuth + turn, between(0.2, 1) * size));
        }
        return places;
    }

    /** A ring seen whole from its centre, jagged or smooth, either way round. */
    Polygon star(LatLon centre, double size, int count) {
        return star(centre, size, count, oneIn(3) ? 0.999 : between(0.05, 1));
    }

    private Polygon star(LatLon centre, double most, int count, double jagged) {
        // many long edges together are longer than a ring may be
        double size = Math.min(most, Limits.MAX_PATH_METRES / (1.1 * count));
        var ring = new ArrayList<LatLon>(count);
        for (int i = 0; i < count; i++) {
            double azimuth = 360 * (i + between(0, 0.5)) / count;
            ring.add(Samples.away(centre, azimuth, between(jagged, 1) * size));
        }
        return eitherWay(ring);
    }

    Polygon eitherWay(List<LatLon> ring) {
        var turned = new ArrayList<>(ring);
        Collections.rotate(turned, random.nextInt(ring.size()));
        return new Polygon(oneIn(2) ? turned : turned.reversed());
    }

    /** A ring around a hollow it does not hold, with a gap to the outside. */
    Polygon horseshoe(LatLon centre, double size, int count) {
        double start = between(-180, 180);
        double span = between(300, 355);
        double thick = between(0.05, 0.4);
        var ring = new ArrayList<LatLon>();
        for (int i = 0; i <= count; i++) {
            ring.add(Samples.away(centre, start + span * i / count, size));
        }
        for (int i = count; i >= 0; i--) {
            ring.add(Samples.away(centre, start + span * i / count, size * (1 - thick)));
        }
        return eitherWay(ring);
    }

    /** Twice around, with a loop within itself or beside itself from one vertex, or out and back along one edge. */
    Polygon touchingItself(LatLon centre, double size) {
        var outer = ahead(centre, between(-180, 180), size, count(2, 6));
        var ring = new ArrayList<>(outer);
        ring.add(centre);
        switch (random.nextInt(4)) {
            case 0 -> ring.addAll(List.copyOf(ring));
            case 1 -> {
                double scale = between(0.3, 0.7);
                var inner = outer.stream().map(v -> towards(centre, v, scale)).toList();
                ring.addAll(oneIn(2) ? inner : inner.reversed());
                ring.add(centre);
            }
            case 2 -> {
                ring.addAll(outer.stream()
                        .map(v -> towards(centre, v, -between(0.3, 1)))
                        .toList());
                ring.add(centre);
            }
            default -> {
                ring.add(towards(centre, outer.getFirst(), -0.5));
                ring.add(centre);
            }
        }
        ring.removeLast();
        ring.addFirst(centre);
        return eitherWay(ring);
    }

    private static LatLon towards(LatLon from, LatLon to, double part) {
        var way = Geodesic.WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon());
        return Samples.away(from, way.azi1, way.s12 * part);
    }

    /** No wider than a hand, or without any area at all. */
    Polygon sliver(LatLon start, double size) {
        double azimuth = between(-180, 180);
        double beside = oneIn(3) ? 0 : magnitude(1e-6, 1);
        var middle = Samples.away(start, azimuth, size * between(0.2, 0.8));
        var off = Samples.away(middle, azimuth + 90, beside);
        return eitherWay(List.of(start, off, Samples.away(start, azimuth, size)));
    }

    /** Around a pole, through it, or with a vertex on it under some longitude or other. */
    Polygon polar(double size) {
        double side = oneIn(2) ? 90 : -90;
        var pole = new LatLon(side, between(-180, 180));
        return switch (random.nextInt(3)) {
            case 0 -> star(pole, size, count(3, 12));
            case 1 -> {
                double lon = between(-179, 0);
                double beyond = Samples.away(pole, between(-180, 180), size).lat();
                yield eitherWay(List.of(
                        new LatLon(beyond, lon),
                        new LatLon(beyond, lon + between(40, 90)),
                        new LatLon(beyond, lon + 180)));
            }
            default ->
                eitherWay(List.of(
                        pole,
                        Samples.away(pole, between(-60, -20), size * between(0.2, 1)),
                        Samples.away(pole, between(20, 60), size * between(0.2, 1))));
        };
    }

    /** An edge along ±180°, written as either, and the rest on one side of it. */
    Polygon alongAntimeridian(double size) {
        double north = between(-80, 80);
        double lon = oneIn(2) ? 180 : -180;
        var top = new LatLon(north, lon);
        double south = Samples.away(top, 180, size * between(0.3, 1)).lat();
        var bottom = new LatLon(south, oneIn(2) ? lon : -lon);
        var beside = Samples.away(new LatLon((north + south) / 2, lon), oneIn(2) ? 90 : -90, size * between(0.1, 1));
        return eitherWay(List.of(top, beside, bottom));
    }
}
