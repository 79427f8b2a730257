package org.gilavar.ledger.log;

import java.util.Arrays;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * A log of commitments in memory, for a log that is made again from somewhere else at every start: its tiles, its roots
 * and proofs at every size so far.
 *
 * <p>32 bytes an entry and another 1/256 of that; the hashes within a tile are made anew when asked for, in some tens of
 * microseconds a root or proof.
 *
 * <p>One thread appends; any number read, each up to a size it has seen: nothing below a size ever changes.
 */
public final class CommitmentLog implements TreeHashes, LogSource {
    private static final int TILE_BYTES = TilePath.FULL * Hash.BYTES;

    /** Hashes of one level of tiles, one after the other; level 0 has the commitments in place of their leaf hashes. */
    private static final class Row {
        private volatile byte[][] blocks = new byte[1][];
        private int count;

        /** Read only as far as somebody has published a size after this. */
        void add(byte[] hash) {
            int block = count / TilePath.FULL;
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * block);
            }
            if (count % TilePath.FULL == 0) {
                blocks[block] = new byte[TILE_BYTES];
            }
            System.arraycopy(hash, 0, blocks[block], count % TilePath.FULL * Hash.BYTES, Hash.BYTES);
            count++;
        }

        byte[] bytes(long from, int hashes) {
            byte[] block = blocks[Math.toIntExact(from / TilePath.FULL)];
            int at = (int) (from % TilePath.FULL) * Hash.BYTES;
            return Arrays.copyOfRange(block, at, at + hashes * Hash.BYTES);
        }
    }

    private final Row[] rows = new Row[TilePath.TILE_LEVELS];
    private volatile long size;

    /** A log without entries. */
    public CommitmentLog() {
        Arrays.setAll(rows, level -> new Row());
    }

    /** Adds an entry at the end, and says which size the log has now. */
    public long append(Commitment entry) {
        rows[0].add(entry.bytes());
        long grown = size + 1;
        long tiles = grown;
        for (int level = 0; tiles % TilePath.FULL == 0; level++) {
            tiles /= TilePath.FULL;
            rows[level + 1].add(tile(level, tiles - 1, 0, TilePath.FULL).root().bytes());
        }
        size = grown; // whoever reads this size sees all that was written before
        return grown;
    }

    /** How many entries there are. */
    public long size() {
        return size;
    }

    /** The root over all entries. */
    public Hash root() {
        return root(size);
    }

    /** The commitments from an index on, 32 bytes each, at most to the end of a tile. */
    public byte[] commitments(long from, int most) {
        long left = Math.min(Math.min(most, size - from), TilePath.FULL - from % TilePath.FULL);
        return left <= 0 ? new byte[0] : rows[0].bytes(from, (int) left);
    }

    @Override
    public Hash complete(int level, long index) {
        int above = level % TilePath.LEVELS;
        long first = index << above;
        return tile(level / TilePath.LEVELS, first / TilePath.FULL, (int) (first % TilePath.FULL), 1 << above)
                .root();
    }

    private Tile tile(int level, long index, int from, int count) {
        byte[] hashes = rows[level].bytes(index * TilePath.FULL + from, count);
        return Tile.parse(level == 0 ? leafHashes(hashes) : hashes, 0, count);
    }

    private static byte[] leafHashes(byte[] commitments) {
        byte[] hashes = new byte[commitments.length];
        for (int at = 0; at < commitments.length; at += Hash.BYTES) {
            Hash leaf = MerkleTree.leafHash(Arrays.copyOfRange(commitments, at, at + Hash.BYTES));
            System.arraycopy(leaf.bytes(), 0, hashes, at, Hash.BYTES);
        }
        return hashes;
    }

    /** A tile or bundle of any size there has been; null for a wider one. */
    @Override
    public byte @Nullable [] read(TilePath path) {
        int level = Math.max(path.level(), 0);
        if (level >= TilePath.TILE_LEVELS) {
            return null;
        }
        long there = size >>> (level * TilePath.LEVELS);
        if (path.index() > there / TilePath.FULL || path.index() * TilePath.FULL + path.width() > there) {
            return null;
        }
        byte[] hashes = rows[level].bytes(path.index() * TilePath.FULL, path.width());
        if (path.level() == TilePath.ENTRIES) {
            return bundle(hashes);
        }
        return level == 0 ? leafHashes(hashes) : hashes;
    }

    private static byte[] bundle(byte[] commitments) {
        int entries = commitments.length / Hash.BYTES;
        byte[] bundle = new byte[commitments.length + entries * Short.BYTES];
        for (int i = 0; i < entries; i++) {
            int at = i * (Short.BYTES + Hash.BYTES);
            bundle[at + 1] = Hash.BYTES; // the length as two bytes, big-endian
            System.arraycopy(commitments, i * Hash.BYTES, bundle, at + Short.BYTES, Hash.BYTES);
        }
        return bundle;
    }

    /** None: whoever has the key signs one. */
    @Override
    public byte @Nullable [] checkpoint() {
        return null;
    }
}
