package org.gilavar.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * Synthetic notices over thirty days: what is stored, and what is asked about.
 *
 * <p>Volume number <i>n</i> depends on <i>n</i> alone, so a smaller load is the beginning of a larger one and any part
 * can be made in parallel. Half of the volumes lie around hubs, half anywhere; starts are spread evenly over the days.
 * bench/README.md gives the mix in a table.
 */
public enum Traffic {
    /** A square of some 3,000 km of open ocean in middle latitudes: 8.8 million km², as dense as it gets. */
    THEATRE("theatre", 32, 59, -50, -12, 60),
    /** The whole globe with both poles and the antimeridian. */
    WORLD("world", -90, 90, -180, 180, 600);

    static final Instant FIRST_DAY = Instant.parse("2030-06-01T00:00:00Z");

    private static final int DAYS = 30;
    private static final double HUB_SPREAD_METRES = 150_000;
    private static final double EARTH_METRES = 6_371_009;
    private static final long SEED = 20_300_601;

    /** Hubs are drawn from numbers no volume has. */
    private static final long HUBS_FROM = Long.MIN_VALUE / 2;

    private final String label;
    private final double south;
    private final double north;
    private final double west;
    private final double east;
    private final int hubs;

    Traffic(String label, double south, double north, double west, double east, int hubs) {
        this.label = label;
        this.south = south;
        this.north = north;
        this.west = west;
        this.east = east;
        this.hubs = hubs;
    }

    String label() {
        return label;
    }

    /** Volumes {@code from} and following. */
    List<Volume> volumes(long from, int count) {
        return LongStream.range(from, from + count)
                .parallel()
                .mapToObj(this::volume)
                .toList();
    }

    Volume volume(long number) {
        var random = random(number);
        var place = place(random);
        double kind = random.nextDouble();
        if (kind < 0.350) {
            return usual(new Circle(place, metres(spread(random, 1_000, 20_000))), random);
        } else if (kind < 0.500) {
            return usual(new Point(place, metres(spread(random, 50, 2_000))), random);
        } else if (kind < 0.800) {
            return usual(corridor(place, random), random);
        } else if (kind < 0.985) {
            return usual(polygon(place, spread(random, 10_000, 100_000), random), random);
        } else if (kind < 0.995) {
            return usual(polygon(place, spread(random, 100_000, 500_000), random), random);
        }
        var area = polygon(place, spread(random, 10_000, 100_000), random);
        var days = Math.round(spread(random, 2 * 24 * 60, 21 * 24 * 60));
        var ceiling = Altitude.flightLevel(100 + 50 * random.nextInt(8));
        return new Volume(area, new AltitudeBand(Altitude.SURFACE, ceiling), window(days, random));
    }

    private static Volume usual(Shape shape, SplittableRandom random) {
        return new Volume(shape, band(random), window(Math.round(spread(random, 15, 8 * 60)), random));
    }

    private static TimeWindow window(long minutes, SplittableRandom random) {
        var start = FIRST_DAY.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
        return new TimeWindow(start, start.plus(Duration.ofMinutes(minutes)));
    }

    /** Below 10,000 ft above mean sea level, of these a third from the ground; above that flight levels. */
    private static AltitudeBand band(SplittableRandom random) {
        int lower = 500 * random.nextInt(86);
        int upper = Math.min(45_000, lower + 500 * (int) Math.round(spread(random, 1, 20)));
        if (lower >= 10_000) {
            return new AltitudeBand(Altitude.flightLevel(lower / 100.0), Altitude.flightLevel(upper / 100.0));
        }
        return new AltitudeBand(random.nextInt(3) == 0 ? Altitude.SURFACE : amsl(lower), amsl(upper));
    }

    private static Altitude amsl(int feet) {
        return Altitude.of(Length.feet(feet), Datum.AMSL);
    }

    private static Corridor corridor(LatLon start, SplittableRandom random) {
        int legs = 2 + random.nextInt(5);
        double leg = spread(random, 20_000, 300_000) / legs;
        double heading = 360 * random.nextDouble();
        var path = new ArrayList<LatLon>(List.of(start));
        while (path.size() <= legs) {
            path.add(away(path.getLast(), heading, leg * (0.5 + random.nextDouble())));
            heading += 80 * (random.nextDouble() - 0.5);
        }
        return new Corridor(path, metres(5_000 + 15_000 * random.nextDouble()));
    }

    private static Polygon polygon(LatLon centre, double across, SplittableRandom random) {
        int vertices = 4 + random.nextInt(17);
        var ring = new ArrayList<LatLon>();
        for (int i = 0; i < vertices; i++) {
            double bearing = 360 * (i + 0.6 * (random.nextDouble() - 0.5)) / vertices;
            ring.add(away(centre, bearing, across / 2 * (0.6 + 0.4 * random.nextDouble())));
        }
        return new Polygon(ring);
    }

    private LatLon place(SplittableRandom random) {
        if (random.nextBoolean()) {
            return anywhere(random);
        }
        var hub = anywhere(random(HUBS_FROM + random.nextInt(hubs)));
        double away = HUB_SPREAD_METRES * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return away(hub, 360 * random.nextDouble(), away);
    }

    /** Evenly by area. */
    private LatLon anywhere(SplittableRandom random) {
        double low = Math.sin(Math.toRadians(south));
        double high = Math.sin(Math.toRadians(north));
        double lat = Math.toDegrees(Math.asin(low + (high - low) * random.nextDouble()));
        return new LatLon(lat, west + (east - west) * random.nextDouble());
    }

    /** On a sphere: a place is wherever it falls, only roughly as far as was asked. */
    static LatLon away(LatLon from, double bearing, double metres) {
        double arc = metres / EARTH_METRES;
        double lat = Math.toRadians(from.lat());
        double course = Math.toRadians(bearing);
        double sin = Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(course);
        double turn = Math.atan2(Math.sin(course) * Math.sin(arc) * Math.cos(lat), Math.cos(arc) - Math.sin(lat) * sin);
        double lon = Math.IEEEremainder(from.lon() + Math.toDegrees(turn), 360);
        return new LatLon(Math.toDegrees(Math.asin(Math.clamp(sin, -1, 1))), lon);
    }

    /** Between two sizes, every order of magnitude as often. */
    private static double spread(SplittableRandom random, double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    private static Length metres(double value) {
        return Length.metres(Math.rint(value));
    }

    private static SplittableRandom random(long number) {
        return new SplittableRandom(SEED + number);
    }
}
