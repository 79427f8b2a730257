package org.gilavar.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A journal in one SQLite file.
 *
 * <pre>
 *   entry(seq, at, statement, outcome, root)   one row an entry; seq counts from 1 without a gap
 *   head(size, root)                           one row: how many there must be, and the last root
 * </pre>
 *
 * Write-ahead log with {@code synchronous=FULL}: a commit returns after fsync. The primary key is the fence: a second
 * writer's entry has a sequence number that is taken. Thread-safe: one connection under one lock.
 */
public final class SqliteJournal implements Journal {

    /** "GLVR": marks the file as ours, in SQLite's application_id. */
    static final int APPLICATION_ID = 0x474C5652;

    /** Version of the tables, and of what entries hold: since 2, keys are items of their own. */
    static final int SCHEMA_VERSION = 2;

    private static final String SCHEMA = """
            CREATE TABLE entry (
              seq       INTEGER PRIMARY KEY,
              at        TEXT NOT NULL,
              statement BLOB NOT NULL,
              outcome   BLOB NOT NULL,
              root      BLOB NOT NULL
            ) STRICT;
            CREATE TABLE head (
              one  INTEGER PRIMARY KEY CHECK (one = 1),
              size INTEGER NOT NULL,
              root BLOB NOT NULL
            ) STRICT;
            """;

    private final Path file;
    private final Connection connection;
    private final Optional<FileChannel> lockFile;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteJournal(Path file, Connection connection, Optional<FileChannel> lockFile) {
        this.file = file;
        this.connection = connection;
        this.lockFile = lockFile;
    }

    /**
     * Opens a journal for writing, creating it when there is none.
     *
     * @throws UnreadableException when the file is not a journal, is newer than this version, or is in use
     */
    public static SqliteJournal open(Path file) {
        FileChannel channel = lock(file);
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            SqliteJournal journal = new SqliteJournal(file, connection, Optional.of(channel));
            return orClosed(journal, journal::prepare);
        } catch (SQLException e) {
            release(channel);
            throw unreadable(file, e);
        } catch (UnreadableException e) {
            release(channel);
            throw e;
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws SQLException;
    }

    private static SqliteJournal orClosed(SqliteJournal journal, Check check) throws SQLException {
        boolean sound = false;
        try {
            check.run();
            sound = true;
            return journal;
        } finally {
            if (!sound) {
                journal.connection.close();
            }
        }
    }

