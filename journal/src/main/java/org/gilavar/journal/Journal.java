package org.gilavar.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * Where entries are kept. One thread appends; any thread may read.
 *
 * <p>An implementation promises: when {@link #append} returns, all of the entries are on disk; when it throws, none of
 * them is; and an entry once read never reads differently, until it is erased. What is read is checked against its leaf.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends entries that follow the last one without a gap, in one step.
     *
     * @throws UnwritableException when they could not be made durable; the journal is as it was before
     */
    void append(List<Stored> entries);

    /** How many entries there are, those that were erased among them. */
    long size();

    /** Root of the tree over all entries; of the empty tree when there are none. */
    Hash root();

    /** Root of the tree over the first so many entries, as it was written with the last of them; empty beyond the end. */
    Optional<Hash> rootAt(long size);

    /**
     * One entry, by its place from 1; empty when there is none or it has been erased.
     *
     * @throws DamagedException when it is there and does not hold
     */
    Optional<Stored> entry(long seq);

    /**
     * When an entry was taken, which is known of erased ones too; empty when there is none.
     *
     * @throws DamagedException when it is there and does not hold
     */
    default Optional<Instant> at(long seq) {
        return entry(seq).map(stored -> stored.entry().at());
    }

    /**
     * A range of entries in order; nothing when {@code last} is before {@code first}.
     *
     * @throws DamagedException at the first that is missing, has been erased or does not hold, when all before it have
     *     been read
     */
    void forEach(long first, long last, Consumer<Stored> reader);

    /** All entries in order. */
    default void forEach(Consumer<Stored> reader) {
        forEach(1, size(), reader);
    }

    /** The leaves of a range of entries, in order, as they were written: no body is read, and erased entries have theirs. */
    void leaves(long first, long last, Consumer<Hash> reader);

    /** The tree over the first so many entries, from their leaves alone. */
    default MerkleTree tree(long size) {
        MerkleTree tree = new MerkleTree();
        leaves(1, size, tree::append);
        return tree;
    }

    /** What has been erased, in order of place. */
    List<Erasure> erasures();

    /** Who erased an entry; empty when nobody has. */
    default Optional<Erasure> erasureOf(long seq) {
        return erasures().stream().filter(e -> e.covers(seq)).findFirst();
    }

    /**
     * Destroys the statements, outcomes and salts of a range of entries that are all there. When it returns, no byte of
     * them is in anything the journal keeps.
     *
     * @throws IllegalArgumentException when the range is not within the journal or touches what is erased already
     * @throws UnwritableException when it could not be done
     */
    void erase(Erasure erasure);

    @Override
    void close();
}
