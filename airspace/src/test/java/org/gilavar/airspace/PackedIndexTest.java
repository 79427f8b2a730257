package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackedIndexTest {
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);

    @Test
    void whateverIsDoneItAnswersLikeThePlainScan() {
        for (long seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            var samples = new Samples(seed);
            var late = new ArrayDeque<Runnable>();
            var plain = new PlainScan(DETECTOR);
            var packed = new PackedIndex(
                    DETECTOR, seed % 2 == 0 ? Runnable::run : late::add, new PackedIndex.Portions(8, 50, 6));
            for (int step = 0; step < 1200; step++) {
                var id = "n" + random.nextInt(500);
                switch (random.nextInt(40)) {
                    case 0, 1, 2, 3 -> {
                        plain.remove(id);
                        packed.remove(id);
                    }
                    case 4 -> {
                        if (step % 5 == 0) {
                            var instant = Samples.NOON.plusSeconds(60L * random.nextInt(step + 1));
                            plain.expire(instant);
                            packed.expire(instant);
                        }
                    }
                    case 5 -> {
                        if (!late.isEmpty()) {
                            late.removeFirst().run();
                        }
                    }
                    case 6 -> {
                        var asked = volumes(samples, random, step);
                        assertThat(packed.near(asked))
                                .as("seed %d step %d", seed, step)
                                .isEqualTo(plain.near(asked));
                    }
                    default -> {
                        var volumes = volumes(samples, random, step);
                        plain.put(id, volumes);
                        packed.put(id, volumes);
                    }
                }
                assertThat(packed.size()).isEqualTo(plain.size());
            }
            assertThat(pairs(packed)).as("seed %d", seed).isEqualTo(pairs(plain));
        }
    }

    @Test
    void allPairsAreTheSameAmongThousands() {
        var samples = new Samples(7);
        var random = new Random(7);
        var plain = new PlainScan(DETECTOR);
        var packed = new PackedIndex(DETECTOR);
        for (int i = 0; i < 1500; i++) {
            var volumes = volumes(samples, random, 0);
            plain.put("n" + i, volumes);
            packed.put("n" + i, volumes);
        }
        assertThat(pairs(packed)).isEqualTo(pairs(plain)).hasSizeGreaterThan(300);
    }

    @Test
    void aReaderSeesEachIdOnceWhateverTheWriterDoes() throws Exception {
        var index = new PackedIndex(DETECTOR, Thread::startVirtualThread, new PackedIndex.Portions(8, 40, 6));
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        var besides = Samples.volume(Samples.circle(50, 30.001, 1000));
        var far = Samples.volume(Samples.circle(-50, 30, 1000));
        int ids = 40;
        for (int i = 0; i < ids; i++) {
            index.put("n" + i, List.of(here));
        }
        var done = new AtomicBoolean();
        // not virtual ones: readers that never rest would keep both cores from a writer that has to wait for once
        var platform = Thread.ofPlatform().daemon().factory();
        try (var threads = Executors.newThreadPerTaskExecutor(platform)) {
            var writer = threads.submit(() -> {
                for (int i = 0; i < 6_000; i++) {
                    index.put("n" + i % ids, List.of(i % 2 == 0 ? here : besides));
                    index.put("x" + i % 300, List.of(far));
                    if (i % 7 == 0) {
                        index.remove("x" + (i + 5) % 300);
                    }
                }
                done.set(true);
            });
            var readers = Stream.generate(() -> threads.submit(() -> {
                        var searcher = index.searcher();
                        int rounds = 0;
                        do {
                            var seen = new ArrayList<String>();
                            searcher.conflicts(here, (id, position) -> seen.add(id));
                            assertThat(seen).hasSize(ids).doesNotHaveDuplicates();
                            rounds++;
                        } while (!done.get());
                        return rounds;
                    }))
                    .limit(2)
                    .toList();
            writer.get();
            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
        assertThat(index.size()).isLessThanOrEqualTo(ids + 300).isGreaterThan(ids);
    }

    @Test
    void whatWasTakenOutIsPackedAwayEvenIfNothingElseIsPut() {
        var index = new PackedIndex(DETECTOR, Runnable::run, new PackedIndex.Portions(8, 40, 6));
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        for (int i = 0; i < 1000; i++) {
            index.put("n" + i, List.of(here));
        }
        for (int i = 0; i < 990; i++) {
            index.remove("n" + i);
        }
        assertThat(held(index)).isLessThan(100);
        assertThat(index.near(List.of(here))).hasSize(10);
    }

    @Test
    void aWriterPacksForAnExecutorThatRefusesOrForgets() {
        Executor refusing = task -> {
            throw new RejectedExecutionException("closed");
        };
        Executor forgetting = task -> {};
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        for (var packers : List.of(refusing, forgetting)) {
            var index = new PackedIndex(DETECTOR, packers, new PackedIndex.Portions(8, 16, 6));
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < 400; i++) {
                    index.put("n" + i, List.of(here));
                }
                assertThat(index.near(List.of(here))).hasSize(400);
                for (int i = 0; i < 400; i++) {
                    index.remove("n" + i);
                }
            }
            assertThat(index.size()).isZero();
            assertThat(held(index)).isLessThan(900);
        }
    }

    @Test
    void anExecutorThatFailsAndRunsTheTaskAllTheSameLosesNothing() {
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var late = new ArrayDeque<Runnable>();
            Executor unsure = task -> {
                late.add(task);
                if (random.nextInt(3) == 0) {
                    throw new IllegalStateException("queued, then failed");
                }
            };
            var index = new PackedIndex(DETECTOR, unsure, new PackedIndex.Portions(4, 8, 12));
            int put = 0;
            while (put < 170) {
                try {
                    index.put("n" + put++, List.of(here));
                    if (random.nextInt(9) == 0 && !late.isEmpty()) {
                        late.removeFirst().run();
                    }
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("queued, then failed");
                }
                assertThat(index.near(List.of(here))).as("seed %d", seed).hasSize(put);
            }
        }
    }

    @Test
    void anExecutorMayWaitForItsTask() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Executor waiting = task -> CompletableFuture.runAsync(task, threads).join();
            var index = new PackedIndex(DETECTOR, waiting, new PackedIndex.Portions(8, 16, 6));
            var here = Samples.volume(Samples.circle(50, 30, 1000));
            for (int i = 0; i < 300; i++) {
                index.put("n" + i, List.of(here));
            }
            assertThat(index.near(List.of(here))).hasSize(300);
        }
    }

    @Test
    void aListOfVolumesIsAskedAboutAtOneMoment() {
        var index = new PackedIndex(DETECTOR);
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        var there = Samples.volume(Samples.circle(-50, 30, 1000));
        index.put("x", List.of(there));
        var moving = new AbstractList<Volume>() {
            @Override
            public Volume get(int i) {
                index.put("x", List.of(i == 0 ? there : here));
                return i == 0 ? here : there;
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThat(index.near(moving)).containsExactly(new Match("x", 0, 1));
    }

    @Test
    void manyVolumesOfOneIdExpireAtOnce() {
        var index = new PackedIndex(DETECTOR);
        var here = Samples.volume(Samples.circle(50, 30, 1000));
        index.put("x", Collections.nCopies(20_000, here));
        index.put("y", List.of(here));
        index.expire(here.window().end());
        assertThat(index.size()).isZero();
    }

    @Test
    void windowsBeyondTheRangeOfSecondsAreToldApart() {
        var index = new PackedIndex(new Detector(
                new Separation(Length.metres(0), Length.metres(0), Duration.ofDays(7)), DatumBounds.GLOBAL));
        var circle = Samples.circle(50, 30, 1000);
        var band = Samples.band("FL200", "FL240");
        var early = window("2063-12-30T00:00:00Z", "2064-01-10T13:37:00Z");
        index.put("early", List.of(new Volume(circle, band, early)));
        index.put("late", List.of(new Volume(circle, band, window("2070-01-01T00:00:00Z", "2070-01-02T00:00:00Z"))));
        index.put("always", List.of(new Volume(circle, band, new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST))));
        var asked = new Volume(circle, band, window("2100-01-01T00:00:00Z", "2100-01-02T00:00:00Z"));
        assertThat(index.near(List.of(asked))).containsExactly(new Match("always", 0, 0));
        index.expire(Instant.parse("2080-01-01T00:00:00Z"));
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void boundsWiderThanAnyLevelHideNothing() {
        var wild = new DatumBounds(-1e9, 1e9, -1e7, 1e7, -1e6, 1e6);
        var plain = new PlainScan(new Detector(Samples.MINIMA, wild));
        var packed = new PackedIndex(new Detector(Samples.MINIMA, wild));
        var random = new Random(5);
        var circle = Samples.circle(50, 30, 1000);
        for (int i = 0; i < 200; i++) {
            var volumes = List.of(new Volume(circle, band(random), Samples.hour()));
            plain.put("n" + i, volumes);
            packed.put("n" + i, volumes);
        }
        assertThat(pairs(packed)).isEqualTo(pairs(plain)).isNotEmpty();
    }

    private static int held(PackedIndex index) {
        return index.view().entries().mapToInt(Entries::size).sum();
    }

    private static TimeWindow window(String start, String end) {
        return new TimeWindow(Instant.parse(start), Instant.parse(end));
    }

    private static List<Volume> volumes(Samples samples, Random random, int step) {
        var volumes = new ArrayList<Volume>();
        for (int i = random.nextInt(4) == 0 ? random.nextInt(4) : 0; i >= 0; i--) {
            double size = Math.pow(10, samples.between(2, random.nextInt(20) == 0 ? 5.7 : 4.5));
            var shape = samples.shape(samples.near(samples.place(), 300_000), size);
            var start = Samples.NOON.plusSeconds(60L * (step + random.nextInt(500)));
            var window = new TimeWindow(start, start.plus(Duration.ofMinutes(1 + random.nextInt(240))));
            volumes.add(new Volume(shape, band(random), window));
        }
        return volumes;
    }

    private static AltitudeBand band(Random random) {
        int low = random.nextInt(300);
        int high = low + random.nextInt(100);
        return switch (random.nextInt(6)) {
            case 0 -> Samples.band("SFC", "FL" + high);
            case 1 -> Samples.band(low * 100 + " ft AMSL", high * 100 + " ft AMSL");
            case 2 -> Samples.band(low + " m AGL", high + " m AGL");
            case 3 -> Samples.band(low * 30 + " m WGS-84", high * 30 + " m WGS-84");
            default -> Samples.band("FL" + low, "FL" + high);
        };
    }

    private static Set<Pair> pairs(VolumeIndex index) {
        var pairs = new HashSet<Pair>();
        index.conflicts(pair -> assertThat(pairs.add(pair)).as("%s once", pair).isTrue());
        return pairs;
    }
}
