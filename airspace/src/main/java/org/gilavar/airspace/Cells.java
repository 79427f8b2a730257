package org.gilavar.airspace;

/**
 * Four numbers of fifteen bits in one {@code long}: the cells of x, y, z and time, each below a bit that is clear.
 *
 * <p>Numbers only ever compared need not be exact, only in order: a smaller metre never has a greater cell. So boxes that
 * overlap have cells that do, and whether they do is two subtractions for all four dimensions: a bit set above each number
 * beforehand stays set where nothing had to be borrowed (L. Lamport, "Multiple byte processing with full-word
 * instructions", CACM 18, 1975). Half the memory of whole numbers is half of what a search waits for.
 */
final class Cells {
    /** Metres of a cell, as a power of two: 512 m. */
    private static final int SHIFT = 9;

    /** Metres from the centre of the earth to the end of the range, beyond every ellipsoid and what is added to it. */
    private static final int RANGE = 1 << 23;

    private static final int BITS = 16;
    private static final int TIME_AT = 3 * BITS;

    /** The greatest cell. */
    static final int LAST = (1 << 15) - 1;

    /** The greatest cell of time: with {@link #of} as the least, all of it. */
    static final long LAST_TIME = (long) LAST << TIME_AT;

    private static final long BORROWED = 0x8000_8000_8000_8000L;

    private Cells() {}

    /** Of a place in space, metres, with the least cell of time. */
    static long of(double x, double y, double z) {
        return cell(x) | cell(y) << BITS | cell(z) << (2 * BITS);
    }

    /** The same place at another cell of time. */
    static long at(long cells, int time) {
        return (cells & ~LAST_TIME) | (long) time << TIME_AT;
    }

    /** The least metre in the cell of x (0), y (1) or z (2). */
    static int least(long cells, int dimension) {
        return (number(cells, dimension) << SHIFT) - RANGE;
    }

    /** The greatest, rounded up. */
    static int greatest(long cells, int dimension) {
        return ((number(cells, dimension) + 1) << SHIFT) - RANGE;
    }

    /**
     * Writes which of the items from one to another overlap what lies from {@code least} to {@code greatest} into
     * {@code found} from {@code count}; where the last was written. There is no branch to be guessed wrong.
     *
     * @param cells the least and the greatest of each item, one item every {@code stride}
     */
    static int sift(long least, long greatest, long[] cells, int stride, int from, int to, int[] found, int count) {
        long most = greatest | BORROWED;
        for (int i = from; i < to; i++) {
            found[count] = i;
            long clear = (most - cells[stride * i]) & ((cells[stride * i + 1] | BORROWED) - least);
            long apart = ~clear & BORROWED;
            count += (int) ((apart | -apart) >>> 63) ^ 1;
        }
        return count;
    }

    /** The least of both in each dimension. */
    static long least(long one, long other) {
        return either(one, other, (other | BORROWED) - one);
    }

    /** The greatest of both in each dimension. */
    static long greatest(long one, long other) {
        return either(one, other, (one | BORROWED) - other);
    }

    /** {@code one} where the bit above a number is set, else {@code other}. */
    private static long either(long one, long other, long bits) {
        long chosen = (bits & BORROWED) - ((bits & BORROWED) >>> 15);
        return (one & chosen) | (other & ~chosen);
    }

    private static long cell(double metres) {
        return (int) Math.clamp(Math.floor((metres + RANGE) / (1 << SHIFT)), 0, LAST);
    }

    private static int number(long cells, int dimension) {
        return (int) (cells >>> (BITS * dimension)) & LAST;
    }
}
