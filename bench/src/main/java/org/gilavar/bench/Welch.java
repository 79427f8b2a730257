package org.gilavar.bench;

import java.util.Arrays;

/**
 * Whether two sorts of answer take different times: Welch's t over what each took, without the slowest twentieth of both together,
 * as dudect does it (Reparaz, Balasch, Verbauwhede, 2017), where |t| above 4.5 is a difference.
 */
record Welch(double t, double medianOfOne, double medianOfOther) {

    static final double THRESHOLD = 4.5;

    private static final double KEPT = 0.95;

    /** Of times in nanoseconds. */
    static Welch of(long[] one, long[] other) {
        long[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        long longest = all[(int) (all.length * KEPT) - 1];
        double[] first =
                Arrays.stream(one).filter(x -> x <= longest).asDoubleStream().toArray();
        double[] second =
                Arrays.stream(other).filter(x -> x <= longest).asDoubleStream().toArray();
        double difference = mean(first) - mean(second);
        double spread = Math.sqrt(variance(first) / first.length + variance(second) / second.length);
        return new Welch(difference / spread, median(one), median(other));
    }

    boolean differs() {
        return Math.abs(t) > THRESHOLD;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
