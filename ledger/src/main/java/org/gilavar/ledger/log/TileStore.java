package org.gilavar.ledger.log;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Where the tiles of one log are kept: a folder, memory, a table. Written by one thread at a time.
 *
 * <p>What is written is whole or not there at all, and survives a crash once the method has returned. Every method
 * throws {@link UncheckedIOException} if it cannot do its work.
 */
public interface TileStore {
    /** The bytes of exactly this tile or bundle, or null if it is not there. */
    byte @Nullable [] read(TilePath path);

    /** Puts a tile or bundle in its place, in place of an older one. */
    void write(TilePath path, byte[] bytes);

    /** Removes exactly this tile or bundle; says whether it was there. Need not survive a crash. */
    boolean remove(TilePath path);

    /** The checkpoint last published, or null if there is none. */
    @Nullable
    SignedCheckpoint checkpoint();

    /** Publishes a checkpoint in place of the one before. */
    void publish(SignedCheckpoint checkpoint);
}
