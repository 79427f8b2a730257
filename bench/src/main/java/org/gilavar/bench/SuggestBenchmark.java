package org.gilavar.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.airspace.suggest.Freedom;
import org.gilavar.airspace.suggest.LeastChanges;
import org.gilavar.airspace.suggest.Obstacles;
import org.gilavar.airspace.suggest.Suggestion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All least changes for one notice that conflicts, up to two hours earlier, six later, 4,000 ft up or down by 100 ft. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // filled by JMH and by fill()
public class SuggestBenchmark {
    private static final Freedom FREEDOM = Freedom.NONE
            .inTime(Duration.ofHours(2), Duration.ofHours(6))
            .inLevel(Length.feet(4_000), Length.feet(4_000), Freedom.DEFAULT_STEP);

    private static final int NOTICES = 256;

    @Param("1000000")
    public int size;

    private Load load;
    private PackedIndex index;
    private List<List<Volume>> notices;
    private List<List<Obstacles>> obstacles;
    private int next;

    @Setup
    public void fill() {
        load = Load.of(Traffic.THEATRE);
        index = load.packed(size);
        notices = inConflict(load, index);
        obstacles = notices.stream().map(this::around).toList();
    }

    /** Given the neighbours: the search alone. */
    @Benchmark
    public List<Suggestion> leastChanges() {
        int i = next++ & (NOTICES - 1);
        return LeastChanges.of(notices.get(i), obstacles.get(i), FREEDOM);
    }

    /** With the one query that finds the neighbours among all stored. */
    @Benchmark
    public List<Suggestion> fromIndex() {
        var notice = notices.get(next++ & (NOTICES - 1));
        return LeastChanges.of(notice, around(notice), FREEDOM);
    }

    /** How many stored volumes the reach of a notice conflicts with, in the mean. */
    static double neighbours(Load load, VolumeIndex index) {
        return inConflict(load, index).stream()
                .mapToInt(notice -> index.near(FREEDOM.reach(notice)).size())
                .average()
                .orElseThrow();
    }

    private List<Obstacles> around(List<Volume> notice) {
        var near = index.near(FREEDOM.reach(notice)).stream()
                .map(match -> load.volume(Integer.parseInt(match.id())))
                .toList();
        return List.of(new Obstacles(Load.DETECTOR, near));
    }

    /** The first questions that find something, over again where they are few. */
    private static List<List<Volume>> inConflict(Load load, VolumeIndex index) {
        var some = IntStream.range(0, Load.FRESH)
                .mapToObj(i -> List.of(load.asked(i).volume()))
                .filter(notice -> !index.near(notice).isEmpty())
                .limit(NOTICES)
                .toList();
        return IntStream.range(0, NOTICES)
                .mapToObj(i -> some.get(i % some.size()))
                .toList();
    }
}
