package org.gilavar.ledger.log;

import java.util.Arrays;
import java.util.Objects;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * A log of commitments in memory, for a log that is made again from somewhere else at every start: its tiles, its roots
 * and proofs at every size so far.
 *
 * <p>32 bytes an entry and another 1/256 of that. The hashes within the last two tiles of a level are kept, since whoever
 * adds an entry is asked to prove it at once; those within others are made anew when asked for, in some tens of microseconds.
 *
 * <p>One thread appends; any number read, each up to a size it has seen: nothing below a size ever changes.
 */
public final class CommitmentLog implements TreeHashes, LogSource {
    private static final int TILE_BYTES = TilePath.FULL * Hash.BYTES;

    /** The roots of all complete subtrees of one tile, by their level in it; filled as it fills. */
    private static final class Subtrees {
        private final int tile;
        private final @Nullable Hash[][] roots = new @Nullable Hash[TilePath.LEVELS + 1][];

        Subtrees(int tile) {
            this.tile = tile;
            Arrays.setAll(roots, level -> new @Nullable Hash[TilePath.FULL >> level]);
        }

        void add(int at, Hash hash) {
            roots[0][at] = hash;
            Hash right = hash;
            int place = at;
            for (int level = 1; level <= TilePath.LEVELS && place % 2 == 1; level++) {
                right = MerkleTree.node(Objects.requireNonNull(roots[level - 1][place - 1]), right);
                place /= 2;
                roots[level][place] = right;
            }
        }
    }

    /** Hashes of one level of tiles, one after the other; level 0 has the commitments in place of their leaf hashes. */
    private static final class Row {
        private volatile byte[][] blocks = new byte[1][];
        private volatile Subtrees last = new Subtrees(0);
        private volatile Subtrees before = last;
        private int count;

        /**
         * Read only as far as somebody has published a size after this.
         *
         * @param kept what is stored
         * @param hash its place in the tree: the same, or its leaf hash
         */
        void add(byte[] kept, Hash hash) {
            int block = count / TilePath.FULL;
            if (block != last.tile) {
                before = last;
                last = new Subtrees(block);
            }
            last.add(count % TilePath.FULL, hash);
            add(kept, block);
        }

        private void add(byte[] hash, int block) {
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * block);
            }
            if (count % TilePath.FULL == 0) {
                blocks[block] = new byte[TILE_BYTES];
            }
            System.arraycopy(hash, 0, blocks[block], count % TilePath.FULL * Hash.BYTES, Hash.BYTES);
            count++;
        }

        /** The root of a complete subtree of a tile; null where it is no longer kept. */
        @Nullable
        Hash root(long tile, int level, int at) {
            for (Subtrees kept : new Subtrees[] {last, before}) {
                if (kept.tile == tile) {
                    return kept.roots[level][at];
                }
            }
            return null;
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
        rows[0].add(entry.bytes(), MerkleTree.leafHash(entry.bytes()));
        long grown = size + 1;
        long tiles = grown;
        for (int level = 0; tiles % TilePath.FULL == 0; level++) {
            tiles /= TilePath.FULL;
            Hash full = subtree(level, tiles - 1, TilePath.LEVELS, 0);
            rows[level + 1].add(full.bytes(), full);
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
        return subtree(level / TilePath.LEVELS, first / TilePath.FULL, above, (int) (first % TilePath.FULL));
    }

    /** The root of the 2^above hashes of a tile from one on. */
    private Hash subtree(int level, long tile, int above, int from) {
        Hash kept = rows[level].root(tile, above, from >> above);
        return kept != null ? kept : tile(level, tile, from, 1 << above).root();
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
