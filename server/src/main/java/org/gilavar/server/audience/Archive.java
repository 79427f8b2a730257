package org.gilavar.server.audience;

import java.util.Optional;
import org.gilavar.journal.Stored;

/** Where entries are read that told something long ago. */
@FunctionalInterface
public interface Archive {

    /** The entry at this place; empty when it has been erased. */
    Optional<Stored> entry(long seq);
}
