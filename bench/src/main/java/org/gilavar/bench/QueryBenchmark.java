package org.gilavar.bench;

import java.util.concurrent.TimeUnit;
import org.gilavar.airspace.Searcher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One question to a filled index: each is timed by itself, for the percentiles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // filled by JMH and by fill()
public class QueryBenchmark {
    @Param
    public Traffic traffic;

    @Param
    public Kind kind;

    @Param("1000000")
    public int size;

    private final Searcher.Visitor count = (id, position) -> this.found++;
    private Load load;
    private Contender contender;
    private int next;
    private int found;

    @Setup
    public void fill() {
        load = Load.of(traffic);
        contender = kind.fill(load, size);
    }

    @Benchmark
    public int candidates() {
        contender.candidates(load.asked(next++ & Integer.MAX_VALUE), count);
        return found;
    }

    @Benchmark
    public int conflicts() {
        contender.conflicts(load.asked(next++ & Integer.MAX_VALUE), count);
        return found;
    }
}