    /**
     * Opens a journal to be read only; it leaves no trace beside a file that nobody is writing.
     *
     * @throws UnreadableException when there is no such file or it is not a journal
     */
    public static SqliteJournal openReadOnly(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("there is no file " + file);
        }
        try {
            boolean beingWritten = Files.exists(Path.of(file + "-wal"));
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            String mode = beingWritten ? "?mode=ro" : "?mode=ro&immutable=1";
            Connection connection = config.createConnection(
                    "jdbc:sqlite:" + file.toAbsolutePath().toUri() + mode);
            SqliteJournal journal = new SqliteJournal(file, connection, Optional.empty());
            return orClosed(journal, () -> {
                journal.mustBeOurs();
                journal.execute("BEGIN"); // one moment of the record, though a server may be writing on
            });
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static FileChannel lock(Path file) {
        Path lockPath = Path.of(file + ".lock");
        try {
            OwnerOnly.prepare(file);
            FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean locked;
            try {
                locked = channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                locked = false;
            }
            if (!locked) {
                channel.close();
                throw new UnreadableException(file + " is in use by another server; stop that one first");
            }
            return channel;
        } catch (IOException e) {
            throw new UnreadableException("cannot write beside " + file + ": " + e.getMessage(), e);
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UnreadableException("cannot release the journal's lock: " + e.getMessage(), e);
        }
    }

    private void prepare() throws SQLException {
        if (number("PRAGMA user_version") == 0 && number("SELECT count(*) FROM sqlite_schema") == 0) {
            execute("BEGIN IMMEDIATE");
            execute(SCHEMA);
            execute("PRAGMA application_id = " + APPLICATION_ID);
            execute("PRAGMA user_version = " + SCHEMA_VERSION);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO head(one, size, root) VALUES (1, 0, ?)")) {
                insert.setBytes(1, new MerkleTree().root().bytes());
                insert.executeUpdate();
            }
            execute("COMMIT");
        }
        mustBeOurs();
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL"); // only now: a file that is not ours stays as it was
        }
    }

    private void mustBeOurs() throws SQLException {
        if (number("PRAGMA application_id") != APPLICATION_ID) {
            throw new UnreadableException(file + " is a database, but not a journal of Gilavar");
        }
        long version = number("PRAGMA user_version");
        if (version != SCHEMA_VERSION) {
            throw new UnreadableException(file + " has format " + version + "; this version of Gilavar reads format "
                    + SCHEMA_VERSION + ". Use the version that wrote it");
        }
    }

    @Override
    public void append(List<Stored> entries) {
        if (entries.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            execute("BEGIN IMMEDIATE");
            insert(entries);
            execute("COMMIT");
        } catch (SQLException e) {
            rollBack(e);
            throw new UnwritableException(inWords(e), e);
        } finally {
            lock.unlock();
        }
    }

    private void insert(List<Stored> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO entry(seq, at, statement, outcome, root) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement head =
                        connection.prepareStatement("UPDATE head SET size = ?, root = ? WHERE size = ?")) {
            long next = entries.getFirst().entry().seq();
            for (Stored stored : entries) {
                Entry entry = stored.entry();
                if (entry.seq() != next++) {
                    throw new SQLException("entry " + entry.seq() + " does not follow the one before it");
                }
                insert.setLong(1, entry.seq());
                insert.setString(2, entry.at().toString());
                insert.setBytes(3, entry.statementBytes());
                insert.setBytes(4, entry.outcomeBytes());
                insert.setBytes(5, stored.root().bytes());
                insert.executeUpdate();
            }
            Stored last = entries.getLast();
            head.setLong(1, last.entry().seq());
            head.setBytes(2, last.root().bytes());
            head.setLong(3, entries.getFirst().entry().seq() - 1);
            if (head.executeUpdate() != 1) {
                throw new SQLException("another writer has appended to this journal");
            }
        }
    }

    /**
     * A full disk makes SQLite roll back by itself, and then there is nothing left to roll back. The transaction is begun
     * and ended here and not by the driver, which would go on without one, every row committed by itself.
     */
    private void rollBack(SQLException cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String inWords(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return "the disk is full; free some space and send the statement again";
        }
        return "the journal cannot be written: " + e.getMessage();
    }

    @Override
    public long size() {
        return read("SELECT size FROM head", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public Hash root() {
        return read("SELECT root FROM head", row -> hash(row.getBytes(1)))
                .orElseThrow(() -> new UnreadableException(file + " has lost its head"));
    }

    @Override
    public Optional<Stored> entry(long seq) {
        return read("SELECT seq, at, statement, outcome, root FROM entry WHERE seq = " + seq, SqliteJournal::stored);
    }

    @Override
    public void forEach(Consumer<Stored> reader) {
        long last = size();
        for (long seq = 1; seq <= last; seq++) {
            long missing = seq;
            reader.accept(entry(seq)
                    .orElseThrow(() -> new UnreadableException("entry " + missing + " of " + last + " is missing")));
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new Entry(
                        row.getLong(1),
                        instant(row.getString(2)),
                        bytes("statement", row.getBytes(3)),
                        bytes("outcome", row.getBytes(4))),
                hash(row.getBytes(5)));
    }

    /** Exactly as it was written: "t" and "z" for "T" and "Z" would read as the same instant. */
    private static Instant instant(@Nullable String text) {
        try {
            Instant instant = text == null ? Instant.MIN : Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
            throw new UnreadableException("its time \"" + text + "\" is not as Gilavar writes times");
        } catch (DateTimeParseException e) {
            throw new UnreadableException("its time \"" + text + "\" is not a time", e);
        }
    }

    private static byte[] bytes(String column, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableException("its " + column + " is missing");
        }
        return value;
    }

    private static Hash hash(byte @Nullable [] value) {
        byte[] root = bytes("root", value);
        if (root.length != Hash.BYTES) {
            throw new UnreadableException("its root has " + root.length + " bytes, expected " + Hash.BYTES);
        }
        return Hash.of(root);
    }

    /** Entries beyond what the head says there are. */
    long entriesBeyond(long size) {
        return read("SELECT count(*) FROM entry WHERE seq > " + size + " OR seq < 1", row -> row.getLong(1))
                .orElse(0L);
    }

    /** What SQLite itself finds wrong with the file; empty when nothing. */
    Optional<String> damage() {
        return read("PRAGMA integrity_check(1)", row -> row.getString(1)).filter(said -> !said.equals("ok"));
    }

    /** Stops the file from growing beyond so many pages: a full disk, for tests. */
    void limitPages(long pages) {
        read("PRAGMA max_page_count = " + pages, row -> row.getLong(1));
    }

    long pages() {
        return read("PRAGMA page_count", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
            if (lockFile.isPresent()) {
                lockFile.get().close();
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        } catch (IOException e) {
            throw new UnreadableException("cannot release the journal's lock: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> read(String sql, Row<T> reader) {
        lock.lock();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(file, e);
        } finally {
            lock.unlock();
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static UnreadableException unreadable(Path file, SQLException e) {
        return new UnreadableException(file + " cannot be read: " + e.getMessage(), e);
    }
}
