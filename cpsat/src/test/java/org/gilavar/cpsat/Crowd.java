package org.gilavar.cpsat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.Notice;
import org.gilavar.airspace.suggest.Freedom;

/** Notices of one to two volumes, crowded into a few hours and kilometres, seeded. */
final class Crowd {
    static final Duration STEP = Duration.ofMinutes(10);
    static final Detector DETECTOR = new Detector(
            new Separation(Length.nauticalMiles(5), Length.feet(1000), Duration.ofMinutes(10)), DatumBounds.GLOBAL);

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final Random random;

    Crowd(long seed) {
        this.random = new Random(seed);
    }

    /** So many notices over {@code kilometres} and {@code minutes}, each free by so many steps of time each way. */
    List<Notice> notices(int count, double kilometres, int minutes, int steps) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Notice("n" + i, volumes(kilometres, minutes), freedom(steps), random.nextInt(3)))
                .toList();
    }

    Random random() {
        return random;
    }

    private Freedom freedom(int steps) {
        if (random.nextInt(6) == 0) {
            return Freedom.NONE;
        }
        return Freedom.NONE
                .inTime(STEP.multipliedBy(random.nextInt(steps + 1)), STEP.multipliedBy(random.nextInt(steps + 1)))
                .inLevel(
                        Length.feet(1000 * random.nextInt(2)),
                        Length.feet(1000 * random.nextInt(2)),
                        random.nextBoolean() ? Length.feet(1000) : Length.metres(300));
    }

    private List<Volume> volumes(double kilometres, int minutes) {
        int count = random.nextInt(4) == 0 ? 2 : 1;
        return IntStream.range(0, count)
                .mapToObj(i -> volume(kilometres, minutes))
                .toList();
    }

    private Volume volume(double kilometres, int minutes) {
        double degrees = kilometres / 111;
        var centre = new LatLon(40 + degrees * random.nextDouble(), 45 + degrees * random.nextDouble());
        var level = Altitude.flightLevel(200 + 10 * random.nextInt(4));
        var start = NOON.plus(Duration.ofMinutes(random.nextInt(minutes)));
        return new Volume(
                new Circle(centre, Length.kilometres(random.nextInt(6))),
                new AltitudeBand(level, level.plus(Length.feet(500 * random.nextInt(3)))),
                new TimeWindow(start, start.plus(Duration.ofMinutes(10 + random.nextInt(50)))));
    }
}
