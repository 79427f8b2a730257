package org.gilavar.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What single questions take by the clock when nothing else wants the core, nanoseconds, and what they allocate.
 *
 * <p>The same questions are asked in several passes and the median of each counts: where other work shares the core, the
 * clock of a pass is mostly right and now and then far off, most often in what takes long. Between two passes all the other
 * questions are asked, so nothing of a question is left in the near caches.
 *
 * @param p50 half of the questions take no longer
 * @param p99 all but one in a hundred take no longer
 * @param bytes allocated by the thread that asks, a question in the mean of the leanest pass: once all is compiled
 */
record Quiet(double mean, double p50, double p99, double bytes) {
    static final Quiet NONE = new Quiet(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final int LEAST_PASSES = 5;
    private static final int MOST_PASSES = 51;

    /** Asks the first questions of a load, again and again until {@code enough}. */
    static Quiet of(Load load, int questions, Duration enough, Consumer<Asked> ask) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<long[]> passes = new ArrayList<>();
        long bytes = Long.MAX_VALUE;
        long start = System.nanoTime();
        while (passes.size() < LEAST_PASSES
                || (passes.size() < MOST_PASSES && System.nanoTime() - start < enough.toNanos())) {
            long[] nanos = new long[questions];
            long before = threads.getCurrentThreadAllocatedBytes();
            time(load, nanos, ask);
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
            passes.add(nanos);
        }
        long[] medians = IntStream.range(0, questions)
                .mapToLong(i -> median(passes, i))
                .sorted()
                .toArray();
        double mean = Arrays.stream(medians).average().orElse(Double.NaN);
        return new Quiet(mean, within(medians, 0.5), within(medians, 0.99), (double) bytes / questions);
    }

    private static void time(Load load, long[] nanos, Consumer<Asked> ask) {
        for (int i = 0; i < nanos.length; i++) {
            var asked = load.asked(i);
            long start = System.nanoTime();
            ask.accept(asked);
            nanos[i] = System.nanoTime() - start;
        }
    }

    private static long median(List<long[]> passes, int question) {
        long[] nanos =
                passes.stream().mapToLong(pass -> pass[question]).sorted().toArray();
        return nanos[nanos.length / 2];
    }

    private static double within(long[] sorted, double share) {
        return (double) sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
