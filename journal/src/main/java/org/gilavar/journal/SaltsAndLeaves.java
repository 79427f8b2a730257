package org.gilavar.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * From format 2 to 3: each entry gets its leaf written beside it, and room for a salt. Entries of format 2 keep the leaves
 * they had, over their content and without a salt, so every root that anybody has noted stays right.
 */
final class SaltsAndLeaves implements Migration {

    @Override
    public int from() {
        return 2;
    }

    @Override
    public void apply(Sqlite database) throws SQLException {
        database.execute("ALTER TABLE entry RENAME TO entry2");
        database.execute(Schema.TABLES);
        MerkleTree tree = new MerkleTree();
        try (PreparedStatement select =
                        database.prepare("SELECT seq, at, statement, outcome, root FROM entry2 ORDER BY seq");
                ResultSet rows = select.executeQuery();
                PreparedStatement insert = database.prepare("INSERT INTO entry(seq, leaf, root, at, salt, statement, "
                        + "outcome) VALUES (?, ?, ?, ?, x'', ?, ?)")) {
            while (rows.next()) {
                copy(rows, insert, tree);
            }
        }
        if (tree.size() != database.number("SELECT size FROM head")) {
            throw new DamagedException(tree.size() + 1, "is missing");
        }
        database.execute("DROP TABLE entry2");
    }

    private static void copy(ResultSet row, PreparedStatement insert, MerkleTree tree) throws SQLException {
        long seq = row.getLong(1);
        if (seq != tree.size() + 1) {
            throw new DamagedException(tree.size() + 1, "is missing");
        }
        byte[] statement = row.getBytes(3);
        byte[] outcome = row.getBytes(4);
        Hash leaf =
                EntryCommitment.leaf(seq, Row.instant(row.getString(2)), statement, outcome, EntryCommitment.NO_SALT);
        tree.append(leaf);
        if (!tree.root().equals(Hash.of(row.getBytes(5)))) {
            throw new DamagedException(seq, "its root does not fit; it has been changed since it was written");
        }
        insert.setLong(1, seq);
        insert.setBytes(2, leaf.bytes());
        insert.setBytes(3, row.getBytes(5));
        insert.setString(4, row.getString(2));
        insert.setBytes(5, statement);
        insert.setBytes(6, outcome);
        insert.executeUpdate();
    }
}
