package org.gilavar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.gilavar.journal.Backup;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.JournalVerifier.Verdict;
import picocli.CommandLine;

/** What a person sees of a journal being copied and verified. */
final class Copying {

    private final CommandLine line;

    Copying(CommandLine line) {
        this.line = line;
    }

    void copy(Path from, Path to, String what) {
        Verdict verdict;
        try (Progress progress = new Progress(line.getErr(), Terminal.ERR.isTerminal())) {
            verdict = Backup.take(from, to, entries -> progress.show("verifying", entries, 0, "entries"));
        } catch (DamagedException e) {
            throw new SpokenException(from + " does not hold, and nothing was made of it: " + e.getMessage());
        }
        PrintWriter out = line.getOut();
        out.printf("%-11s %s%n", what, to);
        out.println("entries     " + verdict.entries() + " hold");
        out.println("root        " + verdict.root().hex());
    }
}
