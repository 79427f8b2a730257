package org.gilavar.ledger.log;

import java.util.Optional;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log whole, or one entry of it, as somebody who trusts nobody would: without a network of its own, from bytes
 * that anybody may have tampered with.
 *
 * <p>The order is: the checkpoint; the signatures on it, against a policy; the tiles and bundles under its root
 * ({@link TreeAudit}). A quorum that is not met does not keep the tree from being checked, since the log's own signature
 * stands. Without a policy no signature is checked, and the report says so.
 *
 * <p>Static functions only.
 */
public final class Audit {
    /** The name of the file, and of the place in a fault. */
    public static final String CHECKPOINT = "checkpoint";

    /** Told now and then how far a check has come; may be called for every bundle. */
    @FunctionalInterface
    public interface Progress {
        void checked(long entries, long of);
    }

    private Audit() {}

    /**
     * Checks a whole log: reads every tile and bundle once, in about one hash for each entry and tile hash. Memory: a
     * tile a level, and a bundle.
     *
     * @param policy whose signatures count, or null to check none
     * @throws java.io.UncheckedIOException if the source cannot be read
     */
    public static AuditReport whole(LogSource source, @Nullable Policy policy, Progress progress) {
        byte[] bytes = source.checkpoint();
        if (bytes == null) {
            return report(null, null, policy, 0, 0, new AuditReport.Fault(CHECKPOINT, "missing"));
        }
        SignedCheckpoint head;
        try {
            head = SignedCheckpoint.parse(bytes);
        } catch (MalformedException e) {
            return report(null, null, policy, 0, 0, new AuditReport.Fault(CHECKPOINT, e.reason()));
        }
        Signers signers = null;
        if (policy != null) {
            try {
                signers = Signers.of(head, policy);
            } catch (UnverifiedException e) {
                return report(head, null, policy, 0, 0, new AuditReport.Fault(CHECKPOINT, e.reason()));
            }
        }
        TreeAudit tree = new TreeAudit(source, head.checkpoint(), progress);
        AuditReport.Fault fault = tree.fault();
        if (fault == null) {
            fault = quorum(policy, signers);
        }
        return report(head, signers, policy, tree.entries(), tree.files(), fault);
    }

    /**
     * Checks that an entry is where a proof says it is.
     *
     * @param policy whose signatures count, or null to check none
     */
    public static AuditReport entry(TlogProof proof, byte[] entry, @Nullable Policy policy) {
        SignedCheckpoint head = proof.head();
        Signers signers = null;
        if (policy != null) {
            try {
                signers = Signers.of(head, policy);
            } catch (UnverifiedException e) {
                return report(head, null, policy, 0, 0, new AuditReport.Fault(CHECKPOINT, e.reason()));
            }
        }
        try {
            new InclusionProof(proof.index(), head.checkpoint().size(), proof.path())
                    .verify(MerkleTree.leafHash(entry), head.checkpoint().root());
        } catch (UnverifiedException e) {
            AuditReport.Fault fault = new AuditReport.Fault("entry " + proof.index(), e.reason());
            return report(head, signers, policy, 0, 0, fault);
        }
        return report(head, signers, policy, 1, 0, quorum(policy, signers));
    }

    private static AuditReport.@Nullable Fault quorum(@Nullable Policy policy, @Nullable Signers signers) {
        return policy == null || signers == null || signers.verdict().enough()
                ? null
                : new AuditReport.Fault(CHECKPOINT, "the quorum " + policy.quorum() + " has not cosigned it");
    }

    private static AuditReport report(
            @Nullable SignedCheckpoint head,
            @Nullable Signers signers,
            @Nullable Policy policy,
            long entries,
            long files,
            AuditReport.@Nullable Fault fault) {
        return new AuditReport(
                Optional.ofNullable(head),
                Optional.ofNullable(signers),
                policy != null,
                entries,
                files,
                Optional.ofNullable(fault));
    }
}
