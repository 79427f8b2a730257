package org.gilavar.airspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;

/** Shapes and volumes for tests: a few plain ones, and seeded random ones in awkward places. */
final class Samples {
    static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    static final Separation MINIMA = new Separation(Length.nauticalMiles(5), Length.feet(1000), Duration.ofMinutes(10));

    /** Mid latitudes, both poles and close by, both sides of the antimeridian, the equator. */
    private static final List<LatLon> AWKWARD = List.of(
            new LatLon(50, 30),
            new LatLon(90, 0),
            new LatLon(89.97, 120),
            new LatLon(-89.6, -40),
            new LatLon(-90, 17),
            new LatLon(12, 179.99),
            new LatLon(-61, -179.95),
            new LatLon(0, 0),
            new LatLon(0.01, -75),
            new LatLon(72, 180));

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    static TimeWindow hour() {
        return new TimeWindow(NOON, NOON.plusSeconds(3600));
    }

    static AltitudeBand band(String lower, String upper) {
        return new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper));
    }

    static Volume volume(Shape shape) {
        return new Volume(shape, band("FL200", "FL240"), hour());
    }

    static Volume at(String lower, String upper) {
        return new Volume(circle(50, 30, 1000), band(lower, upper), hour());
    }

    static Circle circle(double lat, double lon, double metres) {
        return new Circle(new LatLon(lat, lon), Length.metres(metres));
    }

    static LatLon away(LatLon from, double azimuth, double metres) {
        var there = Geodesic.WGS84.Direct(from.lat(), from.lon(), azimuth, metres);
        return new LatLon(there.lat2, there.lon2);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** From 100 m to 500 km, every order of magnitude as often. */
    double size() {
        return Math.pow(10, between(2, 5.7));
    }

    LatLon place() {
        return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }

    <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    LatLon near(LatLon place, double metres) {
        return away(place, between(-180, 180), between(0, metres));
    }

    Shape shape(LatLon centre, double size) {
        return switch (random.nextInt(4)) {
            case 0 -> new Circle(centre, Length.metres(random.nextBoolean() ? 0 : size / 3));
            case 1 -> new Point(centre, Length.metres(size / 10));
            case 2 -> corridor(centre, size);
            default -> polygon(centre, size);
        };
    }

    Corridor corridor(LatLon start, double size) {
        int count = 2 + random.nextInt(4);
        var path = new ArrayList<LatLon>(List.of(start));
        while (path.size() < count) {
            path.add(away(path.getLast(), between(-180, 180), between(0.2, 1) * size));
        }
        return new Corridor(path, Length.metres(random.nextInt(3) * size / 20));
    }

    Polygon polygon(LatLon centre, double size) {
        int count = 3 + random.nextInt(5);
        var ring = new ArrayList<LatLon>();
        for (int i = 0; i < count; i++) {
            ring.add(away(centre, 360 * (i + between(-0.2, 0.2)) / count, between(0.3, 1) * size));
        }
        return new Polygon(random.nextBoolean() ? ring : ring.reversed());
    }

    /** Two shapes of like size that overlap, touch or are apart by up to twice it. */
    List<Shape> pair() {
        var centre = near(place(), 20_000);
        double size = size();
        return List.of(shape(centre, size), shape(near(centre, 2 * size), size * between(0.05, 1.5)));
    }
}
