package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.UnverifiedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks evidence of a fork. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = {
            "Check evidence that a log showed two histories, offline, and say what it proves.",
            "",
            "It stands on the log's key alone: take that from where the log's users have it, not from whoever shows the "
                    + "evidence.",
            "",
            "Exit codes: 0 it proves a fork, 1 it proves nothing, 2 it cannot be read."
        })
final class EvidenceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Evidence, as a witness writes it to DIR/evidence.")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "VKEY", required = true, description = "The verifier key of the log.")
    private String key = "";

    @Override
    public Integer call() throws IOException {
        NoteKey log;
        Evidence evidence;
        try {
            log = NoteKey.parse(key);
            evidence = Evidence.parse(InputFile.read(file, Evidence.MAX_BYTES));
        } catch (MalformedException e) {
            throw new UnreadableException(e.reason(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("evidence    " + file);
        out.println("log         " + evidence.first().checkpoint().origin());
        out.println("key         " + log);
        out.println("first       " + inWords(evidence.first().checkpoint()));
        out.println("second      " + inWords(evidence.second().checkpoint()));
        try {
            evidence.verify(log);
        } catch (UnverifiedException e) {
            out.println("verdict     PROVES NOTHING: " + e.reason());
            return Gilavar.FAILED;
        }
        out.println("verdict     PROVES A FORK. " + ForkWords.proves(evidence));
        out.println("            It does not show which of the two is right, who was shown which, or when.");
        return 0;
    }

    private static String inWords(Checkpoint checkpoint) {
        return "size " + checkpoint.size() + ", root " + checkpoint.root().hex();
    }
}
