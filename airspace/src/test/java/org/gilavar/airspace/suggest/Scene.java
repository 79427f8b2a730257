package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.sf.geographiclib.Geodesic;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/** A notice among others, by hand or seeded. */
record Scene(List<Volume> notice, List<Obstacles> obstacles, Freedom freedom) {
    static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    static final LatLon HERE = new LatLon(50, 30);
    static final Detector APART = detector(Duration.ofMinutes(10));
    static final Detector CONTACT =
            new Detector(new Separation(Length.metres(0), Length.metres(0), Duration.ZERO), DatumBounds.GLOBAL);

    /** Low ground, where it is known. */
    private static final DatumBounds PLAIN =
            DatumBounds.GLOBAL.withTerrain(0, 300).withPressure(-600, 600);

    static Detector detector(Duration time) {
        return new Detector(new Separation(Length.nauticalMiles(5), Length.feet(1000), time), DatumBounds.GLOBAL);
    }

    /** A circle of a kilometre at {@link #HERE}, from and to as many minutes after noon. */
    static Volume volume(String lower, String upper, int from, int to) {
        return new Volume(new Circle(HERE, Length.kilometres(1)), band(lower, upper), minutes(from, to));
    }

    static AltitudeBand band(String lower, String upper) {
        return new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper));
    }

    static TimeWindow minutes(int from, int to) {
        return new TimeWindow(NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(to)));
    }

    static LatLon away(LatLon from, double azimuth, double metres) {
        var there = Geodesic.WGS84.Direct(from.lat(), from.lon(), azimuth, metres);
        return new LatLon(there.lat2, there.lon2);
    }

    /** Close enough that most neighbours matter, small enough to try everything. */
    static Scene random(Random random) {
        var freedom = Freedom.NONE
                .inTime(Duration.ofMinutes(random.nextInt(4) * 90L), Duration.ofMinutes(random.nextInt(4) * 90L))
                .inLevel(Length.feet(random.nextInt(5) * 700), Length.feet(random.nextInt(5) * 700), Length.feet(500));
        if (random.nextInt(4) == 0) {
            freedom = freedom.notBefore(NOON.plusSeconds(60L * random.nextInt(-90, 90)));
        }
        if (random.nextInt(8) == 0) {
            freedom = freedom.above(level(random, 180, 220)).below(level(random, 220, 270));
        }
        var apart = detector(Duration.ofMinutes(random.nextInt(3) * 5L));
        if (random.nextInt(4) == 0) {
            apart = new Detector(apart.separation(), PLAIN, new Circle(HERE, Length.kilometres(12)));
        }
        return new Scene(
                volumes(random, 1 + random.nextInt(2), 30),
                List.of(
                        new Obstacles(apart, volumes(random, random.nextInt(9), 90)),
                        new Obstacles(CONTACT, volumes(random, random.nextInt(3), 120))),
                freedom);
    }

    private static List<Volume> volumes(Random random, int count, int spread) {
        return Stream.generate(() -> volume(random, spread)).limit(count).toList();
    }

    private static Volume volume(Random random, int spread) {
        var start = NOON.plusSeconds(60L * random.nextInt(-spread, spread));
        // most windows begin and end together somewhere; some do by a nanosecond
        var end = start.plusSeconds(60L * (5 + random.nextInt(40)));
        var nanos = random.nextInt(3) == 0 ? random.nextInt(-1, 2) : 0;
        return new Volume(shape(random), band(random), new TimeWindow(start.plusNanos(nanos), end.minusNanos(nanos)));
    }

    private static AltitudeBand band(Random random) {
        var lower = level(random, 200, 230);
        var upper = lower.plus(Length.feet(random.nextInt(4) * 500));
        return switch (random.nextInt(12)) {
            case 0 -> new AltitudeBand(Altitude.SURFACE, upper);
            case 1 ->
                new AltitudeBand(Altitude.of(Length.feet(1000), Datum.AGL), Altitude.of(Length.feet(2000), Datum.AGL));
            default -> new AltitudeBand(lower, upper);
        };
    }

    private static Altitude level(Random random, int low, int high) {
        var feet = Length.feet(500 * random.nextInt(low / 5, high / 5));
        return switch (random.nextInt(12)) {
            case 0 -> Altitude.of(feet, Datum.AMSL);
            case 1 -> Altitude.of(feet, Datum.WGS84);
            case 2 -> Altitude.of(Length.metres(Math.rint(feet.metres())), Datum.AMSL);
            default -> Altitude.of(feet, Datum.FL);
        };
    }

    private static Shape shape(Random random) {
        var centre = away(HERE, random.nextDouble() * 360, random.nextDouble() * 10_000);
        return switch (random.nextInt(8)) {
            case 0 ->
                new Corridor(List.of(centre, away(centre, random.nextDouble() * 360, 20_000)), Length.kilometres(4));
            case 1 -> new Polygon(List.of(centre, away(centre, 80, 15_000), away(centre, 170, 15_000)));
            case 2 -> new Point(centre, Length.nauticalMiles(1));
            default -> new Circle(centre, Length.kilometres(random.nextInt(6)));
        };
    }

    /** The same with time running backwards from noon. */
    Scene mirroredInTime() {
        return new Scene(
                notice.stream().map(Scene::mirrored).toList(),
                obstacles.stream()
                        .map(o -> new Obstacles(
                                o.detector(),
                                o.volumes().stream().map(Scene::mirrored).toList()))
                        .toList(),
                freedom.inTime(freedom.later(), freedom.earlier()));
    }

    private static Volume mirrored(Volume volume) {
        return new Volume(
                volume.shape(),
                volume.altitude(),
                new TimeWindow(
                        mirrored(volume.window().end()),
                        mirrored(volume.window().start())));
    }

    private static Instant mirrored(Instant instant) {
        return NOON.minus(Duration.between(NOON, instant));
    }
}
