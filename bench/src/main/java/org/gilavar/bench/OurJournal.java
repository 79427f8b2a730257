package org.gilavar.bench;

import java.nio.file.Path;
import java.util.List;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.journal.Stored;

/** The journal as the server writes it. */
final class OurJournal implements Appending {
    private final SqliteJournal journal;

    OurJournal(Path path) {
        this.journal = SqliteJournal.open(path);
    }

    @Override
    public void append(List<Stored> entries) {
        journal.append(entries);
    }

    @Override
    public void close() {
        journal.close();
    }
}
