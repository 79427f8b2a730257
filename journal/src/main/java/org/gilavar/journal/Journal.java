package org.gilavar.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;

/**
 * Where entries are kept. One thread appends; any thread may read.
 *
 * <p>An implementation promises: when {@link #append} returns, all of the entries are on disk; when it throws, none of
 * them is; and an entry once read never reads differently.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends entries that follow the last one without a gap, in one step.
     *
     * @throws UnwritableException when they could not be made durable; the journal is as it was before
     */
    void append(List<Stored> entries);

    /** How many entries there are. */
    long size();

    /** Root of the tree over all entries; of the empty tree when there are none. */
    Hash root();

    /** One entry, by its place from 1. */
    Optional<Stored> entry(long seq);

    /** All entries in order. */
    void forEach(Consumer<Stored> reader);

    @Override
    void close();
}
