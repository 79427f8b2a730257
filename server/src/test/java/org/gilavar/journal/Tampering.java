package org.gilavar.journal;

import java.nio.file.Path;
import java.sql.SQLException;

/** A journal's file in the hands of someone who means no good. */
public final class Tampering {

    private Tampering() {}

    public static void change(Path file, String sql) {
        try (Sqlite database = Sqlite.forWriting(file)) {
            database.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
