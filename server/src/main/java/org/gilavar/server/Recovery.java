package org.gilavar.server;

import java.util.List;
import java.util.Optional;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Snapshots;
import org.gilavar.server.audience.Archive;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.FeedSections;

/**
 * What a server starts from: the newest snapshot that can be used, and every entry after it, each checked against its leaf
 * and its root. Where no snapshot can be used, every entry there is.
 *
 * @param from the place of the snapshot; entries up to it have not been looked at. 0 when all have
 * @param damage the first entry that does not hold, when what stands before it is to do
 */
record Recovery(Replay replay, Audiences audiences, long from, Optional<DamagedException> damage) {

    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

    /**
     * All of a journal.
     *
     * @throws DamagedException when an entry does not hold
     */
    static Recovery whole(Journal journal, Snapshots snapshots) {
        return upTo(journal, snapshots, journal.size());
    }

    /**
     * A journal up to one of its entries.
     *
     * @throws DamagedException when an entry does not hold
     */
    static Recovery upTo(Journal journal, Snapshots snapshots, long last) {
        Recovery recovery = start(journal, snapshots, last);
        recovery.fold(journal, last);
        return recovery;
    }

    /**
     * All of a journal, from its first entry.
     *
     * @throws DamagedException when an entry does not hold
     */
    static Recovery fromTheFirst(Journal journal) {
        Recovery recovery = new Recovery(new Replay(), new Audiences(Archive.of(journal)), 0, Optional.empty());
        recovery.fold(journal, journal.size());
        return recovery;
    }

    /** A journal up to the last entry that holds, all of them looked at. */
    static Recovery toLastGood(Journal journal) {
        Recovery recovery = new Recovery(new Replay(), new Audiences(Archive.of(journal)), 0, Optional.empty());
        try {
            recovery.fold(journal, journal.size());
            return recovery;
        } catch (DamagedException e) {
            return new Recovery(recovery.replay, recovery.audiences, 0, Optional.of(e));
        }
    }

    private static Recovery start(Journal journal, Snapshots snapshots, long last) {
        List<Erasure> erasures = journal.erasures();
        for (long place : snapshots.places()) {
            if (place <= last) {
                Optional<Recovery> recovery =
                        snapshots.at(journal, place).flatMap(found -> restored(journal, place, found, erasures));
                if (recovery.isPresent()) {
                    return recovery.get();
                }
            }
        }
        return new Recovery(new Replay(), new Audiences(Archive.of(journal)), 0, Optional.empty());
    }

    private static Optional<Recovery> restored(
            Journal journal, long place, Snapshots.Restored found, List<Erasure> erasures) {
        try {
            Audiences audiences =
                    FeedSections.read(found.more(), found.replay().state(), erasures, Archive.of(journal));
            return Optional.of(new Recovery(found.replay(), audiences, place, Optional.empty()));
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the snapshot after entry " + place + " is not used, and more has to be folded: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void fold(Journal journal, long last) {
        journal.forEach(replay.tree().size() + 1, last, stored -> {
            Replay.Taken taken = replay.take(stored);
            audiences.publish(stored.entry(), taken.outcome(), taken.speaker());
        });
    }
}
