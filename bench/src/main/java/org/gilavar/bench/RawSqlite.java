package org.gilavar.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.gilavar.journal.Stored;

/**
 * SQLite as a careful program would use it: write-ahead log, {@code synchronous=FULL}, prepared statements, one transaction
 * a batch. A number, and one BLOB of so many bytes, in each row; checkpoints as SQLite makes them.
 */
final class RawSqlite implements Appending {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement insert;
    private final PreparedStatement commit;
    private final byte[] body;
    private long rows;

    RawSqlite(Path path, int entryBytes) {
        body = new byte[entryBytes];
        for (int i = 0; i < entryBytes; i++) {
            body[i] = (byte) (i * 31);
        }
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + path);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA page_size = 8192");
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
            }
            begin = connection.prepareStatement("BEGIN IMMEDIATE");
            insert = connection.prepareStatement("INSERT INTO entry VALUES (?, ?)");
            commit = connection.prepareStatement("COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void append(List<Stored> entries) {
        try {
            begin.executeUpdate();
            for (int i = 0; i < entries.size(); i++) {
                insert.setLong(1, ++rows);
                insert.setBytes(2, body);
                insert.executeUpdate();
            }
            commit.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
