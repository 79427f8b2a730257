package org.gilavar.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Writes entries over a connection of its own, with statements that are prepared once. Entries go in blocks, a statement
 * for each: at large batches, calls into SQLite are what costs, and this halves them. Used by one thread at a time.
 */
final class Appender implements AutoCloseable {

    /** Entries in a block. Larger ones were not measurably faster, and a batch of sixteen is common. */
    private static final int BLOCK = 16;

    private static final int COLUMNS = 7;

    private static final String INSERT = "INSERT INTO entry(seq, leaf, root, at, salt, statement, outcome) VALUES ";

    private final PreparedStatement begin;
    private final PreparedStatement one;
    private final PreparedStatement block;
    private final PreparedStatement head;
    private final PreparedStatement commit;

    Appender(Sqlite database) throws SQLException {
        String row = "(?, ?, ?, ?, ?, ?, ?)";
        begin = database.prepare("BEGIN IMMEDIATE");
        one = database.prepare(INSERT + row);
        block = database.prepare(INSERT + String.join(", ", Collections.nCopies(BLOCK, row)));
        head = database.prepare("UPDATE head SET size = ?, root = ? WHERE size = ?");
        commit = database.prepare("COMMIT");
    }

    /**
     * Appends entries durably; says how many bytes they have, roughly. When it throws, the transaction is to be rolled back
     * and this appender to be replaced: a statement that failed does not run again.
     */
    long append(List<Stored> entries) throws SQLException {
        mustFollow(entries);
        begin.executeUpdate();
        long bytes = insert(entries);
        moveHead(entries);
        commit.executeUpdate();
        return bytes;
    }

    private static void mustFollow(List<Stored> entries) throws SQLException {
        long next = entries.getFirst().entry().seq();
        for (Stored stored : entries) {
            if (stored.entry().seq() != next++) {
                throw new SQLException("entry " + stored.entry().seq() + " does not follow the one before it");
            }
        }
    }

    private long insert(List<Stored> entries) throws SQLException {
        long bytes = 0;
        int whole = entries.size() / BLOCK * BLOCK;
        int place = 1;
        for (int i = 0; i < entries.size(); i++) {
            PreparedStatement insert = i < whole ? block : one;
            bytes += set(insert, place, entries.get(i));
            place += COLUMNS;
            if (i >= whole || (i + 1) % BLOCK == 0) {
                insert.executeUpdate();
                place = 1;
            }
        }
        return bytes;
    }

    private static long set(PreparedStatement insert, int place, Stored stored) throws SQLException {
        Entry entry = stored.entry();
        insert.setLong(place, entry.seq());
        insert.setBytes(place + 1, entry.leafHash().bytes());
        insert.setBytes(place + 2, stored.root().bytes());
        insert.setString(place + 3, entry.at().toString());
        insert.setBytes(place + 4, entry.saltBytes());
        insert.setBytes(place + 5, entry.statementBytes());
        insert.setBytes(place + 6, entry.outcomeBytes());
        return entry.statementBytes().length + (long) entry.outcomeBytes().length;
    }

    private void moveHead(List<Stored> entries) throws SQLException {
        Stored last = entries.getLast();
        head.setLong(1, last.entry().seq());
        head.setBytes(2, last.root().bytes());
        head.setLong(3, entries.getFirst().entry().seq() - 1);
        if (head.executeUpdate() != 1) {
            throw new SQLException("another writer has appended to this journal");
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(begin, one, block, head, commit)) {
            statement.close();
        }
    }
}
