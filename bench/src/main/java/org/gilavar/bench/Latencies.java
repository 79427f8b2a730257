package org.gilavar.bench;

/**
 * How long many things took, in nanoseconds, counted in steps of less than two per cent.
 *
 * <p>Every power of two of nanoseconds is divided in {@link #STEPS} equal ones, after the histograms of HdrHistogram. Not
 * thread-safe, allocates nothing when recording.
 */
final class Latencies {
    private static final int STEP_BITS = 6;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long count;
    private long total;
    private long longest;

    void record(long nanos) {
        counts[step(nanos)]++;
        count++;
        total += nanos;
        longest = Math.max(longest, nanos);
    }

    long count() {
        return count;
    }

    double mean() {
        return count == 0 ? 0 : (double) total / count;
    }

    double longest() {
        return (double) longest;
    }

    /** What {@code share} of all took at most, rounded up to a step. */
    double within(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return (double) Math.min(longest, most(i));
            }
        }
        return longest();
    }

    /** How many a second of the whole took longer than this, but for those in the same step. */
    double overEachSecond(long nanos) {
        long over = 0;
        for (int i = step(nanos) + 1; i < counts.length; i++) {
            over += counts[i];
        }
        return total == 0 ? 0 : over * 1e9 / total;
    }

    private static int step(long nanos) {
        int shift = Math.max(0, Long.SIZE - STEP_BITS - 1 - Long.numberOfLeadingZeros(nanos));
        return (shift << STEP_BITS) + (int) (nanos >>> shift);
    }

    /** The most that falls in a step. Below 128 ns a step is a nanosecond; above, the upper half of a power of two each. */
    private static long most(int step) {
        int shift = Math.max(0, (step >>> STEP_BITS) - 1);
        long within = step - ((long) shift << STEP_BITS);
        return ((within + 1) << shift) - 1;
    }
}
