package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;

/**
 * How many entries a second are made durable, beside the least that any store has to do. All take turns in every round, so
 * that a disk that others use too is as slow for each; of the rounds the median counts, for a ratio the median of the
 * rounds' ratios.
 */
final class AppendSection {

    /** From a lone statement to the writer's largest batch. */
    private static final int[] BATCHES = {1, 16, 64, 256};

    private static final double WANTED_RATIO = 0.6;
    private static final double MOST_FSYNCS = 3;

    private enum Way {
        FILE("plain file"),
        SQLITE("SQLite alone"),
        OURS("journal");

        private final String label;

        Way(String label) {
            this.label = label;
        }
    }

    private record Found(double perSecond, double p50Nanos, double p99Nanos) {}

    private final Path folder;
    private final Duration each;
    private final int rounds;
    private final Progress progress;

    AppendSection(Path folder, Duration each, int rounds, Progress progress) {
        this.folder = folder;
        this.each = each;
        this.rounds = rounds;
        this.progress = progress;
    }

    void write(Page page) throws IOException {
        var table =
                new Table("entries a batch", "plain file /s", "SQLite alone /s", "journal /s", "journal : file", "");
        for (int batch : BATCHES) {
            progress.say("append, " + batch + " a batch");
            Map<Way, List<Found>> found = measure(batch);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ratios.add(of(found, Way.OURS).get(round).perSecond()
                        / of(found, Way.FILE).get(round).perSecond());
            }
            double ratio = median(ratios);
            table.row(
                    Integer.toString(batch),
                    perSecond(found, Way.FILE),
                    perSecond(found, Way.SQLITE),
                    perSecond(found, Way.OURS),
                    Figures.three(ratio),
                    ratios.stream().sorted().map(Figures::three).toList().toString());
            if (batch == 1 || batch >= 64) {
                page.atLeast("journal : plain file, " + batch + " a batch", WANTED_RATIO, ratio, "");
            }
            if (batch == 1) {
                latencies(page, found);
            }
        }
        page.section(
                "Append",
                "Entries made durable a second: the same bytes at the end of a plain file with one fsync a batch; rows of one "
                        + "BLOB in SQLite; the journal. Medians of " + rounds + " rounds of " + each.toMillis()
                        + " ms each, by turns; in the last column the ratio of each round.",
                table);
    }

    private static void latencies(Page page, Map<Way, List<Found>> found) {
        var table = new Table("one entry", "p50 µs", "p99 µs");
        for (Way way : Way.values()) {
            table.row(
                    way.label,
                    Figures.micros(
                            median(of(found, way).stream().map(Found::p50Nanos).toList())),
                    Figures.micros(
                            median(of(found, way).stream().map(Found::p99Nanos).toList())));
        }
        List<Double> fsyncs = new ArrayList<>();
        for (int round = 0; round < of(found, Way.OURS).size(); round++) {
            fsyncs.add(of(found, Way.OURS).get(round).p99Nanos()
                    / of(found, Way.FILE).get(round).p50Nanos());
        }
        page.section("A lone entry", "From the call to its return, on disk. Medians of the rounds.", table);
        page.atMost("p99 of a lone entry, in fsyncs (p50 of a plain file)", MOST_FSYNCS, median(fsyncs), "");
    }

    private static String perSecond(Map<Way, List<Found>> found, Way way) {
        return Figures.count(
                Math.round(median(of(found, way).stream().map(Found::perSecond).toList())));
    }

    private static List<Found> of(Map<Way, List<Found>> found, Way way) {
        return Objects.requireNonNull(found.get(way));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Map<Way, List<Found>> measure(int batch) throws IOException {
        Map<Way, List<Found>> found = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            found.put(way, new ArrayList<>());
            run(way, batch); // the compiler's turn
        }
        for (int round = 0; round < rounds; round++) {
            for (Way way : Way.values()) {
                of(found, way).add(run(way, batch));
            }
        }
        return found;
    }

    private Found run(Way way, int batch) throws IOException {
        EntrySource source = new EntrySource(Salts.of(new SecureRandom()));
        var latencies = new Latencies();
        long entries = 0;
        long took = 0;
        Path file = folder.resolve("append");
        try (Appending store = open(way, file, source.entryBytes())) {
            while (took < each.toNanos()) {
                List<Stored> next = source.next(batch);
                long start = System.nanoTime();
                store.append(next);
                long nanos = System.nanoTime() - start;
                latencies.record(nanos);
                took += nanos;
                entries += batch;
            }
        }
        Files.delete(file);
        Files.deleteIfExists(Path.of(file + ".lock"));
        return new Found(entries * 1e9 / took, latencies.within(0.5), latencies.within(0.99));
    }

    private static Appending open(Way way, Path file, int entryBytes) {
        return switch (way) {
            case FILE -> new RawFile(file, entryBytes, BATCHES[BATCHES.length - 1]);
            case SQLITE -> new RawSqlite(file, entryBytes);
            case OURS -> new OurJournal(file);
        };
    }
}
