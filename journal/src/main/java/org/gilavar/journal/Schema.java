package org.gilavar.journal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.gilavar.ledger.MerkleTree;

/** The tables of a journal, and how those of an earlier version become them. */
final class Schema {

    /** "GLVR": marks the file as ours, in SQLite's application_id. */
    static final int APPLICATION_ID = 0x474C5652;

    /** Version of the tables, in SQLite's user_version. */
    static final int VERSION = 3;

    /** The oldest that can be read as it is, and migrated. In format 1 the keys of posts were part of their party. */
    static final int OLDEST = 2;

    /** Since which each entry has a leaf and a salt beside it. */
    static final int SALTED = 3;

    /** Each from its version to the next; one after the other they lead to {@link #VERSION}. */
    private static final List<Migration> MIGRATIONS = List.of(new SaltsAndLeaves());

    /** Hashes before bodies: a scan of the leaves stays on the first page of each row. */
    static final String TABLES = """
            CREATE TABLE entry (
              seq       INTEGER PRIMARY KEY,
              leaf      BLOB NOT NULL,
              root      BLOB NOT NULL,
              at        TEXT NOT NULL,
              salt      BLOB,
              statement BLOB,
              outcome   BLOB
            ) STRICT;
            CREATE TABLE erasure (
              first INTEGER PRIMARY KEY,
              last  INTEGER NOT NULL,
              rule  TEXT NOT NULL,
              at    TEXT NOT NULL,
              state TEXT NOT NULL
            ) STRICT;
            """;

    private static final String HEAD = """
            CREATE TABLE head (
              one  INTEGER PRIMARY KEY CHECK (one = 1),
              size INTEGER NOT NULL,
              root BLOB NOT NULL
            ) STRICT;
            """;

    private Schema() {}

    /** Whether nothing has been written to the file yet. */
    static boolean isBlank(Sqlite database) throws SQLException {
        return database.number("PRAGMA user_version") == 0
                && database.number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    static void create(Sqlite database) throws SQLException {
        database.inTransaction(() -> {
            database.execute(TABLES);
            database.execute(HEAD);
            database.execute("PRAGMA application_id = " + APPLICATION_ID);
            database.execute("PRAGMA user_version = " + VERSION);
            try (PreparedStatement head = database.prepare("INSERT INTO head(one, size, root) VALUES (1, 0, ?)")) {
                head.setBytes(1, new MerkleTree().root().bytes());
                head.executeUpdate();
            }
        });
    }

    /**
     * The version of a journal that can be read.
     *
     * @throws UnreadableException when it is none of ours, or newer
     */
    static int version(Sqlite database) throws SQLException {
        Path file = database.file();
        if (database.number("PRAGMA application_id") != APPLICATION_ID) {
            throw new UnreadableException(file + " is a database, but not a journal of Gilavar");
        }
        long version = database.number("PRAGMA user_version");
        if (version > VERSION) {
            throw new UnreadableException(file + " has format " + version
                    + ", written by a newer Gilavar; this one reads "
                    + "formats " + OLDEST + " to " + VERSION + " and would lose what it does not know. Use the newer "
                    + "version, or the backup that was made before the upgrade");
        }
        if (version < OLDEST) {
            throw new UnreadableException(
                    file + " has format " + version + ", from before posts had keys of their own; "
                            + "this Gilavar reads formats " + OLDEST + " to " + VERSION
                            + ". Keep it with the version that wrote it, and found the mechanism anew");
        }
        return Math.toIntExact(version);
    }

    /** Brings a journal to {@link #VERSION}, all in one transaction: afterwards it is there, or where it was. */
    static void migrate(Sqlite database, int from) throws SQLException {
        database.inTransaction(() -> {
            for (Migration migration : MIGRATIONS) {
                if (migration.from() >= from) {
                    migration.apply(database);
                    database.execute("PRAGMA user_version = " + (migration.from() + 1));
                }
            }
        });
    }
}
