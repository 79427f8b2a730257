package org.gilavar.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.Signers;
import org.jspecify.annotations.Nullable;

/** What was found out about a log, on one screen. */
final class AuditTable {
    private final PrintWriter out;
    private final @Nullable Policy policy;

    AuditTable(PrintWriter out, @Nullable Policy policy) {
        this.out = out;
        this.policy = policy;
    }

    /** Prints it; returns the exit code. */
    int print(String kind, String place, String entries, AuditReport report) {
        line(kind, place);
        report.head().ifPresent(head -> {
            Checkpoint checkpoint = head.checkpoint();
            line("origin", checkpoint.origin());
            line("size", Long.toString(checkpoint.size()));
            line("root", checkpoint.root().hex() + "  (RFC 6962)");
        });
        signatures(report);
        line("entries", entries);
        line("verdict", verdict(report));
        return report.holds() ? 0 : Gilavar.FAILED;
    }

    /**
     * The same of a receipt.
     *
     * @param standing whether it is final
     */
    int printReceipt(String place, String entry, AuditReport report, Standing standing) {
        line("receipt", place);
        report.head()
                .ifPresent(head -> line(
                        "log",
                        head.checkpoint().origin() + ", size "
                                + head.checkpoint().size()));
        report.signers().ifPresent(signers -> signers.logs().forEach(key -> line("signed by", key.toString())));
        line("entry", entry);
        boolean holds = report.holds() && !standing.isWrong();
        if (!standing.words().isEmpty()) {
            line("standing", standing.words());
            standing.common().ifPresent(this::cosigners);
        }
        line("verdict", holds || report.fault().isPresent() ? verdict(report) : "NOT VERIFIED: " + standing.words());
        return holds ? 0 : Gilavar.FAILED;
    }

    /** The same of a party's own copy. */
    int printCopy(String place, CopyAudit.Report copy, String quorum) {
        AuditReport tiles = copy.tiles();
        if (!tiles.holds()) {
            return print("copy", place, tiles.entries() + " hold under the root", tiles);
        }
        line("copy", place);
        tiles.head().ifPresent(head -> {
            line(
                    "log",
                    head.checkpoint().origin() + ", size " + head.checkpoint().size());
            line("root", head.checkpoint().root().hex() + "  (RFC 6962)");
        });
        tiles.signers().ifPresent(signers -> signers.logs().forEach(key -> line("signed by", key.toString())));
        line(
                "entries",
                tiles.entries() + " hold under the root; " + copy.opened() + " say what their leaves commit to"
                        + (copy.erased() > 0
                                ? "; " + copy.erased() + " had been erased by the facilitator before they were fetched"
                                : ""));
        CopyAudit.Said said = copy.said();
        line(
                "said",
                said.checked() + " statements of this party, signed by keys that the copy enrols"
                        + (said.unchecked() > 0
                                ? "; " + said.unchecked()
                                        + " more cannot be checked: their keys were enrolled in what is erased"
                                : ""));
        said.byKey().forEach((key, statements) -> line("key", key + ", " + statements + " statements"));
        line("final", copy.finalEntries() + " entries, by quorum " + quorum);
        copy.finality().ifPresent(finality -> cosigners(finality.common()));
        line("verdict", copy.fault().map(fault -> "NOT VERIFIED: " + fault).orElseGet(() -> verdict(tiles)));
        return copy.holds() ? 0 : Gilavar.FAILED;
    }

    private void signatures(AuditReport report) {
        if (policy == null) {
            line("signatures", "*** NOT CHECKED AGAINST ANYBODY: no --policy FILE says whose count ***");
            return;
        }
        if (report.signers().isEmpty()) {
            line("signatures", "nobody's that the policy knows as this log's");
            return;
        }
        Signers signers = report.signers().get();
        for (NoteKey key : signers.logs()) {
            line("signed by", key.toString());
        }
        cosigners(policy, signers.verdict().cosigned());
        line("quorum", quorum(policy, signers));
    }

    /** Who vouches for a head of the common log, and who does not. */
    private void cosigners(SignedCheckpoint common) {
        if (policy != null) {
            line(
                    "under",
                    "size " + common.checkpoint().size() + " of "
                            + common.checkpoint().origin());
            cosigners(policy, policy.evaluate(common).cosigned());
        }
    }

    private void cosigners(Policy by, Map<String, Long> cosigned) {
        for (Policy.Witness witness : by.witnesses()) {
            Long time = cosigned.get(witness.name());
            line(
                    time == null ? "no word of" : "cosigned by",
                    witness.name() + (time == null ? "" : " at " + Instant.ofEpochSecond(time)) + "  " + witness.key());
        }
    }

    private static String quorum(Policy policy, Signers signers) {
        if (policy.quorum().equals(Policy.NONE)) {
            return "none asked for: nobody but the log itself vouches for it";
        }
        return policy.quorum() + (signers.verdict().enough() ? " is met" : " IS NOT MET");
    }

    private static String verdict(AuditReport report) {
        if (report.fault().isPresent()) {
            return "NOT VERIFIED: " + report.fault().get();
        }
        return report.againstPolicy()
                ? "VERIFIED, by the keys above; ask each whether its own is right."
                : "WHOLE, BUT BY NOBODY'S KEY: it fits together, and anybody can make such a thing.";
    }

    private void line(String name, String value) {
        out.printf("%-11s %s%n", name, value);
    }
}
