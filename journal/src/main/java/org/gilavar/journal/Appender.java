package org.gilavar.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes entries over a connection of its own, with statements that are prepared once. Entries go in blocks, a statement
 * for each: at large batches, calls into SQLite are what costs, and this halves them. Used by one thread at a time.
 */
final class Appender implements AutoCloseable {

    /** Entries in a block, the largest first. Larger ones were not measurably faster. */
    private static final int[] BLOCKS = {64, 16, 1};

    private static final int COLUMNS = 7;

    /** What a commit writes whatever it holds: the page of the head, and the first and last of the entries', in part. */
    private static final long PAGES_A_COMMIT = 3;

    private static final String INSERT = "INSERT INTO entry(seq, leaf, root, at, salt, statement, outcome) VALUES ";

    private final PreparedStatement begin;
    private final List<PreparedStatement> blocks = new ArrayList<>();
    private final PreparedStatement head;
    private final PreparedStatement commit;

    Appender(Sqlite database) throws SQLException {
        String row = "(?, ?, ?, ?, ?, ?, ?)";
        begin = database.prepare("BEGIN IMMEDIATE");
        for (int block : BLOCKS) {
            blocks.add(database.prepare(INSERT + String.join(", ", Collections.nCopies(block, row))));
        }
        head = database.prepare("UPDATE head SET size = ?, root = ? WHERE size = ?");
        commit = database.prepare("COMMIT");
    }

    /**
     * Appends entries durably; says how many bytes the log has grown by, roughly. When it throws, the transaction is to be rolled back
     * and this appender to be replaced: a statement that failed does not run again.
     */
    long append(List<Stored> entries) throws SQLException {
        mustFollow(entries);
        begin.executeUpdate();
        long bytes = insert(entries);
        moveHead(entries);
        commit.executeUpdate();
        return bytes + PAGES_A_COMMIT * Sqlite.PAGE_BYTES;
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
        int done = 0;
        for (int i = 0; i < BLOCKS.length; i++) {
            PreparedStatement insert = blocks.get(i);
            while (entries.size() - done >= BLOCKS[i]) {
                for (int n = 0; n < BLOCKS[i]; n++) {
                    bytes += set(insert, n * COLUMNS + 1, entries.get(done++));
                }
                insert.executeUpdate();
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
        for (PreparedStatement block : blocks) {
            block.close();
        }
        begin.close();
        head.close();
        commit.close();
    }
}
