package org.gilavar.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.PackedIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Every pair in conflict of all that is stored, by one thread.
 *
 * <p>The others have no such operation: for them every stored volume is asked about, and a pair is measured once. Of many
 * volumes only some, evenly spread, are asked about, and the time is scaled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // filled by JMH and by fill()
public class JoinBenchmark {
    /** Enough to be even, and quick for an index of a million. */
    private static final int MOST_ASKED = 5_000;

    /** What a scan looks at in a second or two. */
    private static final int MOST_LOOKED_AT = 200_000_000;

    @Param
    public Kind kind;

    @Param("1000000")
    public int size;

    private PackedIndex index;
    private Peer peer;
    private int[] numbers;
    private List<Asked> asked;
    private int found;

    /** What part of all volumes the contender is asked about. */
    static double share(Kind kind, int size) {
        return switch (kind) {
            case PACKED -> 1;
            case SCAN -> Math.min(1, (double) MOST_LOOKED_AT / size / size);
            case HPRTREE_LON_LAT, HPRTREE_LAT_TIME, STRTREE_LON_LAT, STRTREE_LAT_TIME, PH_TREE ->
                Math.min(1, (double) MOST_ASKED / size);
        };
    }

    @Setup
    public void fill() {
        var load = Load.of(Traffic.THEATRE);
        if (kind == Kind.PACKED) {
            index = load.packed(size);
            return;
        }
        peer = (Peer) kind.fill(load, size);
        int count = (int) Math.round(size * share(kind, size));
        numbers = IntStream.range(0, count)
                .map(i -> (int) ((long) i * size / count))
                .toArray();
        asked = IntStream.of(numbers)
                .mapToObj(i -> Asked.of(load.volume(i), Load.MINIMA, DatumBounds.GLOBAL))
                .toList();
    }

    @Benchmark
    public int join() {
        found = 0;
        if (kind == Kind.PACKED) {
            index.conflicts(pair -> found++);
        } else {
            for (int i = 0; i < numbers.length; i++) {
                peer.earlierConflicts(numbers[i], asked.get(i), (id, position) -> found++);
            }
        }
        return found;
    }
}
