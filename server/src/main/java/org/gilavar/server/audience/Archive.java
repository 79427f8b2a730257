package org.gilavar.server.audience;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Stored;

/** Where entries are read that told something long ago. */
@FunctionalInterface
public interface Archive {

    /** The entries of a journal. */
    static Archive of(Journal journal) {
        return new Archive() {
            @Override
            public Optional<Stored> entry(long seq) {
                return journal.entry(seq);
            }

            @Override
            public Optional<Instant> at(long seq) {
                return journal.at(seq);
            }
        };
    }

    /** The entry at this place; empty when it has been erased. */
    Optional<Stored> entry(long seq);

    /** When the entry at this place was taken; of one that has been erased, where that is known. */
    default Optional<Instant> at(long seq) {
        return entry(seq).map(stored -> stored.entry().at());
    }
}
