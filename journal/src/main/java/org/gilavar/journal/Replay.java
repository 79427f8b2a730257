package org.gilavar.journal;

import java.nio.LongBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Held;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.State;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.Statement;

/**
 * A journal folded back into what the writer works on: the state, the tree, the keys, and which statements have been
 * taken. Trusts the journal; {@link JournalVerifier} does not. Owned by one thread, except the keys.
 */
public final class Replay {

    private final State state;
    private MerkleTree tree;
    private final EnrolledKeys keys;
    private final Said said;
    private Instant last;

    /** Nothing has been said yet. */
    public Replay() {
        this(new State(), new MerkleTree(), new Said(), Instant.EPOCH);
    }

    Replay(State state, MerkleTree tree, Said said, Instant last) {
        this.state = state;
        this.tree = tree;
        this.keys = EnrolledKeys.of(state);
        this.said = said;
        this.last = last;
    }

    /** Takes in the next entry. */
    public Stored append(Entry entry, Outcome outcome) {
        return append(entry, outcome, entry.said().map(SignedStatement::key));
    }

    /**
     * The same for someone who has read the statement already.
     *
     * @param key {@link SignedStatement#key} of the statement; empty when a deadline passed
     */
    public Stored append(Entry entry, Outcome outcome, Optional<String> key) {
        if (entry.seq() != tree.size() + 1) {
            throw new UnreadableException("entry " + entry.seq() + " follows entry " + tree.size());
        }
        tree.append(entry.leafHash());
        takeIn(entry, outcome, key);
        return new Stored(entry, tree.root());
    }

    private void takeIn(Entry entry, Outcome outcome, Optional<String> key) {
        state.apply(outcome);
        keys.apply(outcome);
        key.ifPresent(k -> said.add(k, entry.seq()));
        last = entry.at();
    }

    /**
     * What an entry says.
     *
     * @param speaker the party whose statement it was; empty when a deadline passed
     */
    public record Taken(Outcome outcome, Optional<String> speaker) {}

    /**
     * Takes in the next entry of a journal, if it holds: its outcome can be read and its root fits. Otherwise all stays as
     * it was.
     *
     * @throws DamagedException when it does not hold
     */
    public Taken take(Stored stored) {
        Entry entry = stored.entry();
        Outcome outcome;
        Optional<Statement> statement;
        try {
            outcome = entry.outcome();
            statement = entry.said();
        } catch (MalformedException | MalformedEnvelopeException e) {
            throw new DamagedException(entry.seq(), "it cannot be read: " + e.getMessage(), e);
        }
        MerkleTree before = MerkleTree.resume(tree.size(), tree.subtrees());
        tree.append(entry.leafHash());
        if (!tree.root().equals(stored.root())) {
            tree = before;
            throw new DamagedException(entry.seq(), "it has been changed since it was written: its root does not fit");
        }
        takeIn(entry, outcome, statement.map(SignedStatement::key));
        return new Taken(outcome, statement.map(said -> said.from().party()));
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

    public Said said() {
        return said;
    }

    /** When the last entry was taken; 1970 when there is none. No later entry may be dated before it. */
    public Instant last() {
        return last;
    }

    /**
     * All of it as it stands now, to be written by another thread while this one goes on. Items are not copied, since they
     * never change: a copy of a million takes some tens of milliseconds.
     */
    public Frozen freeze() {
        return new Frozen(
                tree.size(), tree.root(), tree.subtrees(), last, state.held().toList(), LongBuffer.wrap(said.packed()));
    }

    /** A replay that stands still. */
    public record Frozen(long seq, Hash root, List<Hash> subtrees, Instant last, List<Held> items, LongBuffer said) {}
}
