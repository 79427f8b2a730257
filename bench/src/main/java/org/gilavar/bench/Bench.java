package org.gilavar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The command {@code ./gilavar bench}. */
public final class Bench {
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int BAD_USAGE = 2;

    private Bench() {}

    /** Measures and prints; exits with 2 when it does not understand an argument. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length > 0 && arguments[0].equals(JournalBench.OPTION)) {
            System.exit(JournalBench.run(List.of(arguments).subList(1, arguments.length), out, err));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(ReconstructionBench.OPTION)) {
            System.exit(ReconstructionBench.run(List.of(arguments).subList(1, arguments.length), out, err));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(BatchBench.OPTION)) {
            System.exit(BatchBench.run(out, err));
            return;
        }
        if (arguments.length > 0 && ApiBench.OPTIONS.contains(arguments[0])) {
            System.exit(ApiBench.run(List.of(arguments), out, err));
            return;
        }
        Command command;
        try {
            command = Command.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            err.println("bench: " + e.getMessage());
            err.print(Command.USAGE);
            System.exit(BAD_USAGE);
            return;
        }
        if (command.help()) {
            out.print(Command.USAGE);
        } else {
            run(command, out, new Progress(err, Clock.systemUTC()));
        }
    }

    private static void run(Command command, PrintStream out, Progress progress) throws IOException {
        var sizes = SIZES.stream().filter(size -> size <= command.most()).toList();
        System.setProperty(Load.SIZE_PROPERTY, sizes.getLast().toString());
        var session = new Session(command.form(), sizes, progress);
        session.run();
        var text = heading(command, progress) + session.page();
        out.print(text);
        var home = Path.of(System.getProperty("gilavar.home", "."), "bench");
        save(home.resolve("target"), text, progress);
        if (command.write()) {
            save(home, text, progress);
        }
    }

    private static String heading(Command command, Progress progress) {
        var machine = Runtime.getRuntime();
        return """
                # Results

                `./gilavar bench%s`, %s: %d min %02d s on %d cores, JDK %d, heap of %d MB.
                %s
                JMH's means are of processor time, its percentiles of the clock. What is measured, how and with which data:
                [README.md](README.md).

                """.formatted(
                        command.options(),
                        LocalDate.ofInstant(progress.start(), ZoneOffset.UTC),
                        progress.elapsed().toMinutes(),
                        progress.elapsed().toSecondsPart(),
                        machine.availableProcessors(),
                        Runtime.version().feature(),
                        machine.maxMemory() >> 20,
                        command.form().label());
    }

    private static void save(Path folder, String text, Progress progress) throws IOException {
        var file = folder.resolve("RESULTS.md");
        Files.createDirectories(folder);
        Files.writeString(file, text);
        progress.say("written: " + file);
    }
}
