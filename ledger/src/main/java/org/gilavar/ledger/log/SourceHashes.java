package org.gilavar.ledger.log;

import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * The hashes of a log at one size, from the tiles of whoever keeps it. They are as true as the source, which may answer
 * otherwise each time: of somebody else's log nothing is known but what a proof made of them shows when it is verified.
 *
 * <p>As safe for use by several threads as the source.
 */
public final class SourceHashes implements TreeHashes {
    private final LogSource source;
    private final long size;

    private SourceHashes(LogSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** The hashes of a log at a size it has had. */
    public static SourceHashes of(LogSource source, long size) {
        return new SourceHashes(source, size);
    }

    /** The root over all leaves; of the empty tree when there are none. */
    public Hash root() {
        return size == 0 ? MerkleTree.EMPTY_ROOT : root(size);
    }

    /**
     * {@inheritDoc}
     *
     * @throws MalformedException if a tile is missing or damaged
     */
    @Override
    public Hash complete(int level, long index) {
        if (index < 0 || index >= size >>> level) {
            throw new IllegalArgumentException("no complete subtree " + index + " at level " + level);
        }
        int above = level % TilePath.LEVELS;
        long first = index << above;
        int tileLevel = level / TilePath.LEVELS;
        byte[] tile = tile(tileLevel, first / TilePath.FULL);
        return Tile.parse(tile, (int) (first % TilePath.FULL), 1 << above).root();
    }

    private byte[] tile(int level, long index) {
        long width = Math.min(TilePath.FULL, (size >>> (level * TilePath.LEVELS)) - index * TilePath.FULL);
        TilePath path = new TilePath(level, index, (int) width);
        byte[] bytes = source.read(path);
        if (bytes == null && path.width() < TilePath.FULL) {
            bytes = source.read(path.full()); // grown meanwhile
        }
        if (bytes == null) {
            throw new MalformedException(path.toString(), "missing");
        }
        return bytes;
    }
}
