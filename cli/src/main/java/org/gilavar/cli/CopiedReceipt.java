package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Mirror;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.TreeHashes;
import org.gilavar.ledger.log.folder.FolderEvidence;
import org.gilavar.ledger.log.folder.FolderLogSource;

/** A receipt held against the party's own copy: both must be of one history, and the copy knows whether it is final. */
final class CopiedReceipt {
    private static final int MAX_POLICY_BYTES = 1 << 20;

    private final PrintWriter out;
    private final Path copy;
    private final Policy policy;

    /** @param policy by which both are checked */
    CopiedReceipt(PrintWriter out, Path copy, Policy policy) {
        this.out = out;
        this.copy = copy;
        this.policy = policy;
    }

    /** The policy of a copy. */
    static Policy policy(Path copy) throws IOException {
        Path file = copy.resolve(Mirror.POLICY);
        try {
            return Policy.parse(InputFile.read(file, MAX_POLICY_BYTES));
        } catch (MalformedException e) {
            throw new UnreadableException(file + ": " + e.reason(), e);
        }
    }

    /**
     * Makes sure that a copy is of the log of this name, under the key that the policy has for it.
     *
     * @throws UnreadableException if not: the one cannot be held against the other
     */
    void mustBeOf(String origin, Path receipt) throws IOException {
        List<NoteKey> logs = policy(copy).logs().stream().map(Policy.Log::key).toList();
        NoteKey own = logs.isEmpty() ? null : logs.getLast();
        if (own == null || !own.name().equals(origin)) {
            throw new UnreadableException(receipt + " is of the log of " + origin + ", and " + copy + " of that of "
                    + (own == null ? "nobody" : own.name()));
        }
        if (policy.logs().stream().noneMatch(log -> log.key().equals(own))) {
            throw new UnreadableException(copy + " is of a log with the key " + own
                    + ", which the policy does not have: it is another record");
        }
    }

    /**
     * How the entry of a receipt that holds by itself stands, with the copy.
     *
     * @param alone how it stands without
     */
    Standing standing(TlogProof receipt, EntryOpening opening, Standing alone) throws IOException {
        CopyAudit.Report report = audited();
        if (!report.holds()) {
            return Standing.of(
                    "NOT CHECKED against " + copy + ", which does not hold itself: ./gilavar verify " + copy);
        }
        Checkpoint kept = report.tiles().head().orElseThrow().checkpoint();
        Checkpoint shown = receipt.head().checkpoint();
        if (receipt.index() >= kept.size()) {
            out.println("copy        " + copy + " ends at entry " + (kept.size() - 1)
                    + "; let ./gilavar mirror fetch the rest");
            return alone;
        }
        SourceHashes hashes = SourceHashes.of(new FolderLogSource(copy), kept.size());
        Hash leaf = MerkleTree.leafHash(opening.commitment().bytes());
        boolean same = leaf.equals(hashes.complete(0, receipt.index()))
                && (shown.size() > kept.size() || shown.root().equals(hashes.root(shown.size())));
        if (!same) {
            SignedCheckpoint head = report.tiles().head().orElseThrow();
            return Standing.of("NOT THE COPY'S HISTORY: the log has signed this receipt, and at index "
                    + receipt.index() + " of the copy, or before, stands something else. "
                    + proved(receipt.head(), head, hashes));
        }
        out.println("copy        " + copy + " has it at this index");
        return report.finality()
                .filter(finality -> receipt.index() < finality.entries())
                .map(finality -> Standing.finalUnder(
                        finality.common(),
                        "the copy has a proof that enough witnesses have cosigned, of " + finality.entries()
                                + " entries"))
                .orElse(alone);
    }

    /** Makes the contradiction into evidence, where the copy has come as far as the receipt. */
    private String proved(SignedCheckpoint shown, SignedCheckpoint kept, TreeHashes hashes) {
        NoteKey log = policy.logs().stream()
                .map(Policy.Log::key)
                .filter(key -> key.name().equals(kept.checkpoint().origin()))
                .findFirst()
                .orElseThrow();
        Optional<Evidence> evidence =
                shown.checkpoint().size() > kept.checkpoint().size()
                        ? Optional.empty()
                        : Evidence.between(shown, kept, hashes, log);
        Optional<Path> file = evidence.flatMap(new FolderEvidence(copy.resolve(MirrorCommand.EVIDENCE))::keep);
        return file.map(path -> "The evidence that it has two histories is in " + path + ": ./gilavar evidence " + path
                        + " --key " + log)
                .orElse("Keep both: the log has two histories");
    }

    private CopyAudit.Report audited() throws IOException {
        try {
            return CopyAudit.of(copy, policy, (done, of) -> {});
        } catch (UncheckedIOException | NoSuchFileException e) {
            throw new UnreadableException(copy + " cannot be read as a copy: " + e.getMessage(), e);
        }
    }
}
