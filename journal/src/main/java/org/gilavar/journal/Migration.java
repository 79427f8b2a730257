package org.gilavar.journal;

import java.sql.SQLException;

/** One step from a version of the tables to the next. Never changed once it has been released. */
interface Migration {

    /** The version it starts from. */
    int from();

    /**
     * Changes the tables, within a transaction that somebody else ends.
     *
     * @throws DamagedException when the journal does not hold: it is to be mended first, not carried over
     */
    void apply(Sqlite database) throws SQLException;
}
