package org.gilavar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commands {@code ./gilavar bench --filing}, {@code --feed}, {@code --timing}, {@code --settling}, {@code --flash} and
 * {@code --console}: a server as it is shipped, its clients and
 * this, each in a process of its own. Works in a folder below {@code bench/target}, on the disk of the source tree.
 */
final class ApiBench {
    private static final Map<String, String> TITLES = Map.of(
            "--filing",
            "filing",
            "--feed",
            "the feed",
            "--timing",
            "what the clock tells",
            "--settling",
            "settling",
            "--flash",
            "FLASH",
            "--console",
            "the console");

    static final Set<String> OPTIONS = TITLES.keySet();

    private static final int BAD_USAGE = 2;

    /** Of an ordinary day, under which a console is opened. */
    private static final int DAY_NOTICES = 200;

    private static final int CONSOLE_ROUNDS = 9;

    /** What may be set, with what it is else. */
    private static final Map<String, Integer> SETTINGS = Map.of(
            "--notices",
            100_000,
            "--seconds",
            10,
            "--rounds",
            3,
            "--streams",
            1_000,
            "--samples",
            3_000,
            "--conflicts",
            1_000,
            "--flashes",
            400,
            "--statements",
            7_200,
            "--rate",
            1_000);

    private final String option;
    private final Map<String, Integer> given;
    private final String asked;

    private ApiBench(List<String> arguments) {
        option = arguments.getFirst();
        asked = String.join(" ", arguments);
        given = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "nothing";
            if (!SETTINGS.containsKey(arguments.get(i)) || !value.matches("[1-9]\\d{0,6}")) {
                throw new IllegalArgumentException("after " + option + " expected one of "
                        + SETTINGS.keySet().stream().sorted().toList() + " and a whole number from 1, found "
                        + arguments.get(i) + " " + value);
            }
            given.put(arguments.get(i), Integer.parseInt(value));
        }
    }

    /** Measures and prints; says how it ended, as a process does. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        ApiBench bench;
        try {
            bench = new ApiBench(arguments);
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            err.print(Command.USAGE);
            return BAD_USAGE;
        }
        bench.measure(out, new Progress(err, Clock.systemUTC()));
        return 0;
    }

    private int setting(String name) {
        return setting(name, SETTINGS.getOrDefault(name, 0));
    }

    private int setting(String name, int otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    private void measure(PrintStream out, Progress progress) throws IOException, InterruptedException {
        Path target = Path.of(System.getProperty("gilavar.home", "."), "bench", "target");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target, "api");
        try {
            var page = new Page(
                    TITLES.getOrDefault(option, option),
                    "Server and clients are processes of their own on the same cores.");
            if (option.equals("--console")) {
                new ConsoleSection(
                                folder,
                                setting("--notices", DAY_NOTICES),
                                setting("--rounds", CONSOLE_ROUNDS),
                                setting("--statements"),
                                progress)
                        .write(page);
            } else {
                overTls(folder, page, progress);
            }
            String text = heading(progress) + page;
            out.print(text);
            Files.writeString(target.resolve(option.substring(2).toUpperCase(Locale.ROOT) + ".md"), text);
        } finally {
            JournalBench.delete(folder);
        }
    }

    private void overTls(Path folder, Page page, Progress progress) throws IOException, InterruptedException {
        ArenaFolder arena = new ArenaFolder(folder.resolve("arena"));
        int notices = option.equals("--flash") ? 1 : setting("--notices");
        progress.say("recording " + Figures.count(notices) + " notices");
        double conflicts = arena.make(
                notices, Instant.now(), Optional.of(Arena.suggesting()).filter(s -> option.equals("--settling")));
        progress.say(String.format(Locale.ROOT, "the last of them had %.2f conflicts in the mean", conflicts));
        switch (option) {
            case "--filing" ->
                new FilingSection(arena, notices, setting("--seconds"), setting("--rounds"), progress)
                        .write(folder, page);
            case "--feed" ->
                new FeedSection(arena, setting("--streams"), setting("--rounds"), progress).write(folder, page);
            case "--flash" ->
                new FlashSection(arena, setting("--streams"), setting("--flashes"), setting("--rate"), progress)
                        .write(folder, page);
            case "--settling" -> new SettlingSection(arena, setting("--conflicts"), progress).write(folder, page);
            default -> new TimingSection(arena, setting("--samples"), progress).write(folder, page);
        }
    }

    private String heading(Progress progress) {
        return """
                # The API

                `./gilavar bench %s`, %s: %d min on %d cores, JDK %d.

                """.formatted(
                        asked,
                        LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                        progress.elapsed().toMinutes(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}
