package org.gilavar.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.server.audience.FeedSections;

/**
 * Destroys what the record says of long ago, when a rule says that it is not to be kept. Done while no server runs.
 *
 * <p>What goes: statements, outcomes and tellings of the entries, their salts, and every snapshot from before. What stays:
 * their places, instants and hashes, so that the tree is what it was; and what still stands at their end, the last value
 * of every item with what each party knows of it, in the snapshot that is made first. An item that nobody has changed since
 * therefore outlives the entry that made it. That an id was used can still be told by whoever guesses it. Copies that were
 * made by hand, by a backup or by a migration are not touched.
 */
public final class Retention implements AutoCloseable {

    private final Journal journal;
    private final Snapshots snapshots;

    private Retention(Journal journal, Snapshots snapshots) {
        this.journal = journal;
        this.snapshots = snapshots;
    }

    /**
     * Opens the journal in this file for writing.
     *
     * @throws org.gilavar.journal.UnreadableException when it cannot be opened, or a server has it
     */
    public static Retention of(Path journal) {
        return new Retention(SqliteJournal.open(journal), Snapshots.beside(journal));
    }

    /** The first entry that has not been erased; one more than there are when all have. */
    public long first() {
        long first = 1;
        for (Erasure erasure : journal.erasures()) {
            if (erasure.first() == first) {
                first = erasure.last() + 1;
            }
        }
        return first;
    }

    /** The last entry that was taken before an instant; 0 when there is none that has not been erased. */
    public long lastBefore(Instant instant) {
        long before = first() - 1;
        long notBefore = journal.size() + 1;
        while (notBefore - before > 1) {
            long middle = before + (notBefore - before) / 2;
            boolean isBefore = journal.entry(middle)
                    .map(stored -> stored.entry().at().isBefore(instant))
                    .orElse(true); // erased, in a range of its own
            if (isBefore) {
                before = middle;
            } else {
                notBefore = middle;
            }
        }
        return before < first() ? 0 : before;
    }

    /**
     * Destroys a range of entries.
     *
     * @param rule why, in words
     * @param at now
     * @throws IllegalArgumentException when the range is not there, or touches what is erased already
     * @throws org.gilavar.journal.DamagedException when an entry up to its last does not hold: nothing is erased
     * @throws org.gilavar.journal.UnwritableException when it could not be done, or not wholly; to be done again
     */
    public Erasure erase(long first, long last, String rule, Instant at) {
        if (last > journal.size()) {
            throw new IllegalArgumentException("the journal has " + journal.size() + " entries, and no " + last);
        }
        Recovery standing = Recovery.upTo(journal, snapshots, last);
        Replay replay = standing.replay();
        Erasure erasure = new Erasure(first, last, rule, at, replay.state().hash());
        List<Erasure> all = new ArrayList<>(journal.erasures());
        Optional<Erasure> touched =
                all.stream().filter(e -> e.first() <= last && first <= e.last()).findFirst();
        touched.ifPresent(e -> {
            throw new IllegalArgumentException("entries " + e.first() + " to " + e.last() + " are erased already");
        });
        all.add(erasure);
        Replay.Frozen frozen = replay.freeze();
        snapshots.write(frozen, FeedSections.of(standing.audiences(), frozen.items()), all);
        snapshots.forget(last, all);
        journal.erase(erasure);
        return erasure;
    }

    @Override
    public void close() {
        journal.close();
    }
}
