package org.gilavar.airspace.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Freedom;

/** Notices for tests: plain ones, and seeded random ones crowded enough to conflict. */
final class Sky {
    static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");
    static final Duration STEP = Duration.ofMinutes(10);
    static final Detector DETECTOR = new Detector(
            new Separation(Length.nauticalMiles(5), Length.feet(1000), Duration.ofMinutes(10)), DatumBounds.GLOBAL);

    /** Levels and minutes that often lie exactly a minimum apart. */
    private static final List<String> LEVELS = List.of("FL200", "FL210", "FL215", "FL220", "FL240", "7000 m AMSL");

    private final Random random;

    Sky(long seed) {
        this.random = new Random(seed);
    }

    static Volume volume(Shape shape, String lower, String upper, Instant start, Duration lasting) {
        return new Volume(
                shape,
                new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper)),
                new TimeWindow(start, start.plus(lasting)));
    }

    static Circle circle(double lat, double lon) {
        return new Circle(new LatLon(lat, lon), Length.kilometres(3));
    }

    /** For an hour from so many minutes after noon, at the same place and level as all others made so. */
    static Notice hour(String id, int minutes, Freedom freedom, int rank) {
        var volume =
                volume(circle(40, 45), "FL200", "FL220", NOON.plus(Duration.ofMinutes(minutes)), Duration.ofHours(1));
        return new Notice(id, List.of(volume), freedom, rank);
    }

    static Freedom minutes(int earlier, int later) {
        return Freedom.NONE.inTime(Duration.ofMinutes(earlier), Duration.ofMinutes(later));
    }

    static Freedom feet(int down, int up) {
        return Freedom.NONE.inLevel(Length.feet(down), Length.feet(up), Length.feet(1000));
    }

    /** So many notices within {@code kilometres} and two hours, some of them fixed. */
    List<Notice> notices(int count, double kilometres) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Notice("n" + i, volumes(kilometres), freedom(), random.nextInt(3)))
                .toList();
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    Random random() {
        return random;
    }

    private Freedom freedom() {
        if (random.nextInt(5) == 0) {
            return Freedom.NONE;
        }
        var freedom = minutes(10 * random.nextInt(4) + random.nextInt(10), 10 * random.nextInt(6))
                .inLevel(
                        Length.feet(1000 * random.nextInt(2)),
                        Length.feet(1000 * random.nextInt(3)),
                        random.nextBoolean() ? Length.feet(1000) : Length.metres(300));
        return random.nextInt(6) == 0 ? freedom.notBefore(NOON.plus(Duration.ofMinutes(30))) : freedom;
    }

    private List<Volume> volumes(double kilometres) {
        var volumes = new ArrayList<Volume>();
        for (int i = random.nextInt(5) / 4; i >= 0; i--) {
            int lower = random.nextInt(LEVELS.size() - 1);
            int upper = Math.min(lower + random.nextInt(2), LEVELS.size() - 2);
            var start = NOON.plus(Duration.ofMinutes(5L * random.nextInt(24)));
            var lasting = Duration.ofMinutes(5 + 5L * random.nextInt(12));
            volumes.add(
                    random.nextInt(6) == 0
                            ? volume(shape(kilometres), LEVELS.getLast(), LEVELS.getLast(), start.plusNanos(1), lasting)
                            : volume(shape(kilometres), LEVELS.get(lower), LEVELS.get(upper), start, lasting));
        }
        return volumes;
    }

    private Shape shape(double kilometres) {
        var from = place(kilometres);
        return random.nextInt(3) == 0
                ? new Corridor(List.of(from, place(kilometres)), Length.kilometres(2))
                : new Circle(from, Length.kilometres(random.nextInt(5)));
    }

    private LatLon place(double kilometres) {
        double degrees = kilometres / 111;
        return new LatLon(40 + degrees * random.nextDouble(), 45 + degrees * random.nextDouble() / 0.766);
    }
}
