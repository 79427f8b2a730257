package org.gilavar.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * A journal in one SQLite file.
 *
 * <pre>
 *   entry(seq, leaf, root, at, salt, statement, outcome)
 *                                      one row an entry; seq counts from 1 without a gap. salt is empty in an entry
 *                                      written before there were salts; salt, statement and outcome are NULL once erased
 *   erasure(first, last, rule, at, state)
 *                                      one row for each range that was erased
 *   head(size, root)                   one row: how many entries there must be, and the last root
 * </pre>
 *
 * <p>Write-ahead log with {@code synchronous=FULL}: a commit returns after fsync. The primary key is the fence: a second
 * writer's entry has a sequence number that is taken. Opened for writing, a journal of an earlier format is migrated;
 * opened to be read, it is read as it is.
 *
 * <p>Thread-safe. One connection appends, another reads, so that neither waits for the other.
 */
public final class SqliteJournal implements Journal {

    private final Path file;
    private final Rows rows;
    private final Optional<WritingSide> writing;

    private SqliteJournal(Path file, Rows rows, Optional<WritingSide> writing) {
        this.file = file;
        this.rows = rows;
        this.writing = writing;
    }

    /**
     * Opens a journal for writing, creating it when there is none, migrating it when it is of an earlier format: in one
     * step, after a copy was made beside it, which the log names.
     *
     * @throws UnreadableException when the file is not a journal, is newer than this version, or is in use
     * @throws DamagedException when it is of an earlier format and does not hold
     */
    public static SqliteJournal open(Path file) {
        try {
            WritingSide writing = WritingSide.open(file);
            boolean sound = false;
            try {
                Rows rows = new Rows(Sqlite.besideTheWriter(file), Schema.VERSION);
                sound = true;
                return new SqliteJournal(file, rows, Optional.of(writing));
            } finally {
                if (!sound) {
                    writing.close();
                }
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Opens a journal to be read only, of this format or an earlier one, as of one moment; it leaves no trace beside a
     * file that nobody is writing.
     *
     * @throws UnreadableException when there is no such file or it is not a journal
     */
    public static SqliteJournal openReadOnly(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("there is no file " + file);
        }
        try {
            Sqlite database = Sqlite.forReading(file);
            boolean sound = false;
            try {
                int version = Schema.version(database);
                database.execute("BEGIN"); // one moment of the record, though a server may be writing on
                SqliteJournal journal = new SqliteJournal(file, new Rows(database, version), Optional.empty());
                sound = true;
                return journal;
            } finally {
                if (!sound) {
                    database.close();
                }
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void append(List<Stored> entries) {
        if (!entries.isEmpty()) {
            writingSide().append(entries);
        }
    }

    private WritingSide writingSide() {
        return writing.orElseThrow(() -> new UnwritableException(file + " is open to be read only"));
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public Hash root() {
        return rows.root();
    }

    @Override
    public Optional<Hash> rootAt(long size) {
        if (size == 0) {
            return Optional.of(new MerkleTree().root());
        }
        return size > size() ? Optional.empty() : rows.row(size).map(Row::root);
    }

    @Override
    public Optional<Stored> entry(long seq) {
        return rows.row(seq).flatMap(row -> isErased(row) ? Optional.empty() : Optional.of(row.stored()));
    }

    @Override
    public Optional<Instant> at(long seq) {
        return rows.at(seq);
    }

    private boolean isErased(Row row) {
        return row.isBare() && erasureOf(row.seq()).isPresent();
    }

    @Override
    public void forEach(long first, long last, Consumer<Stored> reader) {
        long next = first;
        while (next <= last) {
            List<Row> window = rows.window(next, last);
            if (window.isEmpty()) {
                throw missing(next);
            }
            for (Row row : window) {
                if (row.seq() != next) {
                    throw missing(next);
                }
                if (isErased(row)) {
                    throw new DamagedException(next, "it has been erased, and what it led to is not to be had from it");
                }
                reader.accept(row.stored());
                next++;
            }
        }
    }

    private static DamagedException missing(long seq) {
        return new DamagedException(seq, "is missing");
    }

    @Override
    public void leaves(long first, long last, Consumer<Hash> reader) {
        if (rows.version() < Schema.SALTED) {
            forEach(first, last, stored -> reader.accept(stored.entry().leafHash()));
            return;
        }
        long[] next = {first};
        rows.hashes(first, last, row -> reader.accept(row.leafAt(next[0]++)));
        if (next[0] <= last) {
            throw missing(next[0]);
        }
    }

    @Override
    public List<Erasure> erasures() {
        return rows.erasures();
    }

    @Override
    public void erase(Erasure erasure) {
        if (erasure.last() > size()) {
            throw new IllegalArgumentException("the journal has " + size() + " entries, and no " + erasure.last());
        }
        for (Erasure before : erasures()) {
            if (before.first() <= erasure.last() && erasure.first() <= before.last()) {
                throw new IllegalArgumentException(
                        "entries " + before.first() + " to " + before.last() + " have been erased already");
            }
        }
        writingSide().erase(erasure);
    }

    /** The rows, not yet believed. */
    Rows rows() {
        return rows;
    }

    /** What SQLite itself finds wrong with the file; empty when nothing. */
    Optional<String> damage() {
        return rows.damage();
    }

    /** Stops the file from growing beyond so many pages: a full disk, for tests. */
    void limitPages(long pages) {
        try {
            writingSide().limitPages(pages);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    long pages() {
        return rows.ask("PRAGMA page_count", row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public void close() {
        try {
            rows.close();
            if (writing.isPresent()) {
                writing.get().close();
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    static UnreadableException unreadable(Path file, SQLException e) {
        return new UnreadableException(file + " cannot be read: " + e.getMessage(), e);
    }
}
