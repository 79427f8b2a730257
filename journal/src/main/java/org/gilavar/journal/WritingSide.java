package org.gilavar.journal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a journal has besides when it is open for writing: the lock, the connection that writes, the checkpoints. */
final class WritingSide implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WritingSide.class.getName());

    private final JournalLock fileLock;
    private final Sqlite database;
    private Appender appender;
    private final Checkpointer checkpointer;
    private final ReentrantLock lock;

    private WritingSide(
            JournalLock fileLock, Sqlite database, Appender appender, Checkpointer checkpointer, ReentrantLock lock) {
        this.fileLock = fileLock;
        this.database = database;
        this.appender = appender;
        this.checkpointer = checkpointer;
        this.lock = lock;
    }

    /**
     * Opens a journal, creating it when there is none and migrating it when it is of an earlier format.
     *
     * @throws UnreadableException when the file is not a journal, is newer than this version, or is in use
     */
    static WritingSide open(Path file) throws SQLException {
        JournalLock fileLock = JournalLock.take(file);
        boolean sound = false;
        try {
            Sqlite database = Sqlite.forWriting(file);
            try {
                WritingSide side = prepare(database, fileLock);
                sound = true;
                return side;
            } finally {
                if (!sound) {
                    database.close();
                }
            }
        } finally {
            if (!sound) {
                fileLock.close();
            }
        }
    }

    private static WritingSide prepare(Sqlite database, JournalLock fileLock) throws SQLException {
        if (Schema.isBlank(database)) {
            Schema.create(database);
        }
        int version = Schema.version(database);
        if (version < Schema.VERSION) {
            migrate(database, version);
        }
        database.ask("PRAGMA journal_mode = WAL"); // only now: a file that is not ours stays as it was
        ReentrantLock lock = new ReentrantLock(true); // else a busy writer never lets the checkpoint in
        Appender appender = new Appender(database);
        Checkpointer checkpointer = new Checkpointer(Sqlite.forWriting(database.file()), lock);
        return new WritingSide(fileLock, database, appender, checkpointer, lock);
    }

    private static void migrate(Sqlite database, int version) throws SQLException {
        Path file = database.file();
        Path kept = Backup.unused(Path.of(file + ".format-" + version));
        Backup.copy(database, kept);
        try {
            Schema.migrate(database, version);
        } catch (DamagedException e) {
            throw new DamagedException(
                    e.seq(), e.reason() + ". " + file + " has format " + version + " and stays as it is");
        }
        LOG.log(
                System.Logger.Level.WARNING,
                file + " had format " + version + " and now has format " + Schema.VERSION
                        + ". As it was before, it is kept in " + kept);
    }

    /** All or none, durably. */
    void append(List<Stored> entries) {
        lock.lock();
        try {
            checkpointer.wrote(appender.append(entries));
        } catch (SQLException e) {
            startAgain(e);
            throw new UnwritableException(inWords(e), e);
        } finally {
            lock.unlock();
        }
    }

    private void startAgain(SQLException cause) {
        database.rollBack(cause);
        try {
            appender.close();
            appender = new Appender(database);
        } catch (SQLException e) {
            cause.addSuppressed(e); // the next append says so again
        }
    }

    private static String inWords(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return "the disk is full; free some space and send the statement again";
        }
        return "the journal cannot be written: " + e.getMessage();
    }

    /**
     * Destroys the bodies of a range, and every trace of them in the file and its log: what is freed is overwritten
     * ({@code secure_delete}), the file is written anew without free space, and the log is cut to nothing.
     */
    void erase(Erasure erasure) {
        lock.lock();
        try {
            database.inTransaction(() -> mark(erasure));
            appender.close(); // the driver leaves its statements half done, and then there is no VACUUM
            database.execute("VACUUM");
            database.ask("PRAGMA wal_checkpoint(TRUNCATE)");
            appender = new Appender(database);
        } catch (SQLException e) {
            startAgain(e);
            throw new UnwritableException(inWords(e), e);
        } finally {
            lock.unlock();
        }
    }

    private void mark(Erasure erasure) throws SQLException {
        try (PreparedStatement destroy =
                        database.prepare("UPDATE entry SET salt = NULL, statement = NULL, outcome = NULL "
                                + "WHERE seq BETWEEN ? AND ?");
                PreparedStatement mark =
                        database.prepare("INSERT INTO erasure(first, last, rule, at, state) VALUES (?, ?, ?, ?, ?)")) {
            destroy.setLong(1, erasure.first());
            destroy.setLong(2, erasure.last());
            if (destroy.executeUpdate() != erasure.count()) {
                throw new SQLException("not all entries of the range are there");
            }
            mark.setLong(1, erasure.first());
            mark.setLong(2, erasure.last());
            mark.setString(3, erasure.rule());
            mark.setString(4, erasure.at().toString());
            mark.setString(5, erasure.stateHash());
            mark.executeUpdate();
        }
    }

    /** Stops the file from growing beyond so many pages: a full disk, for tests. */
    void limitPages(long pages) throws SQLException {
        lock.lock();
        try {
            database.number("PRAGMA max_page_count = " + pages);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            appender.close();
        } finally {
            lock.unlock();
        }
        try {
            checkpointer.close();
            database.close(); // the last to close moves the log into the file
        } finally {
            fileLock.close();
        }
    }
}
