package org.gilavar.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** One connection to a database file. Not thread-safe: whoever shares it locks. */
final class Sqlite implements AutoCloseable {

    /** What runs in a transaction. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** What becomes of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Twice SQLite's own: an entry of some 800 bytes goes eight to a page, and a batch is half as many writes. */
    static final int PAGE_BYTES = 8_192;

    private final Path file;
    private final Connection connection;

    private Sqlite(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** To be written: a commit returns after fsync. Checkpoints are made by {@link Checkpointer} and not in passing. */
    static Sqlite forWriting(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_BYTES); // of a file that is new; any other keeps its own
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Sqlite database = new Sqlite(file, config.createConnection("jdbc:sqlite:" + file));
        database.ask("PRAGMA secure_delete = ON");
        database.ask("PRAGMA wal_autocheckpoint = 0");
        database.ask("PRAGMA journal_size_limit = " + Checkpointer.CAP_BYTES);
        return database;
    }

    /** To be read by whoever comes along; leaves no trace beside a file that nobody is writing. */
    static Sqlite forReading(Path file) throws SQLException {
        return reading(file, Files.exists(Path.of(file + "-wal")) ? "?mode=ro" : "?mode=ro&immutable=1");
    }

    /** To be read by the process that writes it. */
    static Sqlite besideTheWriter(Path file) throws SQLException {
        return reading(file, "?mode=ro");
    }

    private static Sqlite reading(Path file, String mode) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return new Sqlite(
                file,
                config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + mode));
    }

    Path file() {
        return file;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Runs what answers with rows that nobody wants to see. */
    void ask(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first row of what is asked; empty when there is none. */
    <T> Optional<T> first(String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    long number(String sql) throws SQLException {
        return first(sql, row -> row.getLong(1)).orElse(0L);
    }

    /**
     * All of it or nothing. The transaction is begun and ended here and not by the driver, which would go on without one,
     * every row committed by itself.
     */
    void inTransaction(Work work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            work.run();
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /** A full disk makes SQLite roll back by itself, and then there is nothing left to roll back. */
    void rollBack(Exception cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
