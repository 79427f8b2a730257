package org.gilavar.airspace;

import java.util.Arrays;

/**
 * The order in which entries are packed: so that the entries of a node, and the nodes of the node above, lie together
 * in space and time.
 *
 * <p>From the top down, a range is halved across the dimension that is longest, counted in average entries with their
 * surroundings, until every part fills one node. After T. Lee and S. Lee, "OMT: Overlap minimizing top-down bulk
 * loading algorithm for R-tree", CAiSE 2003. The order decides only how fast an answer is found, never which.
 */
final class PackingOrder {
    /** A range is taken to be as long as this many of its members show. */
    private static final int SAMPLED = 64;

    private final Entries entries;

    /** What is one unit of each dimension: x, y, z in metres, and time in seconds. */
    private final double[] units;

    /** The middle of an entry in one dimension in the upper half, its index in the lower. */
    private final long[] order;

    PackingOrder(Entries entries, Separation separation) {
        this.entries = entries;
        this.units = units(entries, separation);
        this.order = new long[entries.size()];
        Arrays.setAll(order, i -> i);
    }

    Entries sorted() {
        int capacity = PackedTree.FANOUT;
        while (capacity < order.length) {
            capacity *= PackedTree.FANOUT;
        }
        arrange(0, order.length, capacity / PackedTree.FANOUT);
        var sorted = new Entries(order.length);
        for (long key : order) {
            sorted.add(entries, (int) key);
        }
        return sorted;
    }

    /** Arranges a range that is one node, or a part of one, whose children hold {@code capacity} entries. */
    private void arrange(int from, int to, int capacity) {
        int size = to - from;
        if (size <= PackedTree.FANOUT) {
            return;
        }
        if (size <= capacity) {
            arrange(from, to, capacity / PackedTree.FANOUT);
            return;
        }
        int children = (size + capacity - 1) / capacity;
        int middle = from + children / 2 * capacity;
        key(from, to, longest(from, to));
        select(from, to - 1, middle);
        arrange(from, middle, capacity);
        arrange(middle, to, capacity);
    }

    private int longest(int from, int to) {
        int step = Math.max(1, (to - from) / SAMPLED);
        int longest = 0;
        double most = -1;
        for (int dimension = 0; dimension < Entries.DIMENSIONS; dimension++) {
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (int i = from; i < to; i += step) {
                long at = entries.middle((int) order[i], dimension);
                least = Math.min(least, at);
                greatest = Math.max(greatest, at);
            }
            double length = (greatest - least) / units[dimension];
            if (length > most) {
                most = length;
                longest = dimension;
            }
        }
        return longest;
    }

    private void key(int from, int to, int dimension) {
        for (int i = from; i < to; i++) {
            int entry = (int) order[i];
            order[i] = (entries.middle(entry, dimension) << 32) | entry;
        }
    }

    /** Puts the key that belongs there at {@code wanted}, less ones before it and greater ones after it. */
    private void select(int low, int high, int wanted) {
        while (low < high) {
            long pivot = order[low + (high - low) / 2];
            int i = low;
            int j = high;
            while (i <= j) {
                while (order[i] < pivot) {
                    i++;
                }
                while (order[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static double[] units(Entries entries, Separation separation) {
        double lateral = separation.lateral().metres();
        double[] units = {lateral, lateral, lateral, separation.time().toSeconds()};
        int size = entries.size();
        for (int dimension = 0; dimension < units.length; dimension++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += entries.extent(i, dimension);
            }
            units[dimension] = Math.max(1, 2 * (units[dimension] + sum / Math.max(1, size)));
        }
        return units;
    }
}
