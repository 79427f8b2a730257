package org.gilavar.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.gilavar.ledger.Hash;

/** The file behind a journal, in the hands of someone who means no good. */
final class Database {

    private Database() {}

    static void change(Path file, String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static byte[] bytes(Path file, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getBytes(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static long number(Path file, String sql) {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = db.createStatement().executeQuery(sql)) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Puts these leaves and roots in place of those that stand, and the last into the head. */
    static void rehash(Path file, List<Hash> leaves, List<Hash> roots) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement entry =
                        connection.prepareStatement("UPDATE entry SET leaf = ?, root = ? WHERE seq = ?");
                PreparedStatement head = connection.prepareStatement("UPDATE head SET root = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < roots.size(); i++) {
                entry.setBytes(1, leaves.get(i).bytes());
                entry.setBytes(2, roots.get(i).bytes());
                entry.setLong(3, i + 1L);
                entry.executeUpdate();
            }
            head.setBytes(1, roots.getLast().bytes());
            head.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every column of every row, as SQLite reads it; or what it says when it cannot. */
    static String contents(Path file) {
        var all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var query = connection.createStatement()) {
            for (String sql : new String[] {
                "SELECT seq, leaf, root, at, salt, statement, outcome FROM entry ORDER BY seq",
                "SELECT one, size, root FROM head"
            }) {
                try (ResultSet rows = query.executeQuery(sql)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] value = rows.getBytes(i);
                            all.append(value == null ? "NULL" : HexFormat.of().formatHex(value))
                                    .append('|');
                        }
                    }
                }
            }
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
        return all.toString();
    }
}
