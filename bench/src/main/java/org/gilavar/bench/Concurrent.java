package org.gilavar.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Searcher;

/**
 * One thread puts and removes while another asks, and a third packs when the index wants it.
 *
 * <p>Timed here and not by JMH, as every single question counts: the longest is what is looked for. How much of it is the
 * machine's shows the processor time of the same questions, and a second pass in which the asking thread only watches the
 * clock. A thread that waits for another one spends no processor time, so waits are counted too.
 *
 * @param puts a second, and as many removals
 * @param questions by the clock, each from the end of the one before
 * @param worked the same questions in processor time
 * @param watched by the clock, watching it for {@link #WATCH_NANOS}
 * @param waits for a lock or another thread, by the one that asks
 * @param collectorMillis the longest the collector stopped everything while questions were asked
 */
record Concurrent(
        double puts, Latencies questions, Latencies worked, Latencies watched, long waits, long collectorMillis) {
    private static final long WATCH_NANOS = 10_000;

    /** First as fast as it goes, then the number of puts a second that must be sustained. */
    static List<Concurrent> run(Load load, int size, Duration warmup, Duration measured, int pace) {
        try (var packers = Packed.packers()) {
            var index = new Packed(new PackedIndex(Load.DETECTOR, packers), load).fill(size);
            var exchange = new Exchange(index, size);
            int[] found = {0};
            Searcher.Visitor count = (id, position) -> found[0]++;
            IntConsumer ask = i -> index.conflicts(load.asked(i), count);
            beside(exchange, Integer.MAX_VALUE, warmup, ask);
            return Stream.of(Integer.MAX_VALUE, pace)
                    .map(most -> run(exchange, most, measured, ask))
                    .toList();
        }
    }

    private static Concurrent run(Exchange exchange, int pace, Duration measured, IntConsumer ask) {
        try (var stalls = new Stalls()) {
            var asked = beside(exchange, pace, measured, ask);
            long collector = stalls.longestMillis();
            var watched = beside(exchange, pace, measured.dividedBy(2), i -> watchTheClock());
            return new Concurrent(asked.puts, asked.clock, asked.worked, watched.clock, asked.waits, collector);
        }
    }

    private static Beside beside(Exchange exchange, int pace, Duration time, IntConsumer action) {
        var over = new AtomicBoolean();
        var steps = new AtomicLong();
        try (var writer = Executors.newSingleThreadScheduledExecutor()) {
            // a thousandth of a second's worth at a time, which ends early when it is as many as it goes
            var writing = writer.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < pace / 1000 && !over.get(); i++) {
                            exchange.next();
                            steps.setRelease(steps.getPlain() + 1);
                        }
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            var asking = ask(time, action, steps);
            over.set(true);
            check(writing);
            return asking;
        }
    }

    private static Beside ask(Duration time, IntConsumer action, AtomicLong steps) {
        var threads = ManagementFactory.getThreadMXBean();
        var clock = new Latencies();
        var worked = new Latencies();
        long waits = waits(threads);
        long stepsBefore = steps.get();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long before = start;
        for (int i = 0; before - start < time.toNanos(); i = i + 1 & Integer.MAX_VALUE) {
            action.accept(i);
            long cpuAfter = threads.getCurrentThreadCpuTime();
            worked.record(cpuAfter - cpu);
            cpu = cpuAfter;
            // every moment belongs to some question: none in which all are stopped goes uncounted
            long after = System.nanoTime();
            clock.record(after - before);
            before = after;
        }
        double puts = (steps.get() - stepsBefore) / ((before - start) / 1e9);
        return new Beside(puts, clock, worked, waits(threads) - waits);
    }

    /** An executor keeps the failure of a task to itself. */
    private static void check(Future<?> writing) {
        if (writing.state() == Future.State.FAILED) {
            throw new IllegalStateException("the writer failed", writing.exceptionNow());
        }
    }

    private static long waits(ThreadMXBean threads) {
        var here = threads.getThreadInfo(Thread.currentThread().threadId());
        return here.getBlockedCount() + here.getWaitedCount();
    }

    private static void watchTheClock() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WATCH_NANOS) {
            Thread.onSpinWait();
        }
    }

    private record Beside(double puts, Latencies clock, Latencies worked, long waits) {}
}
