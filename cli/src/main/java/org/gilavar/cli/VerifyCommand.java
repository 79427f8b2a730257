package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.cli.LogVerification.Kind;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.journal.JournalVerifier.Verdict;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.folder.FolderTileStore;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.log.CommonLog;
import org.gilavar.server.log.StaleJournalException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a journal, a log, or a proof. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a record as someone who trusts nobody would. WHAT is one of:",
            "",
            "  a journal: every signature, every outcome, every hash and root;",
            "  a folder with a log or a mirror of one (C2SP tlog-tiles): every entry, every tile, the root;",
            "  the https address of such a log, or http on this machine: the same, over the network;",
            "  a party's own copy, as ./gilavar mirror keeps it: the same, what each entry says, and how much is final;",
            "  a receipt, or an entry as ./gilavar record --entry saves it: that it is in the record, and whether it is final;",
            "  a proof of one entry of any log (C2SP tlog-proof), with --entry.",
            "",
            "Signatures on a log's checkpoint are checked against --policy. All but addresses is checked offline.",
            "",
            "Exit codes: 0 it holds (of a log without --policy: it fits together, whoever made it), 1 it does not (the first thing wrong is named), 2 it cannot be read, 3 a receipt holds and "
                    + "is provisional, or there is no --policy to tell by."
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WHAT", description = "Such as DIR/journal.db, a folder, an address, or a proof.")
    private String what = "";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Of a log: whose signatures count, and whose cosignatures it needs (C2SP tlog-policy). Without "
                            + "it no signature is checked.")
    private @Nullable Path policy;

    @Option(names = "--entry", paramLabel = "FILE", description = "Of a proof: the bytes of the entry it is about.")
    private @Nullable Path entry;

    @Option(
            names = "--copy",
            paramLabel = "DIR",
            description =
                    "Of a receipt or an entry: hold it against this copy of your party's log, and by its policy unless "
                            + "another is given.")
    private @Nullable Path copy;

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Kind kind = Kind.of(what);
        if (copy != null && kind != Kind.RECEIPT) {
            throw new ParameterException(
                    line, "--copy DIR belongs to a receipt or an entry; verify DIR itself by its name");
        }
        if (kind == Kind.PROOF ? entry == null : entry != null) {
            throw new ParameterException(line, "--entry FILE belongs to a proof, and a proof needs it");
        }
        if (kind == Kind.EVIDENCE) {
            throw new ParameterException(
                    line, what + " is evidence of a fork: ./gilavar evidence " + what + " --key VKEY");
        }
        if (kind == Kind.OTHER && !Files.exists(Path.of(what))) {
            throw new UnreadableException("there is no file or folder " + what);
        }
        if (kind == Kind.OTHER && policy != null) {
            throw new ParameterException(line, "--policy is for logs; a journal has its keys in it");
        }
        LogVerification logs = new LogVerification(line.getOut(), line.getErr(), policy);
        return switch (kind) {
            case WEB -> logs.web(what);
            case MIRROR -> logs.mirror(Path.of(what));
            case PROOF -> logs.proof(Path.of(what), Objects.requireNonNull(entry));
            case RECEIPT -> logs.receipt(Path.of(what), copy);
            case EVIDENCE, OTHER -> journal(Path.of(what));
        };
    }

    private int journal(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        Verdict verdict;
        try (Progress progress = new Progress(spec.commandLine().getErr(), Terminal.ERR.isTerminal())) {
            verdict = JournalVerifier.verify(file, entries -> progress.show("verifying", entries, 0, "entries"));
        }
        double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
        out.println("journal     " + file);
        out.println("entries     " + verdict.entries() + " hold");
        verdict.erased()
                .forEach(erasure -> out.println("erased      entries " + erasure.first() + " to " + erasure.last()
                        + ", on " + erasure.at() + ", by the rule: " + erasure.rule()));
        out.println("signatures  " + verdict.signatures()
                + " verified, by the keys below; ask each party whether its own is right");
        out.printf(
                Locale.ROOT,
                "took        %.1f s, %,.0f signatures a second%n",
                seconds,
                verdict.signatures() / seconds);
        verdict.keys().forEach((post, key) -> out.println("key         " + key + "  " + post));
        out.println("root        " + verdict.root().hex() + "  (RFC 6962)");
        out.println("state       " + verdict.stateHash());
        Optional<String> stale = verdict.holds() ? againstItsLogs(file) : Optional.empty();
        stale.ifPresentOrElse(
                reason -> out.println("verdict     NOT VERIFIED: " + reason), () -> verdict(out, verdict));
        return verdict.holds() && stale.isEmpty() ? 0 : Gilavar.FAILED;
    }

    /** Where the head of the journal is kept beside it that its logs vouched for last: whether it still goes that far. */
    private static Optional<String> againstItsLogs(Path file) {
        Path head = file.resolveSibling(ServerConfig.JOURNAL_HEAD);
        if (!Files.isDirectory(head)) {
            return Optional.empty();
        }
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file)) {
            CommonLog.mustHave(
                    new FolderTileStore(head),
                    journal.size(),
                    size -> journal.rootAt(size).orElseThrow());
            return Optional.empty();
        } catch (StaleJournalException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void verdict(PrintWriter out, Verdict verdict) {
        verdict.fault()
                .ifPresentOrElse(
                        fault ->
                                out.println("verdict     NOT VERIFIED: entry " + fault.entry() + ": " + fault.reason()),
                        () -> out.println("verdict     VERIFIED" + exceptErased(verdict)
                                + ". A history cut off at its end, or another one told "
                                + "elsewhere, shows only against a checkpoint that someone else kept."));
    }

    private static String exceptErased(Verdict verdict) {
        long count = verdict.erased().stream().mapToLong(Erasure::count).sum();
        return count == 0
                ? ""
                : ", but for " + count
                        + " erased entries: only their places in the tree can be checked, and what they led "
                        + "to is the facilitator's word";
    }
}
