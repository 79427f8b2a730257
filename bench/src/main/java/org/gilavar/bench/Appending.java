package org.gilavar.bench;

import java.util.List;
import org.gilavar.journal.Stored;

/** A way to make entries durable. */
interface Appending extends AutoCloseable {

    /** Returns when all of them are on disk. */
    void append(List<Stored> entries);

    @Override
    void close();
}
