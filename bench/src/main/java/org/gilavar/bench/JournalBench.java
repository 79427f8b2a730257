package org.gilavar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code ./gilavar bench --journal}. Works in a folder below {@code bench/target}, on the disk of the source tree. */
final class JournalBench {
    static final String OPTION = "--journal";

    private static final int BAD_USAGE = 2;
    private static final int ENTRIES = 100_000;
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;

    private JournalBench() {}

    /** Measures and prints; says how it ended, as a process does. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        long entries;
        try {
            entries = entries(arguments);
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            err.print(Command.USAGE);
            return BAD_USAGE;
        }
        Path target = Path.of(System.getProperty("gilavar.home", "."), "bench", "target");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target, "journal");
        try {
            var progress = new Progress(err, Clock.systemUTC());
            var page = new Page("journal", "Ratios are of one run on one disk, medians of rounds by turns.");
            new AppendSection(folder, EACH, ROUNDS, progress).write(page);
            new RecordSection(folder, entries, progress).write(page);
            String text = heading(entries, progress) + page;
            out.print(text);
            Files.writeString(target.resolve("JOURNAL.md"), text);
        } finally {
            delete(folder);
        }
        return 0;
    }

    static long entries(List<String> arguments) {
        if (arguments.isEmpty()) {
            return ENTRIES;
        }
        if (arguments.size() == 2
                && arguments.getFirst().equals("--entries")
                && arguments.getLast().matches("[1-9]\\d{3,7}")) {
            return Long.parseLong(arguments.getLast());
        }
        throw new IllegalArgumentException(
                "after --journal expected nothing, or --entries with a number from 1000, found " + arguments);
    }

    private static String heading(long entries, Progress progress) {
        return """
                # The journal

                `./gilavar bench --journal --entries %d`, %s: %d min on %d cores, JDK %d.

                """.formatted(
                        entries,
                        LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                        progress.elapsed().toMinutes(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
