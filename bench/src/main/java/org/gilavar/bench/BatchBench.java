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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * The command {@code ./gilavar bench --batch}: how long it takes to move the drafts of a day's plan, of four parties, so that
 * none comes too close to one of another party, what is left, and how long that holds up the one writer.
 */
final class BatchBench {
    static final String OPTION = "--batch";

    private static final int NOTICES = 500;
    private static final int DAYS = 10;
    private static final double MOST_SECONDS = 30;

    /** Drafts of each of two parties, all on one spot. */
    private static final List<Integer> CROWDS = List.of(50, 100, 200);

    /** A square of so many degrees of latitude, in which 500 notices of a day have some 1,000 conflicts between parties. */
    private static final double SIDE_DEGREES = 0.40;

    private static final Instant MORNING = Instant.parse("2030-06-01T00:00:00Z");

    private BatchBench() {}

    static int run(PrintStream out, PrintStream err) throws IOException {
        Progress progress = new Progress(err, Clock.systemUTC());
        day(0).course(); // while everything is compiled
        day(0).releasedAsDrafted();
        List<PlannedDay.Course> days = new ArrayList<>();
        List<PlannedDay.Release> asDrafted = new ArrayList<>();
        for (int number = 1; number <= DAYS; number++) {
            progress.say("day " + number + " of " + DAYS);
            days.add(day(number).course());
            asDrafted.add(day(number).releasedAsDrafted());
        }
        Page page = new Page("a day's drafts in one batch", "In one process, after one day that is not counted.");
        page.atMost(
                NOTICES + " drafts of four parties: the longest of " + DAYS
                        + " days, from the cut-off to the batch as proposed",
                MOST_SECONDS,
                most(days, day -> day.finding() + day.proposing()),
                " s");
        Table table = new Table("a day", "median", "most");
        row(table, "pairs too close as drafted", days, PlannedDay.Course::before);
        row(table, "pairs left, each named", days, PlannedDay.Course::left);
        row(table, "drafts moved", days, PlannedDay.Course::moved);
        row(table, "conflicts that the release opens", days, PlannedDay.Course::opened);
        row(table, "seconds to find the batch, beside the writer", days, PlannedDay.Course::finding);
        row(table, "seconds of the writer: proposed, and held against everything", days, PlannedDay.Course::proposing);
        row(table, "seconds of the writer: the last acceptance, all moved", days, PlannedDay.Course::accepting);
        row(table, "seconds of the writer: the release", days, PlannedDay.Course::releasing);
        row(table, "the same where nobody had moved anything", asDrafted, PlannedDay.Release::all);
        page.section(
                "Batch",
                Figures.count(NOTICES)
                        + " drafts of a day, of 30 to 120 minutes and 1,000 to 3,000 ft each, in a square of "
                        + SIDE_DEGREES
                        + "°, each held apart from those of the other three parties by 5 NM, 1,000 ft and 10 min; moved up to"
                        + " 6 h by 15 min, up to 8,000 ft by 1,000 ft; one after the other (greedy). All accept.",
                table);
        Table crowds = new Table("each party", "conflicts", "entries", "the longest, s", "all, s");
        for (int drafts : CROWDS) {
            progress.say("a crowd of " + drafts);
            PlannedDay.Release release = crowd(drafts).releasedAsDrafted();
            crowds.row(
                    drafts + " drafts",
                    Figures.count(release.conflicts()),
                    Figures.count(release.entries()),
                    Figures.three(release.longest()),
                    Figures.three(release.all()));
        }
        page.section("Crowd", "Two parties draft on one spot as many as they can; nobody moves anything.", crowds);
        String text = """
                # Batch

                `./gilavar bench %s`, %s, JDK %d.

                """.formatted(
                                OPTION,
                                LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                                Runtime.version().feature())
                + page;
        out.print(text);
        Path folder = Path.of(System.getProperty("gilavar.home", "."), "bench", "target");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("BATCH.md"), text);
        return 0;
    }

    private static <T> void row(Table table, String what, List<T> days, ToDoubleFunction<T> figure) {
        double[] sorted = days.stream().mapToDouble(figure).sorted().toArray();
        table.row(what, Figures.three(sorted[sorted.length / 2]), Figures.three(sorted[sorted.length - 1]));
    }

    private static double most(List<PlannedDay.Course> days, ToDoubleFunction<PlannedDay.Course> figure) {
        return days.stream().mapToDouble(figure).max().orElse(0);
    }

    private static PlannedDay crowd(int drafts) {
        PlannedDay day = new PlannedDay(MORNING);
        Instant start = MORNING.plus(Duration.ofHours(10));
        Volume spot = new Volume(
                new Circle(new LatLon(45, -31), Length.kilometres(2)),
                new AltitudeBand(Altitude.flightLevel(200), Altitude.flightLevel(240)),
                new TimeWindow(start, start.plus(Duration.ofHours(1))));
        for (int i = 0; i < 2 * drafts; i++) {
            day.draft(PlannedDay.PARTIES.get(i % 2), "n" + i, spot);
        }
        return day;
    }

    private static PlannedDay day(int number) {
        SplittableRandom random = new SplittableRandom(number);
        PlannedDay day = new PlannedDay(MORNING);
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
            day.draft(PlannedDay.PARTIES.get(i % PlannedDay.PARTIES.size()), "n" + i, volume);
        }
        return day;
    }
}
