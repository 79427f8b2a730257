package org.gilavar.client.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.ConsistencyProof;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.UnverifiedException;

/**
 * A head of a log that somebody else keeps and serves. The server may answer each request as it suits: nothing is taken
 * from it that a proof does not lead to the root of this head.
 */
final class ServedHead {
    private final LogSource source;
    private final SignedCheckpoint signed;
    private final Checkpoint head;
    private final SourceHashes hashes;

    /** @param signed whose signature has been verified */
    ServedHead(LogSource source, SignedCheckpoint signed) {
        this.source = source;
        this.signed = signed;
        this.head = signed.checkpoint();
        this.hashes = SourceHashes.of(source, head.size());
    }

    SignedCheckpoint signed() {
        return signed;
    }

    long size() {
        return head.size();
    }

    /**
     * Makes sure that the log began with what had this size and root.
     *
     * @throws UnverifiedException if it did not, or the server does not show that it did
     */
    void mustExtend(long size, Hash root) {
        if (size > head.size()) {
            throw new UnverifiedException(
                    head.origin() + " ends at " + head.size() + ", and had " + size + ": it has lost what it showed");
        }
        if (size == head.size()) {
            if (!root.equals(head.root())) {
                throw new UnverifiedException(head.origin() + " has another root at " + size + " than it had");
            }
        } else if (size > 0) {
            consistency(size).verify(root, head.root());
        }
    }

    /** The proof, as it came, that the log began with what it was at a size from 1 on. */
    ConsistencyProof consistency(long size) {
        return hashes.consistency(size, head.size());
    }

    /** What proves that the log does not extend a head it signed before, as far as the server's own tiles show it. */
    Optional<Evidence> against(SignedCheckpoint before, NoteKey log) {
        return before.checkpoint().size() > head.size()
                ? Optional.empty()
                : Evidence.between(before, signed, hashes, log);
    }

    /** The tree of the first entries, as the server has it: what is appended to it shows whether it is right. */
    MerkleTree beginning(long size) {
        return MerkleTree.resume(size, hashes.subtrees(size));
    }

    /**
     * The leaf data from the end of a tree on, which is of the log, too, then.
     *
     * @param tree of what stands before; grows by what is read
     * @param to how many entries there are with the last that is read
     * @throws UnverifiedException if tree and leaves are not of this log
     */
    List<byte[]> leaves(MerkleTree tree, long to) {
        List<byte[]> leaves = new ArrayList<>();
        while (tree.size() < to) {
            long index = tree.size() / TilePath.FULL;
            int width = (int) Math.min(TilePath.FULL, head.size() - index * TilePath.FULL);
            int upTo = (int) Math.min(width, to - index * TilePath.FULL);
            for (byte[] leaf :
                    EntryBundle.parse(bundle(index, width), width).subList((int) (tree.size() % TilePath.FULL), upTo)) {
                leaves.add(leaf);
                tree.append(MerkleTree.leafHash(leaf));
            }
        }
        mustExtend(to, tree.root());
        return leaves;
    }

    private byte[] bundle(long index, int width) {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width);
        byte[] bundle = source.read(path);
        if (bundle == null && width < TilePath.FULL) {
            bundle = source.read(new TilePath(TilePath.ENTRIES, index, TilePath.FULL)); // grown meanwhile
        }
        if (bundle == null) {
            throw new MirrorException("the server does not show " + path);
        }
        return bundle;
    }
}
