package org.gilavar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.journal.JournalVerifier.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a journal. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a journal as someone who trusts nobody would: every signature, every outcome, every hash and root.",
            "",
            "Exit codes: 0 it holds, 1 it does not (the first bad entry is named), 2 it cannot be read."
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A journal, such as DIR/journal.db.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Verdict verdict = JournalVerifier.verify(file);
        out.println("journal     " + file);
        out.println("entries     " + verdict.entries() + " hold");
        out.println("signatures  " + verdict.signatures()
                + " verified, by the keys below; ask each party whether its own is right");
        verdict.keys().forEach((post, key) -> out.println("key         " + key + "  " + post));
        out.println("root        " + verdict.root().hex() + "  (RFC 6962)");
        out.println("state       " + verdict.stateHash());
        verdict.fault()
                .ifPresentOrElse(
                        fault ->
                                out.println("verdict     NOT VERIFIED: entry " + fault.entry() + ": " + fault.reason()),
                        () -> out.println("verdict     VERIFIED. A history cut off at its end, or another one told "
                                + "elsewhere, shows only against a checkpoint that someone else kept."));
        return verdict.holds() ? 0 : Gilavar.FAILED;
    }
}
