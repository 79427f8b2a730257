package org.gilavar.server;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.SnapshotSection;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.UnreadableException;
import org.gilavar.journal.UnwritableException;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.FeedSections;

/**
 * Writes snapshots as the journal grows, on a thread of its own. The writer only waits while what there is is listed, not
 * while it is written. One that fails is no loss: there is a line in the log, and a next time. Used by the writer.
 */
final class SnapshotTaker {

    private static final System.Logger LOG = System.getLogger(SnapshotTaker.class.getName());

    /**
     * Least entries between snapshots: what a restart after a crash folds in two seconds. The property is for tests that kill
     * a server while it writes one.
     */
    static final int EVERY = Math.max(1, Integer.getInteger("gilavar.snapshot.every", 25_000));

    /**
     * A snapshot has every item in it. Where there are many, it is taken after a quarter as many entries: so its cost to each of
     * these does not grow with all that there is.
     */
    private static final int ITEMS_PER_ENTRY = 4;

    /** So much longer than it works a snapshot rests while statements are taken: they have the processor first. */
    private static final int REST = 3;

    private final Journal journal;
    private final Snapshots snapshots;
    private final int every;
    private long last;
    private Thread underway = new Thread();
    private volatile boolean finishing;

    /** @param last the place of the newest snapshot there is */
    SnapshotTaker(Journal journal, Snapshots snapshots, int every, long last) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.every = every;
        this.last = last;
    }

    /** Takes one if it is time, and the one before is done. Everything appended has been published. */
    void offer(Replay replay, Audiences audiences) {
        if (isTime(replay) && !underway.isAlive()) {
            last = replay.tree().size();
            Runnable writing = prepare(replay, audiences);
            underway = Thread.ofPlatform().name("snapshot").daemon().start(writing);
        }
    }

    private boolean isTime(Replay replay) {
        long since = replay.tree().size() - last;
        return since >= every && since >= replay.state().size() / ITEMS_PER_ENTRY;
    }

    /** Takes one at the end of a good day, so that the next start has nothing to fold. */
    void finish(Replay replay, Audiences audiences) throws InterruptedException {
        finishing = true;
        LockSupport.unpark(underway);
        underway.join();
        if (replay.tree().size() > last) {
            last = replay.tree().size();
            prepare(replay, audiences).run();
        }
    }

    private Runnable prepare(Replay replay, Audiences audiences) {
        Replay.Frozen frozen = replay.freeze();
        List<SnapshotSection> feeds = FeedSections.of(audiences, frozen.items());
        return () -> write(frozen, feeds);
    }

    /** Rests after each part, in proportion to how long it took. */
    private final class Pace implements Runnable {
        private long resumed = System.nanoTime();

        @Override
        public void run() {
            if (!finishing) {
                LockSupport.parkNanos(REST * (System.nanoTime() - resumed));
            }
            resumed = System.nanoTime();
        }
    }

    private void write(Replay.Frozen frozen, List<SnapshotSection> feeds) {
        try {
            snapshots.write(frozen, feeds, journal.erasures(), new Pace());
        } catch (UnwritableException | UnreadableException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no snapshot after entry " + frozen.seq() + ", so a restart takes longer: " + e.getMessage());
        }
    }
}
