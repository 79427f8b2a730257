package org.gilavar.airspace;

import java.util.Arrays;

/**
 * How the windows of one tree become {@link Cells}: counted from a second, in steps of a power of two seconds.
 *
 * <p>The frame holds all but the utmost starts and ends; those beyond are moved to its ends, which keeps them in order. So one
 * window years away does not make the cells of all others wide.
 *
 * @param origin the {@link Seconds second} of the first cell
 * @param shift seconds of a cell, as a power of two
 */
record TimeFrame(int origin, int shift) {
    /** How many windows are looked at. */
    private static final int SAMPLED = 1_024;

    /** Of those, how many may start before the frame and end after it. */
    private static final int BEYOND = 16;

    static TimeFrame of(Entries entries) {
        int size = entries.size();
        int count = Math.min(size, SAMPLED);
        if (count == 0) {
            return new TimeFrame(0, 0);
        }
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int k = 0; k < count; k++) {
            int i = (int) ((long) size * k / count);
            starts[k] = entries.start(i);
            ends[k] = entries.end(i);
        }
        Arrays.sort(starts);
        Arrays.sort(ends);
        int beyond = count * BEYOND / SAMPLED;
        long seconds = (long) ends[count - 1 - beyond] - starts[beyond];
        int shift = 0;
        while (seconds >> shift > Cells.LAST) {
            shift++;
        }
        return new TimeFrame(starts[beyond], shift);
    }

    /** The cell of a second, never less than that of an earlier one. */
    int cell(int second) {
        return (int) Math.clamp(((long) second - origin) >> shift, 0L, Cells.LAST);
    }
}
