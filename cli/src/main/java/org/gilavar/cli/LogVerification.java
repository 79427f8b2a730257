package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;
import org.gilavar.client.log.HttpLogSource;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Openings;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.folder.FolderLogSource;
import org.jspecify.annotations.Nullable;

/** Checks what stands on checkpoints rather than on a journal: a mirror, a log on a web server, a proof of one entry. */
final class LogVerification {
    private static final String PROOF = "c2sp.org/tlog-proof@";
    private static final String EVIDENCE = "gilavar.org/fork-evidence@";

    /** Largest policy: that of its reader. */
    private static final int MAX_POLICY_BYTES = 1 << 20;

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable Policy policy;

    LogVerification(PrintWriter out, PrintWriter err, @Nullable Path policyFile) throws IOException {
        this.out = out;
        this.err = err;
        this.policy = policyFile == null ? null : policy(policyFile);
    }

    private static Policy policy(Path file) throws IOException {
        try {
            return Policy.parse(InputFile.read(file, MAX_POLICY_BYTES));
        } catch (MalformedException e) {
            throw new UnreadableException(file + ": " + e.reason(), e);
        }
    }

    /** What a file or folder is, from its first bytes. */
    enum Kind {
        WEB,
        MIRROR,
        PROOF,
        EVIDENCE,
        RECEIPT,
        OTHER;

        static Kind of(String what) throws IOException {
            if (what.startsWith("http://") || what.startsWith("https://")) {
                return WEB;
            }
            Path path = Path.of(what);
            if (Files.isDirectory(path)) {
                return MIRROR;
            }
            if (!Files.isRegularFile(path)) {
                return OTHER;
            }
            String start = new String(InputFile.beginning(path, LogVerification.EVIDENCE.length()), US_ASCII);
            if (start.startsWith(LogVerification.PROOF)) {
                return ReceiptVerification.isReceipt(path) ? RECEIPT : PROOF;
            }
            if (start.startsWith("{")) {
                return RECEIPT;
            }
            return start.startsWith(LogVerification.EVIDENCE) ? EVIDENCE : OTHER;
        }
    }

    int web(String address) {
        HttpLogSource source;
        try {
            source = new HttpLogSource(URI.create(address));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        }
        return whole(address, source, policy, files -> 0);
    }

    /** @param copy to hold it against, whose policy serves where there is no other */
    int receipt(Path file, @Nullable Path copy) throws IOException {
        Policy by = policy == null && copy != null ? CopiedReceipt.policy(copy) : policy;
        return new ReceiptVerification(out, by, copy).check(file);
    }

    int mirror(Path folder) throws IOException {
        if (Openings.isIn(folder)) {
            return copy(folder);
        }
        FolderLogSource source = new FolderLogSource(folder);
        return whole(folder.toString(), source, policy, files -> source.files() - files);
    }

    /** A party's own copy: its log, and what opens it. The policy is the copy's own unless another is given. */
    private int copy(Path folder) throws IOException {
        Policy by = policy == null ? CopiedReceipt.policy(folder) : policy;
        CopyAudit.Report report;
        try (Progress progress = new Progress(err, Terminal.ERR.isTerminal())) {
            report = CopyAudit.of(folder, by, (done, of) -> progress.show("checking", done, of, "entries"));
        } catch (UncheckedIOException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        }
        String quorum = by.quorum() + (policy == null ? " of the copy's own policy; compare that with the terms" : "");
        return new AuditTable(out, by).printCopy(folder.toString(), report, quorum);
    }

    /** @param others how many files there are that were not looked at, from how many were */
    private int whole(String place, LogSource source, @Nullable Policy by, LongUnaryOperator others) {
        AuditReport report;
        long unread;
        try (Progress progress = new Progress(err, Terminal.ERR.isTerminal())) {
            if (source.checkpoint() == null) {
                throw new UnreadableException("there is no log at " + place + ": it has no checkpoint");
            }
            report = Audit.whole(source, by, (done, of) -> progress.show("checking", done, of, "entries"));
            unread = report.holds() ? others.applyAsLong(report.files()) : 0;
        } catch (UncheckedIOException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        }
        String entries = report.entries() + " hold under the root, with " + report.files() + " tiles and bundles"
                + (unread > 0 ? "; " + unread + " files of other sizes not looked at" : "");
        return new AuditTable(out, by).print("log", place, entries, report);
    }

    int proof(Path file, Path entryFile) throws IOException {
        TlogProof proof;
        try {
            proof = TlogProof.parse(InputFile.read(file, TlogProof.MAX_BYTES));
        } catch (MalformedException e) {
            throw new UnreadableException(file + ": " + e.reason(), e);
        }
        byte[] entry = InputFile.read(entryFile, EntryBundle.MAX_ENTRY_BYTES);
        AuditReport report = Audit.entry(proof, entry, policy);
        String what = entryFile + " at index " + proof.index() + (report.entries() == 1 ? " holds" : "");
        return new AuditTable(out, policy).print("proof", file.toString(), what, report);
    }
}
