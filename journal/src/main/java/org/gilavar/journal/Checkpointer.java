package org.gilavar.journal;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves what the write-ahead log holds into the journal's file, on a thread and over a connection of its own, so that an
 * append pays for its own fsync and for nothing else.
 *
 * <p>Most is moved while the writer goes on. Only then does it hold the writer up, for the little that has come since, to
 * let the log begin again at its start: a log that is written over needs no new blocks from the file system, and its fsync
 * costs less. A reader that stays at one moment for long keeps the log from beginning again; it grows meanwhile, and is
 * cut back afterwards.
 */
final class Checkpointer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());

    /**
     * When to begin: some 32 MB of log. A crash leaves at most a few times that to be read again at the next start. The
     * property is for tests that kill a server in the middle of it.
     */
    static final long AFTER_BYTES = Math.max(1, Long.getLong("gilavar.checkpoint.bytes", 32L << 20));

    /** What a log that had to grow is cut back to when it can be. */
    static final long CAP_BYTES = 128L << 20;

    private final Sqlite database;
    private final ReentrantLock writing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private long bytes;
    private boolean closed;

    /** @param writing held by whoever appends */
    Checkpointer(Sqlite database, ReentrantLock writing) throws SQLException {
        this.database = database;
        this.writing = writing;
        database.ask("PRAGMA busy_timeout = 0"); // what a reader holds up is tried again with the next entries
        this.thread = Thread.ofPlatform().name("checkpoint").daemon().start(this::run);
    }

    /** So much has been written to the log. */
    void wrote(long more) {
        lock.lock();
        try {
            bytes += more;
            if (bytes >= AFTER_BYTES) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (isDue()) {
            try {
                database.ask("PRAGMA wal_checkpoint(PASSIVE)");
                writing.lock();
                try {
                    database.ask("PRAGMA wal_checkpoint(RESTART)");
                } finally {
                    writing.unlock();
                }
            } catch (SQLException e) {
                // Nothing is lost: the log holds it, and the next attempt, or the next start, moves it.
                LOG.log(System.Logger.Level.WARNING, "the write-ahead log of " + database.file() + " stays: " + e);
            }
        }
    }

    private boolean isDue() {
        lock.lock();
        try {
            while (!closed && bytes < AFTER_BYTES) {
                changed.awaitUninterruptibly();
            }
            bytes = 0;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
