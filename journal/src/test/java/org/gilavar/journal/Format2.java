package org.gilavar.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.gilavar.ledger.MerkleTree;

/** Writes a journal as was done before entries had salts. */
final class Format2 {

    private static final String[] TABLES = {
        "PRAGMA application_id = 1196185170",
        "PRAGMA user_version = 2",
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, statement BLOB NOT NULL, outcome BLOB NOT NULL, "
                + "root BLOB NOT NULL) STRICT",
        "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT"
    };

    private Format2() {}

    /** The same statements and outcomes, in a file of format 2. */
    static void of(Path journal, Path file) {
        try (SqliteJournal from = SqliteJournal.openReadOnly(journal);
                Connection to = DriverManager.getConnection("jdbc:sqlite:" + file);
                var tables = to.createStatement()) {
            for (String table : TABLES) {
                tables.executeUpdate(table);
            }
            write(from, to);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(SqliteJournal from, Connection to) throws SQLException {
        MerkleTree tree = new MerkleTree();
        try (PreparedStatement insert = to.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)");
                PreparedStatement head = to.prepareStatement("INSERT INTO head VALUES (1, ?, ?)")) {
            for (long seq = 1; seq <= from.size(); seq++) {
                Entry entry = from.entry(seq).orElseThrow().entry();
                tree.append(EntryCommitment.leaf(
                        seq, entry.at(), entry.statementBytes(), entry.outcomeBytes(), EntryCommitment.NO_SALT));
                insert.setLong(1, seq);
                insert.setString(2, entry.at().toString());
                insert.setBytes(3, entry.statementBytes());
                insert.setBytes(4, entry.outcomeBytes());
                insert.setBytes(5, tree.root().bytes());
                insert.executeUpdate();
            }
            head.setLong(1, tree.size());
            head.setBytes(2, tree.root().bytes());
            head.executeUpdate();
        }
    }
}
