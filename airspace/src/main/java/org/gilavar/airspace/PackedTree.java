package org.gilavar.airspace;

/**
 * An R-tree without pointers: entries in a {@link PackingOrder}, and above every {@link #FANOUT} of them a node that
 * bounds them, level on level.
 *
 * <p>The children of node {@code i} are the {@code FANOUT} items from {@code i * FANOUT} of the level below. Never
 * changed once made.
 */
final class PackedTree {
    /** Items of a node. */
    static final int FANOUT = 8;

    static final int FANOUT_BITS = 3;

    final Entries entries;

    /** By level, from the entries (0) up, as in {@link Entries#bounds}. */
    final int[][] bounds;

    private PackedTree(Entries entries) {
        this.entries = entries;
        int levels = 1;
        for (int count = entries.size(); count > FANOUT; count = above(count)) {
            levels++;
        }
        bounds = new int[levels][];
        bounds[0] = entries.bounds;
        int below = entries.size();
        for (int level = 1; level < levels; level++) {
            int count = above(below);
            bounds[level] = new int[count * Entries.BOUNDS];
            for (int node = 0; node < count; node++) {
                bound(level, node, Math.min((node + 1) * FANOUT, below));
            }
            below = count;
        }
    }

    /** A tree of these entries, for questions asked with {@code separation} around them. */
    static PackedTree of(Entries entries, Separation separation) {
        return new PackedTree(new PackingOrder(entries, separation).sorted());
    }

    int levels() {
        return bounds.length;
    }

    /** How many items a level has. */
    int count(int level) {
        return level == 0 ? entries.size() : bounds[level].length / Entries.BOUNDS;
    }

    private void bound(int level, int node, int end) {
        int[] from = bounds[level - 1];
        int[] to = bounds[level];
        int at = node * Entries.BOUNDS;
        System.arraycopy(from, node * FANOUT * Entries.BOUNDS, to, at, Entries.BOUNDS);
        for (int i = node * FANOUT + 1; i < end; i++) {
            for (int side = 0; side < Entries.BOUNDS; side += 2) {
                to[at + side] = Math.min(to[at + side], from[i * Entries.BOUNDS + side]);
                to[at + side + 1] = Math.max(to[at + side + 1], from[i * Entries.BOUNDS + side + 1]);
            }
        }
    }

    private static int above(int count) {
        return (count + FANOUT - 1) / FANOUT;
    }
}
