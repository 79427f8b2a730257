package org.gilavar.ledger.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tiles in memory, for trees that are made again from somewhere else at every start. Not safe for several threads. */
public final class MemoryTileStore implements TileStore {
    private final Map<TilePath, byte[]> tiles = new HashMap<>();
    private @Nullable SignedCheckpoint checkpoint;

    @Override
    public byte @Nullable [] read(TilePath path) {
        byte[] bytes = tiles.get(path);
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        tiles.put(path, bytes.clone());
    }

    @Override
    public boolean remove(TilePath path) {
        return tiles.remove(path) != null;
    }

    @Override
    public @Nullable SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public void publish(SignedCheckpoint published) {
        checkpoint = published;
    }
}
