package org.gilavar.server;

import java.util.Optional;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.Journal;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.MerkleTree;

/**
 * Looks at the entries that a start from a snapshot passed over: that each has the leaf and the root it should have. It takes
 * its time, on a thread of its own, while the server serves.
 */
final class RecordCheck {

    /** Thrown by the check to itself when nobody waits for it any more. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super(null, null, false, false);
        }
    }

    private final Journal journal;
    private final long last;
    private final MerkleTree tree = new MerkleTree();
    private volatile boolean stopped;

    RecordCheck(Journal journal, long last) {
        this.journal = journal;
        this.last = last;
    }

    void stop() {
        stopped = true;
    }

    /** The first entry that does not hold; empty when all do, or when it was stopped. */
    Optional<DamagedException> run() {
        try {
            for (Erasure erasure : journal.erasures()) {
                if (erasure.last() <= last) {
                    checkTo(erasure.first() - 1);
                    journal.leaves(erasure.first(), erasure.last(), tree::append);
                }
            }
            checkTo(last);
            return Optional.empty();
        } catch (DamagedException e) {
            return Optional.of(e);
        } catch (UnreadableException e) {
            return Optional.of(new DamagedException(tree.size() + 1, String.valueOf(e.getMessage()), e));
        } catch (StoppedException e) {
            return Optional.empty();
        }
    }

    private void checkTo(long end) {
        journal.forEach(tree.size() + 1, end, stored -> {
            if (stopped) {
                throw new StoppedException();
            }
            tree.append(stored.entry().leafHash());
            if (!tree.root().equals(stored.root())) {
                throw new DamagedException(
                        stored.entry().seq(), "it has been changed since it was written: its root does not fit");
            }
        });
    }
}
