package org.gilavar.airspace;

/**
 * An R-tree without pointers: entries in a {@link PackingOrder}, and above every {@link #FANOUT} of them a node that
 * bounds them, level on level.
 *
 * <p>The children of node {@code i} are the {@code FANOUT} items from {@code i * FANOUT} of the level below. Never
 * changed once made.
 */
final class PackedTree {
    /** Items of a node: more would be looked at in vain, fewer make more levels to wait for. */
    static final int FANOUT = 16;

    static final int FANOUT_BITS = 4;

    final Entries entries;
    final TimeFrame frame;

    /** {@link Cells} of a node: the least and the greatest. */
    static final int STRIDE = 2;

    /** By level; those of the entries are none. */
    final long[][] nodes;

    private PackedTree(Entries entries) {
        this.entries = entries;
        this.frame = TimeFrame.of(entries);
        entries.place(frame);
        int levels = 1;
        for (int count = entries.size(); count > FANOUT; count = above(count)) {
            levels++;
        }
        nodes = new long[levels][];
        nodes[0] = new long[0];
        int below = entries.size();
        for (int level = 1; level < levels; level++) {
            int count = above(below);
            nodes[level] = new long[STRIDE * count];
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
        return nodes.length;
    }

    /** How many items a level has. */
    int count(int level) {
        return level == 0 ? entries.size() : nodes[level].length / STRIDE;
    }

    private void bound(int level, int node, int end) {
        long[] from = level == 1 ? entries.figures : nodes[level - 1];
        int stride = level == 1 ? Entries.STRIDE : STRIDE;
        int first = node * FANOUT;
        long least = from[stride * first];
        long greatest = from[stride * first + 1];
        for (int i = first + 1; i < end; i++) {
            least = Cells.least(least, from[stride * i]);
            greatest = Cells.greatest(greatest, from[stride * i + 1]);
        }
        nodes[level][STRIDE * node] = least;
        nodes[level][STRIDE * node + 1] = greatest;
    }

    private static int above(int count) {
        return (count + FANOUT - 1) / FANOUT;
    }
}
