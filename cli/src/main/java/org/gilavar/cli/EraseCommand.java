package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gilavar.journal.Erasure;
import org.gilavar.server.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Destroys old entries, by a rule. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Destroy what the record says of before an instant, because a rule on retention says so.",
            "",
            "Statements, outcomes, tellings and salts are gone for ever; the places, hashes and roots of the entries stay, "
                    + "and ./gilavar verify says what was erased and by which rule. What still stands (the last value of "
                    + "each item) stays too. Without --for-ever it only says what would be erased. Stop the server first."
        })
final class EraseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "JOURNAL", description = "A journal, such as DIR/journal.db.")
    private Path journal = Path.of("");

    @Option(
            names = "--before",
            required = true,
            paramLabel = "INSTANT",
            description = "Entries taken before this, such as 2016-01-01T00:00:00Z.")
    private String before = "";

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "TEXT",
            description = "The rule, in words; it is kept in the record.")
    private String rule = "";

    @Option(names = "--for-ever", description = "Do it.")
    private boolean forEver;

    @Override
    public Integer call() throws IOException {
        Instant instant = instant();
        PrintWriter out = spec.commandLine().getOut();
        try (Retention retention = Retention.of(journal)) {
            long first = retention.first();
            long last = retention.lastBefore(instant);
            if (last == 0) {
                out.println("nothing     no entry before " + instant + " has anything left to erase");
                return 0;
            }
            if (!forEver) {
                out.println("would erase " + (last - first + 1) + " entries, " + first + " to " + last
                        + "; say --for-ever to do it");
                return 0;
            }
            Erasure erasure =
                    retention.erase(first, last, rule, InstantSource.system().instant());
            out.println("erased      " + erasure.count() + " entries, " + first + " to " + last + ": " + rule);
        }
        copies().forEach(copy -> out.println("not touched " + copy + " may hold what was erased"));
        return 0;
    }

    private Instant instant() {
        try {
            return Instant.parse(before);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--before: expected an instant such as 2016-01-01T00:00:00Z, found " + before, e);
        }
    }

    /** Copies that a migration left beside the journal. */
    private List<Path> copies() throws IOException {
        Path folder = journal.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(journal.getFileName() + ".format-"))
                    .sorted()
                    .toList();
        }
    }
}
