package org.gilavar.airspace;

import java.util.List;

/**
 * Volumes side by side in flat arrays: for each what bounds it, its levels, and the volume itself.
 *
 * <p>Whole metres, seconds and units of level, rounded outward. One thread adds; whoever was told of a {@link #size} may read that
 * many.
 */
final class Entries {
    /** x, y, z in metres from the centre of the earth, and time in {@link Seconds}. */
    static final int DIMENSIONS = 4;

    /** Where time starts in a {@link #bounds}. */
    static final int TIME = 6;

    /** Figures of one bounds: the least and the greatest of each dimension. Two fill a cache line. */
    static final int BOUNDS = 2 * DIMENSIONS;

    /** Metres, so that every level within {@link Limits} fits a {@code short}. */
    static final int LEVEL_UNIT = 4;

    final int[] bounds;

    /** Lower and upper level on the entry's own scale, in units of {@link #LEVEL_UNIT}. */
    final short[] levels;

    /** See {@link LevelScale}. */
    final byte[] scales;

    final Stored[] stored;

    private int size;

    Entries(int capacity) {
        bounds = new int[capacity * BOUNDS];
        levels = new short[capacity * 2];
        scales = new byte[capacity];
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
        int at = size * BOUNDS;
        bounds[at] = down(box.minX);
        bounds[at + 1] = up(box.maxX);
        bounds[at + 2] = down(box.minY);
        bounds[at + 3] = up(box.maxY);
        bounds[at + 4] = down(box.minZ);
        bounds[at + 5] = up(box.maxZ);
        var window = one.volume.window();
        bounds[at + TIME] = Seconds.before(window.start());
        bounds[at + TIME + 1] = Seconds.after(window.end());
        var band = one.volume.altitude();
        int scale = LevelScale.of(band);
        levels[2 * size] = levelDown(LevelScale.lower(band, scale, datums));
        levels[2 * size + 1] = levelUp(LevelScale.upper(band, scale, datums));
        scales[size] = (byte) scale;
        stored[size] = one;
        size++;
    }

    /** Forgets what was added after the first {@code count}, and nobody was told of. */
    void cutTo(int count) {
        size = count;
    }

    void add(Entries from, int i) {
        System.arraycopy(from.bounds, i * BOUNDS, bounds, size * BOUNDS, BOUNDS);
        System.arraycopy(from.levels, 2 * i, levels, 2 * size, 2);
        scales[size] = from.scales[i];
        stored[size] = from.stored[i];
        size++;
    }

    /** From the least to the greatest of an entry in one dimension, metres or seconds. */
    long extent(int i, int dimension) {
        int at = i * BOUNDS + 2 * dimension;
        return (long) bounds[at + 1] - bounds[at];
    }

    /** The middle of an entry in one dimension, within the range of an {@code int}. */
    long middle(int i, int dimension) {
        int at = i * BOUNDS + 2 * dimension;
        return ((long) bounds[at] + bounds[at + 1]) >> 1;
    }

    /** Metres in units of level; those that do not fit are moved to the end of the range, which keeps them in order. */
    static short levelDown(double metres) {
        return (short) Math.clamp(down(metres / LEVEL_UNIT), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    static short levelUp(double metres) {
        return (short) Math.clamp(up(metres / LEVEL_UNIT), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    static int down(double metres) {
        return (int) Math.floor(metres);
    }

    static int up(double metres) {
        return (int) Math.ceil(metres);
    }
}
