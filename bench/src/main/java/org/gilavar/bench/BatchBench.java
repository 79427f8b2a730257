package org.gilavar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.airspace.schedule.Minima;
import org.gilavar.airspace.schedule.Notice;
import org.gilavar.airspace.schedule.Schedule;
import org.gilavar.airspace.schedule.Scheduler;
import org.gilavar.airspace.suggest.Freedom;

/**
 * The command {@code ./gilavar bench --batch}: how long it takes to move the notices of a day, of four parties, so that
 * none conflicts with one of another party, and what is left.
 */
final class BatchBench {
    static final String OPTION = "--batch";

    private static final int NOTICES = 500;
    private static final int DAYS = 10;
    private static final double MOST_SECONDS = 30;

    /** A square of so many degrees of latitude, in which 500 notices of a day have some 1,000 conflicts between parties. */
    private static final double SIDE_DEGREES = 0.40;

    private static final Instant MORNING = Instant.parse("2030-06-01T00:00:00Z");
    private static final Detector DETECTOR = new Detector(
            new Separation(Length.nauticalMiles(5), Length.feet(1000), Duration.ofMinutes(10)), DatumBounds.GLOBAL);
    private static final Minima BETWEEN_PARTIES =
            (one, other) -> party(one).equals(party(other)) ? Optional.empty() : Optional.of(DETECTOR);

    private static final Freedom FREEDOM = Freedom.NONE
            .inTime(Duration.ofHours(2), Duration.ofHours(6))
            .inLevel(Length.feet(8000), Length.feet(8000), Length.feet(1000));

    private BatchBench() {}

    static int run(PrintStream out, PrintStream err) throws IOException {
        Progress progress = new Progress(err, Clock.systemUTC());
        Scheduler scheduler = new Scheduler(DETECTOR, BETWEEN_PARTIES, new GreedySolver(), Duration.ofMinutes(5));
        scheduler.schedule(day(0)); // while everything is compiled
        double[] seconds = new double[DAYS];
        double[] conflicts = new double[DAYS];
        double[] left = new double[DAYS];
        double[] moved = new double[DAYS];
        for (int day = 1; day <= DAYS; day++) {
            progress.say("day " + day + " of " + DAYS);
            List<Notice> notices = day(day);
            long start = System.nanoTime();
            Schedule schedule = scheduler.schedule(notices);
            seconds[day - 1] = (System.nanoTime() - start) / 1e9;
            conflicts[day - 1] = schedule.parts().stream()
                    .mapToInt(p -> p.before().conflicts())
                    .sum();
            left[day - 1] = schedule.unresolved().size();
            moved[day - 1] = schedule.changes().size();
        }
        Page page = new Page("a day's notices in one batch", "In one process, after one day that is not counted.");
        page.atMost("500 notices of four parties: the longest of " + DAYS + " days", MOST_SECONDS, most(seconds), " s");
        Table table = new Table("a day", "median", "most");
        row(table, "conflicts before", conflicts);
        row(table, "conflicts left, each named", left);
        row(table, "notices moved", moved);
        row(table, "seconds", seconds);
        page.section(
                "Batch",
                Figures.count(NOTICES)
                        + " notices of a day, of 30 to 120 minutes and 1,000 to 3,000 ft each, in a square of "
                        + SIDE_DEGREES
                        + "°, each held apart from those of the other three parties; moved 2 h earlier to 6 h later by"
                        + " 5 min, 8,000 ft up or down by 1,000 ft; one notice after the other (greedy).",
                table);
        String text = """
                # Batch

                `./gilavar bench %s`, %s, JDK %d.

                """.formatted(
                                OPTION,
                                LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                                Runtime.version().feature())
                + page;
        out.print(text);
        Path target = Path.of(System.getProperty("gilavar.home", "."), "bench", "target");
        Files.createDirectories(target);
        Files.writeString(target.resolve("BATCH.md"), text);
        return 0;
    }

    private static String party(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    private static void row(Table table, String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        table.row(what, Figures.three(sorted[sorted.length / 2]), Figures.three(most(values)));
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static List<Notice> day(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < NOTICES; i++) {
            LatLon centre = new LatLon(
                    45 + SIDE_DEGREES * random.nextDouble(), -31 + SIDE_DEGREES * random.nextDouble() * Math.sqrt(2));
            int lower = 100 + 10 * random.nextInt(25);
            Instant start = MORNING.plus(Duration.ofMinutes(random.nextInt(20 * 60)));
            Volume volume = new Volume(
                    new Circle(centre, Length.kilometres(2 + random.nextInt(8))),
                    new AltitudeBand(
                            Altitude.flightLevel(lower), Altitude.flightLevel(lower + 10 + 10 * random.nextInt(3))),
                    new TimeWindow(start, start.plus(Duration.ofMinutes(30 + random.nextInt(91)))));
            notices.add(new Notice("party-" + i % 4 + "." + i, List.of(volume), FREEDOM, i));
        }
        return notices;
    }
}
