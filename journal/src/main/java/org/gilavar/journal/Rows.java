package org.gilavar.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a journal over a connection of its own, so that readers and the writer do not wait for each other.
 * Thread-safe: one question at a time.
 */
final class Rows implements AutoCloseable {

    /** Rows read in one go: some hundred kilobytes, and a short hold of the lock. */
    static final int WINDOW = 256;

    private static final int BAD_HEAD = 0;

    private final Sqlite database;
    private final int version;
    private final PreparedStatement one;
    private final PreparedStatement range;
    private final PreparedStatement hashes;
    private final ReentrantLock lock = new ReentrantLock();

    Rows(Sqlite database, int version) throws SQLException {
        this.database = database;
        this.version = version;
        String columns = "SELECT " + Row.columns(version) + " FROM entry WHERE ";
        this.one = database.prepare(columns + "seq = ?");
        this.range = database.prepare(columns + "seq BETWEEN ? AND ? ORDER BY seq");
        this.hashes = database.prepare("SELECT seq, " + (version < Schema.SALTED ? "NULL" : "leaf")
                + ", root FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq");
    }

    int version() {
        return version;
    }

    long size() {
        return ask("SELECT size FROM head", row -> row.getLong(1)).orElse(0L);
    }

    Hash root() {
        byte @Nullable [] root = ask("SELECT root FROM head", row -> row.getBytes(1))
                .orElseThrow(() -> new UnreadableException(database.file() + " has lost its head"));
        if (root == null || root.length != Hash.BYTES) {
            throw new UnreadableException(database.file() + " has a head without a root of " + Hash.BYTES + " bytes");
        }
        return Hash.of(root);
    }

    /** The row at a place. A page that SQLite cannot read is damage there. */
    Optional<Row> row(long seq) {
        lock.lock();
        try {
            one.setLong(1, seq);
            try (ResultSet row = one.executeQuery()) {
                return row.next() ? Optional.of(Row.of(row, version)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(seq, e);
        } finally {
            lock.unlock();
        }
    }

    /** When the entry at a place was taken, without its body. */
    Optional<Instant> at(long seq) {
        try {
            return ask("SELECT at FROM entry WHERE seq = " + seq, row -> Row.instant(row.getString(1)));
        } catch (UnreadableException e) {
            throw new DamagedException(seq, String.valueOf(e.getMessage()), e);
        }
    }

    /** Rows from a place on, as many as can be read; the first that cannot be ends them. */
    List<Row> window(long first, long last) {
        List<Row> rows = new ArrayList<>();
        lock.lock();
        try {
            range.setLong(1, first);
            range.setLong(2, Math.min(last, first + WINDOW - 1));
            try (ResultSet row = range.executeQuery()) {
                while (row.next()) {
                    rows.add(Row.of(row, version));
                }
            }
        } catch (SQLException e) {
            if (rows.isEmpty()) {
                throw unreadable(first, e);
            }
        } finally {
            lock.unlock();
        }
        return rows;
    }

    /** What each of a range of rows has for hashes. */
    static final class Hashes {
        private final long seq;
        private final byte @Nullable [] leaf;
        private final byte @Nullable [] root;

        private Hashes(ResultSet row) throws SQLException {
            seq = row.getLong(1);
            leaf = row.getBytes(2);
            root = row.getBytes(3);
        }

        /** Its leaf, if it stands in this place. */
        Hash leafAt(long place) {
            return hash(place, "leaf", leaf);
        }

        /** Its root, if it stands in this place. */
        Hash rootAt(long place) {
            return hash(place, "root", root);
        }

        private Hash hash(long place, String column, byte @Nullable [] value) {
            if (seq != place) {
                throw new DamagedException(place, "is missing");
            }
            if (value == null || value.length != Hash.BYTES) {
                throw new DamagedException(place, "its " + column + " does not have " + Hash.BYTES + " bytes");
            }
            return Hash.of(value);
        }
    }

    /** Hashes of all rows of a range that can be read, in order; bodies are not touched. */
    void hashes(long first, long last, Consumer<Hashes> reader) {
        for (long from = first; from <= last; from += WINDOW) {
            List<Hashes> window = new ArrayList<>();
            lock.lock();
            try {
                hashes.setLong(1, from);
                hashes.setLong(2, Math.min(last, from + WINDOW - 1));
                try (ResultSet row = hashes.executeQuery()) {
                    while (row.next()) {
                        window.add(new Hashes(row));
                    }
                }
            } catch (SQLException e) {
                throw unreadable(from + window.size(), e);
            } finally {
                lock.unlock();
            }
            window.forEach(reader);
        }
    }

    /**
     * The same of entries that were erased.
     *
     * @throws DamagedException at the first of which something is left
     */
    void erasedHashes(Erasure erasure, Consumer<Hashes> reader) {
        Optional<Long> left = ask(
                "SELECT min(seq) FROM entry WHERE seq BETWEEN " + erasure.first() + " AND " + erasure.last()
                        + " AND (salt IS NOT NULL OR statement IS NOT NULL OR outcome IS NOT NULL)",
                row -> row.getLong(1));
        left.filter(seq -> seq > 0).ifPresent(seq -> {
            throw new DamagedException(seq, "is said to have been erased, and has not been");
        });
        hashes(erasure.first(), erasure.last(), reader);
    }

    List<Erasure> erasures() {
        if (version < Schema.SALTED) {
            return List.of();
        }
        List<Erasure> erasures = new ArrayList<>();
        lock.lock();
        try (PreparedStatement all =
                        database.prepare("SELECT first, last, rule, at, state FROM erasure ORDER BY first");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                erasures.add(new Erasure(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Row.instant(row.getString(4)),
                        row.getString(5)));
            }
        } catch (SQLException e) {
            throw unreadable(BAD_HEAD, e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(database.file() + " has an erasure that is none: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
        return erasures;
    }

    /** Entries outside the places that the head says there are. */
    long entriesBeyond(long size) {
        return ask("SELECT count(*) FROM entry WHERE seq > " + size + " OR seq < 1", row -> row.getLong(1))
                .orElse(0L);
    }

    /** What SQLite itself finds wrong with the file; empty when nothing. */
    Optional<String> damage() {
        return ask("PRAGMA integrity_check(1)", row -> row.getString(1)).filter(said -> !said.equals("ok"));
    }

    <T> Optional<T> ask(String sql, Sqlite.Reader<T> reader) {
        lock.lock();
        try {
            return database.first(sql, reader);
        } catch (SQLException e) {
            throw unreadable(BAD_HEAD, e);
        } finally {
            lock.unlock();
        }
    }

    private RuntimeException unreadable(long seq, SQLException e) {
        return seq == BAD_HEAD
                ? new UnreadableException(database.file() + " cannot be read: " + e.getMessage(), e)
                : new DamagedException(seq, "the file cannot be read there: " + e.getMessage(), e);
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            one.close();
            range.close();
            hashes.close();
            database.close();
        } finally {
            lock.unlock();
        }
    }
}
