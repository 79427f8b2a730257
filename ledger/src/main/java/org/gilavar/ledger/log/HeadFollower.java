package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.gilavar.ledger.MerkleTree;

/**
 * Follows one log through the leaves of the common log: in each, its slot must commit to a head that the log has had, and
 * none shorter than the one before.
 *
 * <p>Whoever keeps the log needs nothing for that but the secret of its slots ({@link Salt#forLeaf}). And where every leaf
 * has been followed, no leaf can be opened to another history of the log: a slot commits to one head only, and a leaf has one
 * slot of a name ({@link Heads}).
 *
 * <p>Used by one thread at a time.
 */
public final class HeadFollower {
    private final String slot;
    private final Salt secret;
    private final TreeHashes log;
    private MerkleTree tree;
    private long leaves;

    /**
     * Goes on after some leaves.
     *
     * @param slot name of the slot, which is the origin of the log
     * @param secret of its slots
     * @param log its hashes, up to {@code size} at least
     * @param leaves how many have been followed
     * @param size of the log by the last of them; 0 if none had a slot for it
     */
    public HeadFollower(String slot, Salt secret, TreeHashes log, long leaves, long size) {
        this.slot = slot;
        this.secret = secret;
        this.log = log;
        this.leaves = leaves;
        this.tree = MerkleTree.resume(size, log.subtrees(size));
    }

    /** How many leaves have been followed; the index of the next. */
    public long leaves() {
        return leaves;
    }

    /** How long the log was by the last of them. */
    public long size() {
        return tree.size();
    }

    /**
     * Looks at the next leaf. A leaf from before the log began need not have a slot for it.
     *
     * @param known how long the log is now, as far as it is known here
     * @return whether it commits to a head of the log; if not, the log must have grown beyond what is known, or the leaf commits
     *     to another history. Then nothing has changed, and the leaf can be looked at again
     * @throws UnverifiedException if it has no slot for the log, and one before it had
     */
    public boolean follow(Heads leaf, long known) {
        Optional<Heads.Slot> found = leaf.slot(slot);
        if (found.isEmpty() && tree.size() > 0) {
            throw new UnverifiedException("leaf " + leaves + " of the common log has no slot for " + slot
                    + ", which had " + tree.size() + " entries before");
        }
        if (found.isPresent() && !reaches(found.get().head(), known)) {
            return false;
        }
        leaves++;
        return true;
    }

    /** Grows the tree to the head that was committed to; leaves it as it is when there is none such. */
    private boolean reaches(Commitment head, long known) {
        Salt salt = secret.forLeaf(leaves);
        MerkleTree grown = tree;
        while (!head.equals(commitment(salt, grown))) {
            if (grown.size() >= known) {
                return false;
            }
            if (grown == tree) {
                grown = MerkleTree.resume(tree.size(), tree.subtrees());
            }
            grown.append(log.complete(0, grown.size()));
        }
        tree = grown;
        return true;
    }

    private Commitment commitment(Salt salt, MerkleTree grown) {
        return Commitment.to(
                salt, new Checkpoint(slot, grown.size(), grown.root()).text().getBytes(UTF_8));
    }
}
