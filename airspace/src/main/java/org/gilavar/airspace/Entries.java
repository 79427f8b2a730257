package org.gilavar.airspace;

import java.util.List;

/**
 * Volumes side by side in flat arrays: for each what bounds it, its window and levels, and the volume itself.
 *
 * <p>All is rounded outward, so what is apart here is apart, and what is not may be. One thread adds; whoever was told of a
 * {@link #size} may read that many.
 *
 * <pre>
 *   figures  3 longs  the least and the greatest {@link Cells}, of the earth-centred box and, in a tree, of the window;
 *                     lower and upper level and their {@link LevelScale}
 *   windows  2 ints   start and end in {@link Seconds}
 *   stored   1 ref    the volume
 * </pre>
 */
final class Entries {
    /** x, y, z and time. */
    static final int DIMENSIONS = 4;

    static final int TIME = 3;

    /** Longs of an entry in {@link #figures}. */
    static final int STRIDE = 3;

    // the third of them: lower level, upper level, scale
    private static final int LEVEL_BITS = 14;
    private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

    /** Metres, so that every level within {@link Limits}, on any scale, fits its bits. */
    static final int LEVEL_UNIT = 8;

    /** Below the lowest level on any scale. */
    private static final int LOWEST_METRES = -16_384;

    final long[] figures;
    final Stored[] stored;
    private final int[] windows;
    private int size;

    Entries(int capacity) {
        figures = new long[STRIDE * capacity];
        windows = new int[2 * capacity];
        stored = new Stored[capacity];
    }

    /** Some volumes, with what bounds them worked out. */
    static Entries of(List<Stored> all, DatumBounds datums) {
        var entries = new Entries(all.size());
        var outline = new Outline();
        var box = new Box();
        for (var one : all) {
            outline.load(one.volume.shape());
            box.clear();
            outline.boundInto(box);
            entries.add(one, box, datums);
        }
        return entries;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == stored.length;
    }

    private void add(Stored one, Box box, DatumBounds datums) {
        int at = STRIDE * size;
        figures[at] = Cells.of(box.minX, box.minY, box.minZ);
        figures[at + 1] = Cells.at(Cells.of(box.maxX, box.maxY, box.maxZ), Cells.LAST);
        var band = one.volume.altitude();
        int scale = LevelScale.of(band);
        figures[at + 2] = levelDown(LevelScale.lower(band, scale, datums))
                | levelUp(LevelScale.upper(band, scale, datums)) << LEVEL_BITS
                | (long) scale << (2 * LEVEL_BITS);
        var window = one.volume.window();
        windows[2 * size] = Seconds.before(window.start());
        windows[2 * size + 1] = Seconds.after(window.end());
        stored[size] = one;
        size++;
    }

    /** Forgets what was added after the first {@code count}, and nobody was told of. */
    void cutTo(int count) {
        size = count;
    }

    void add(Entries from, int i) {
        System.arraycopy(from.figures, STRIDE * i, figures, STRIDE * size, STRIDE);
        System.arraycopy(from.windows, 2 * i, windows, 2 * size, 2);
        stored[size] = from.stored[i];
        size++;
    }

    /** Gives every entry the cells of its window in {@code frame}. */
    void place(TimeFrame frame) {
        for (int i = 0; i < size; i++) {
            int at = STRIDE * i;
            figures[at] = Cells.at(figures[at], frame.cell(start(i)));
            figures[at + 1] = Cells.at(figures[at + 1], frame.cell(end(i)));
        }
    }

    /** In {@link Seconds}. */
    int start(int i) {
        return windows[2 * i];
    }

    int end(int i) {
        return windows[2 * i + 1];
    }

    /** Levels in units above the lowest there can be. */
    int lower(int i) {
        return (int) figures[STRIDE * i + 2] & LEVEL_MASK;
    }

    int upper(int i) {
        return (int) (figures[STRIDE * i + 2] >>> LEVEL_BITS) & LEVEL_MASK;
    }

    /** See {@link LevelScale}. */
    int scale(int i) {
        return (int) (figures[STRIDE * i + 2] >>> (2 * LEVEL_BITS));
    }

    /** The least of an entry in a dimension: metres, rounded down, or seconds. */
    int least(int i, int dimension) {
        return dimension == TIME ? start(i) : Cells.least(figures[STRIDE * i], dimension);
    }

    /** The greatest: metres, rounded up, or seconds. */
    int greatest(int i, int dimension) {
        return dimension == TIME ? end(i) : Cells.greatest(figures[STRIDE * i + 1], dimension);
    }

    /** From the least to the greatest. */
    long extent(int i, int dimension) {
        return (long) greatest(i, dimension) - least(i, dimension);
    }

    /** Halfway, within the range of an {@code int}. */
    long middle(int i, int dimension) {
        return ((long) least(i, dimension) + greatest(i, dimension)) >> 1;
    }

    /** Metres in units of level; those that do not fit are moved to the end of the range, which keeps them in order. */
    static int levelDown(double metres) {
        return (int) Math.clamp(Math.floor((metres - LOWEST_METRES) / LEVEL_UNIT), 0, LEVEL_MASK);
    }

    static int levelUp(double metres) {
        return (int) Math.clamp(Math.ceil((metres - LOWEST_METRES) / LEVEL_UNIT), 0, LEVEL_MASK);
    }

    /** Units of level in metres. */
    static double metres(int level) {
        return (double) level * LEVEL_UNIT + LOWEST_METRES;
    }
}
