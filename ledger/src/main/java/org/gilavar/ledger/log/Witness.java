package org.gilavar.ledger.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * A witness (C2SP tlog-witness): it cosigns a checkpoint if, and only if, it extends every checkpoint of the same log
 * it cosigned before. So a log that shows two histories cannot have both cosigned.
 *
 * <p><b>Never two histories.</b> The order is: check against what is kept; keep the new checkpoint, on condition that
 * what is kept has not changed meanwhile; sign. Nothing is signed that is not kept for good. If keeping fails, or the
 * process ends between the two, what is kept may be new or old, and no signature is out for the new: either is a safe
 * place to go on from. A checkpoint that is kept already is kept again before it is signed again, since what a store
 * shows after a failure need not be on disk.
 *
 * <p>Without clock, network or files of its own. May be used by several threads at once; they take turns.
 */
public final class Witness {
    private final NoteSigner signer;
    private final Map<String, List<NoteKey>> logs;
    private final WitnessStore store;

    /**
     * A witness.
     *
     * @param signer its key, of the type for cosignatures
     * @param logs the keys of each log it watches, by origin
     * @param store of this witness alone
     * @throws IllegalArgumentException if a key is not of the type for its purpose
     */
    public Witness(NoteSigner signer, Map<String, List<NoteKey>> logs, WitnessStore store) {
        boolean logKeys =
                logs.values().stream().flatMap(List::stream).allMatch(key -> key.type() == NoteKey.Type.ED25519);
        if (signer.key().type() != NoteKey.Type.COSIGNATURE || !logKeys) {
            throw new IllegalArgumentException("expected a cosigner, and keys of logs that are not cosigners");
        }
        this.signer = signer;
        this.logs = new HashMap<>();
        logs.forEach((origin, keys) -> this.logs.put(origin, List.copyOf(keys)));
        this.store = store;
    }

    /**
     * Answers one request.
     *
     * @param body of the request
     * @param now the time that goes into the cosignature, to the second
     * @throws java.io.UncheckedIOException if the store fails: nothing was signed, and the request may be sent again
     */
    public synchronized WitnessAnswer addCheckpoint(byte[] body, Instant now) {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (MalformedException e) {
            return new WitnessAnswer.BadRequest(e.reason());
        }
        Checkpoint head = request.head().checkpoint();
        List<NoteKey> keys = logs.get(head.origin());
        if (keys == null) {
            return new WitnessAnswer.UnknownLog(head.origin());
        }
        Set<NoteKey> signers;
        try {
            signers = request.head().verify(keys).keySet();
        } catch (UnverifiedException e) {
            return new WitnessAnswer.NotSigned(e.reason());
        }
        if (request.oldSize() > head.size()) {
            return new WitnessAnswer.BadRequest("the old size is above the size of the checkpoint");
        }
        SignedCheckpoint kept = store.latest(head.origin());
        WitnessAnswer refusal = refusal(kept, request, signers);
        if (refusal != null) {
            return refusal;
        }
        if (!store.replace(kept, request.head())) {
            return conflict(store.latest(head.origin()), request, signers);
        }
        return new WitnessAnswer.Cosigned(List.of(NoteSignature.cosign(signer, head, now.getEpochSecond())));
    }

    /** Why a checkpoint signed by its log does not follow the one kept; null if it does. */
    private static @Nullable WitnessAnswer refusal(
            @Nullable SignedCheckpoint kept, AddCheckpoint request, Set<NoteKey> signers) {
        Checkpoint head = request.head().checkpoint();
        long oldSize = request.oldSize();
        if (oldSize != size(kept)) {
            return conflict(kept, request, signers);
        }
        if (kept == null || oldSize == 0) {
            // Every tree begins with the empty one, so there is nothing to prove; but that one has only one root.
            boolean follows =
                    request.proof().isEmpty() && (head.size() > 0 || head.root().equals(MerkleTree.EMPTY_ROOT));
            return follows
                    ? null
                    : new WitnessAnswer.Unproved("from size 0 there is no proof, and one root", Optional.empty());
        }
        Hash root = kept.checkpoint().root();
        if (head.size() == oldSize && request.proof().isEmpty()) {
            return head.root().equals(root) ? null : conflict(kept, request, signers);
        }
        Hash prefix;
        try {
            prefix = new ConsistencyProof(oldSize, head.size(), request.proof()).prefixRoot(root, head.root());
        } catch (UnverifiedException e) {
            return new WitnessAnswer.Unproved(e.reason(), Optional.empty());
        }
        if (prefix.equals(root)) {
            return null;
        }
        Optional<Evidence.Prefix> other = Optional.of(new Evidence.Prefix(prefix, request.proof()));
        return new WitnessAnswer.Unproved(
                "the consistency proof leads from another root", Evidence.found(kept, request.head(), signers, other));
    }

    private static WitnessAnswer conflict(
            @Nullable SignedCheckpoint kept, AddCheckpoint request, Set<NoteKey> signers) {
        return new WitnessAnswer.Conflict(
                size(kept),
                kept == null ? Optional.empty() : Evidence.found(kept, request.head(), signers, Optional.empty()));
    }

    private static long size(@Nullable SignedCheckpoint kept) {
        return kept == null ? 0 : kept.checkpoint().size();
    }
}
