package org.gilavar.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.gilavar.airspace.PackedIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Volumes put and removed by turns, nobody asking: ours packers in the background. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // filled by JMH and by fill()
public class UpdateBenchmark {
    @Param({"PACKED", "PH_TREE"})
    public Kind kind;

    @Param("1000000")
    public int size;

    private ExecutorService packers;
    private Exchange exchange;

    @Setup
    public void fill() {
        var load = Load.of(Traffic.THEATRE);
        packers = Packed.packers();
        exchange = new Exchange(
                switch (kind) {
                    case PACKED -> new Packed(new PackedIndex(Load.DETECTOR, packers), load).fill(size);
                    case PH_TREE -> new PhTreeBoxes(load.boxes(), size);
                    case HPRTREE_LON_LAT, HPRTREE_LAT_TIME, STRTREE_LON_LAT, STRTREE_LAT_TIME, SCAN ->
                        throw new IllegalArgumentException(kind + " cannot change once it is built");
                },
                size);
    }

    @Benchmark
    @OperationsPerInvocation(Exchange.UPDATES)
    public void exchange() {
        exchange.next();
    }

    @TearDown
    public void stop() {
        packers.close();
    }
}
