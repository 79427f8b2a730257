package org.gilavar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.RecordedPast;
import org.gilavar.server.ServerConfig;

/**
 * The command {@code ./gilavar bench --reconstruction}: how long it takes to say what stood at an instant of a long record. Works in a
 * folder below {@code bench/target}.
 */
final class ReconstructionBench {
    static final String OPTION = "--reconstruction";

    /** The length that the target is for. */
    private static final long TARGETED = 1_000_000;

    private static final double MOST_SECONDS = 2;

    /** Two parties file a notice each in half a minute, so some three thousand stand at once. */
    static final Duration LASTING = Duration.ofHours(12);

    private static final int INSTANTS = 200;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final String INCIDENT = "turkiye.near-miss";

    private final Path folder;
    private final long entries;
    private final Progress progress;
    private final Table table =
            new Table("reconstruction", "p50 ms", "p99 ms", "max ms", "of processor p50", "p99", "max", "items", "MB");
    private double worst;

    private ReconstructionBench(Path folder, long entries, Progress progress) {
        this.folder = folder;
        this.entries = entries;
        this.progress = progress;
    }

    /** Measures and prints; says how it ended, as a process does. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        long entries;
        try {
            entries = JournalBench.entries(arguments);
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            err.print(Command.USAGE);
            return 2;
        }
        Path target = Path.of(System.getProperty("gilavar.home", "."), "bench", "target");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target, "reconstruction");
        try {
            Progress progress = new Progress(err, Clock.systemUTC());
            String text = new ReconstructionBench(folder, entries, progress).text();
            out.print(text);
            Files.writeString(target.resolve("RECONSTRUCTION.md"), text);
        } finally {
            JournalBench.delete(folder);
        }
        return 0;
    }

    private String text() throws IOException {
        Path file = folder.resolve("journal.db");
        progress.say("telling");
        Instant end;
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            end = new Story(journal, Salts.of(new SecureRandom()), LASTING).tellWithIncident(entries);
        }
        progress.say("a server folds it once, and leaves a snapshot");
        GilavarServer.start(
                        new ServerConfig(ServerConfig.LOOPBACK, 0, folder, Optional.empty(), InstantSource.fixed(end)))
                .close();
        progress.say("opening");
        long start = System.nanoTime();
        try (RecordedPast past = RecordedPast.of(file)) {
            double opening = (System.nanoTime() - start) / 1e9;
            Instant middle = at(end, INSTANTS / 2);
            row("own, the first after opening, compiled as it goes", List.of(middle), at -> own(past, "israel", at));
            List<Instant> all =
                    IntStream.rangeClosed(1, INSTANTS).mapToObj(i -> at(end, i)).toList();
            row("own of a party", all, at -> own(past, "israel", at));
            row("own of the facilitator", all, at -> own(past, "azerbaijan", at));
            row("of an incident, with one's own", all, at -> ofIncident(past, at));
            return heading(Files.size(file), opening) + table;
        }
    }

    /** Spread evenly over the record. */
    private static Instant at(Instant end, int part) {
        return Story.START.plus(
                Duration.between(Story.START, end).dividedBy(INSTANTS).multipliedBy(part));
    }

    private record Found(int items, int bytes) {}

    private interface Way {
        Found at(Instant at);
    }

    private static Found own(RecordedPast past, String party, Instant at) {
        var own = past.own(party, at, WINDOW).orElseThrow();
        return new Found(own.items().size(), Json.write(own).length);
    }

    private static Found ofIncident(RecordedPast past, Instant at) {
        var all = past.ofIncident(INCIDENT, "israel", Optional.of(at), WINDOW).orElseThrow();
        return new Found(all.common().items().size() + all.own().items().size(), Json.write(all).length);
    }

    private void row(String what, List<Instant> instants, Way way) {
        progress.say(what);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Latencies latencies = new Latencies();
        Latencies processor = new Latencies();
        long items = 0;
        long bytes = 0;
        for (Instant at : instants) {
            long start = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            Found found = way.at(at);
            latencies.record(System.nanoTime() - start);
            processor.record(threads.getCurrentThreadCpuTime() - used);
            items += found.items();
            bytes += found.bytes();
        }
        worst = Math.max(worst, latencies.longest());
        table.row(
                what,
                Figures.millis(latencies.within(0.5)),
                Figures.millis(latencies.within(0.99)),
                Figures.millis(latencies.longest()),
                Figures.millis(processor.within(0.5)),
                Figures.millis(processor.within(0.99)),
                Figures.millis(processor.longest()),
                Figures.count(items / instants.size()),
                Figures.three(bytes / 1e6 / instants.size()));
    }

    private String heading(long bytes, double opening) {
        Page page = new Page("at any instant", "The longest of all that were measured.");
        if (entries == TARGETED) {
            page.atMost("reconstruction in a journal of 1,000,000 entries", MOST_SECONDS, worst / 1e9, " s");
        }
        return """
                # Reconstruction

                `./gilavar bench --reconstruction --entries %d`, %s: %d min on %d cores, JDK %d.

                %s
                ## What stood

                Two parties' notices, which last half a day, and messages; at %d instants spread over a journal of %s entries and %s MB,
                one after another: which tellings stood, their items read from the journal, and the JSON of the answer written. What was
                over within an hour before is among them. By the clock, and by the time that the processor gave the one thread that does it;
                items and megabytes are means. Opened from its snapshot in %s s.

                """.formatted(
                        entries,
                        LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                        progress.elapsed().toMinutes(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        page,
                        INSTANTS,
                        Figures.count(entries),
                        Figures.count(bytes >> 20),
                        Figures.three(opening));
    }
}
