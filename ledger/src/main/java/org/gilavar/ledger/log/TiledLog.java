package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * A log that grows: entries go in at the end, tiles come out (C2SP tlog-tiles), and roots and proofs for every size so
 * far are made from the tiles.
 *
 * <pre>
 *   tile level 1          [ r0 r1: partial         each the root of a full tile below
 *   tile level 0          [ 256 leaf hashes ] [ 256 ] [ 17: partial
 *   bundles of entries    [ 256 entries     ] [ 256 ] [ 17: partial
 * </pre>
 *
 * <p>Bundles are written before the tiles over them, low tiles before high ones, and whoever signs publishes a
 * checkpoint after that: so whatever a published checkpoint needs is there, and a crash leaves at worst tiles past its
 * size, which {@link #open} removes or the next entries replace.
 *
 * <p>Memory: one unfinished tile a level and one unfinished bundle. Not safe for use by several threads at once.
 */
public final class TiledLog implements TreeHashes {
    private final TileStore store;

    /** The unfinished tile of each level, empty where the last one is full. */
    private List<List<Hash>> edge = new ArrayList<>();

    private List<byte[]> unbundled = List.of();
    private long size;

    private TiledLog(TileStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /** A log without entries, in a store that is empty or whose tiles no published checkpoint needs. */
    public static TiledLog create(TileStore store) {
        return open(store, 0, MerkleTree.EMPTY_ROOT);
    }

    /**
     * The log in a store at a size it had after an append, as its last checkpoint or whatever the entries come from
     * knows it. Entries past that size are forgotten.
     *
     * @throws MalformedException if a tile is missing or damaged
     * @throws UnverifiedException if the tiles do not give this root, or a checkpoint of a larger size was published
     */
    public static TiledLog open(TileStore store, long size, Hash root) {
        SignedCheckpoint published = store.checkpoint();
        if (published != null && published.checkpoint().size() > size) {
            throw new UnverifiedException("a checkpoint was published at size "
                    + published.checkpoint().size() + ", above " + size);
        }
        TiledLog log = new TiledLog(store, size);
        if (!log.root(size).equals(root)) {
            throw new UnverifiedException("the stored tiles do not give the root at size " + size);
        }
        for (int level = 0; level < TilePath.TILE_LEVELS; level++) {
            int width = log.partialWidth(level);
            log.edge.add(
                    width == 0
                            ? List.of()
                            : log.tile(level, log.tiles(level), 0, width).hashes());
        }
        if (log.partialWidth(0) > 0) {
            log.unbundled = log.entries(log.tiles(0));
        }
        log.forgetWhatFollows();
        return log;
    }

    /** Leaves no tile or bundle of a size the log did not keep where a reader could take it for one of this log. */
    private void forgetWhatFollows() {
        Growth same = new Growth();
        same.writePartials(true);
        for (int level = TilePath.ENTRIES; level < TilePath.TILE_LEVELS; level++) {
            long next = tiles(Math.max(level, 0));
            while (store.remove(new TilePath(level, next, TilePath.FULL))) {
                next++;
            }
        }
    }

    /**
     * Adds entries at the end, all or none: if the store fails, the log is as it was.
     *
     * @throws MalformedException if an entry is too long
     */
    public void append(List<byte[]> entries) {
        entries.forEach(EntryBundle::checkLength);
        Growth growth = new Growth();
        entries.forEach(growth::add);
        growth.writePartials(false);
        growth.removeReplaced();
        edge = growth.grownEdge;
        unbundled = growth.grownUnbundled;
        size = growth.grownSize;
    }

    /** How many entries the log has. */
    public long size() {
        return size;
    }

    /** The root over all entries. */
    public Hash root() {
        return root(size);
    }

    /**
     * The entry at an index.
     *
     * @throws IllegalArgumentException if there is none
     * @throws MalformedException if its bundle is missing or damaged
     */
    public byte[] entry(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not in a log of size " + size);
        }
        return entries(index / TilePath.FULL).get((int) (index % TilePath.FULL)).clone();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the log has no such subtree
     * @throws MalformedException if a tile is missing or damaged
     */
    @Override
    public Hash complete(int level, long index) {
        if (index < 0 || index >= size >>> level) {
            throw new IllegalArgumentException("no complete subtree " + index + " at level " + level);
        }
        int above = level % TilePath.LEVELS;
        long first = index << above; // of the hashes in the tile level, under this subtree
        int at = (int) (first % TilePath.FULL);
        return tile(level / TilePath.LEVELS, first / TilePath.FULL, at, 1 << above)
                .root();
    }

    /** Hashes that a level of tiles has. */
    private static long width(long size, int level) {
        return size >>> (level * TilePath.LEVELS);
    }

    /** Full tiles on a level. */
    private long tiles(int level) {
        return width(size, level) / TilePath.FULL;
    }

    /** Hashes of the partial tile on a level, 0 if there is none. */
    private int partialWidth(int level) {
        return (int) (width(size, level) % TilePath.FULL);
    }

    private int width(int level, long index) {
        return index < tiles(level) ? TilePath.FULL : partialWidth(level);
    }

    private Tile tile(int level, long index, int from, int count) {
        return Tile.parse(read(new TilePath(level, index, width(level, index))), from, count);
    }

    private List<byte[]> entries(long index) {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width(0, index));
        return EntryBundle.parse(read(path), path.width());
    }

    /** The tile or bundle as the present size has it; in its full form if the partial one was removed. */
    private byte[] read(TilePath path) {
        byte[] bytes = store.read(path);
        if (bytes == null) {
            bytes = store.read(path.full());
        }
        if (bytes == null) {
            throw new MalformedException(path.toString(), "missing");
        }
        return bytes;
    }

    /** The log as it becomes. The log itself changes when everything is written. */
    private final class Growth {
        private final List<List<Hash>> grownEdge = new ArrayList<>();
        private final List<TilePath> completed = new ArrayList<>();
        private List<byte[]> grownUnbundled = new ArrayList<>(unbundled);
        private long grownSize = size;

        Growth() {
            edge.forEach(tile -> grownEdge.add(new ArrayList<>(tile)));
        }

        void add(byte[] entry) {
            grownSize = Math.addExact(grownSize, 1);
            grownUnbundled.add(entry.clone());
            if (grownUnbundled.size() == TilePath.FULL) {
                complete(TilePath.ENTRIES, EntryBundle.of(grownUnbundled));
                grownUnbundled = new ArrayList<>();
            }
            Hash hash = MerkleTree.leafHash(entry);
            for (int level = 0; hash != null; level++) {
                List<Hash> hashes = grownEdge.get(level);
                hashes.add(hash);
                hash = null;
                if (hashes.size() == TilePath.FULL) {
                    Tile tile = new Tile(hashes);
                    complete(level, tile.bytes());
                    hashes.clear();
                    hash = tile.root();
                }
            }
        }

        private void complete(int level, byte[] bytes) {
            long index = width(grownSize, Math.max(level, 0)) / TilePath.FULL - 1;
            TilePath path = new TilePath(level, index, TilePath.FULL);
            store.write(path, bytes);
            completed.add(path);
        }

        /** The unfinished bundle and tiles: all of them, or those that have grown. */
        void writePartials(boolean all) {
            long full = width(grownSize, 0) / TilePath.FULL;
            if (!grownUnbundled.isEmpty() && (all || grownSize != size)) {
                TilePath path = new TilePath(TilePath.ENTRIES, full, grownUnbundled.size());
                store.write(path, EntryBundle.of(grownUnbundled));
            }
            for (int level = 0; level < TilePath.TILE_LEVELS; level++) {
                List<Hash> hashes = grownEdge.get(level);
                if (!hashes.isEmpty() && (all || width(grownSize, level) != width(size, level))) {
                    long index = width(grownSize, level) / TilePath.FULL;
                    store.write(new TilePath(level, index, hashes.size()), new Tile(hashes).bytes());
                }
            }
        }

        /** Partial forms of what is now there in full. */
        void removeReplaced() {
            for (TilePath full : completed) {
                for (int partial = 1; partial < TilePath.FULL; partial++) {
                    store.remove(new TilePath(full.level(), full.index(), partial));
                }
            }
        }
    }
}
