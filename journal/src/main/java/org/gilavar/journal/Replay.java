package org.gilavar.journal;

import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.State;

/**
 * A journal folded back into what the writer works on: the state, the tree, the keys. Trusts the journal; {@link
 * JournalVerifier} does not. Owned by one thread, except the keys.
 */
public final class Replay {

    private final State state = new State();
    private final MerkleTree tree = new MerkleTree();
    private final EnrolledKeys keys = new EnrolledKeys();

    /** Takes in the next entry. */
    public Stored append(Entry entry, Outcome outcome) {
        if (entry.seq() != tree.size() + 1) {
            throw new UnreadableException("entry " + entry.seq() + " follows entry " + tree.size());
        }
        tree.append(entry.leafHash());
        state.apply(outcome);
        keys.apply(outcome);
        return new Stored(entry, tree.root());
    }

    public State state() {
        return state;
    }

    public EnrolledKeys keys() {
        return keys;
    }

    public MerkleTree tree() {
        return tree;
    }
}
