package org.gilavar.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Volume;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The gap between two polygons of eight vertices, some 50 km across, at the same levels and times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // filled by JMH and by make()
public class PairBenchmark {
    /** Enough pairs that no branch is learnt by heart. */
    private static final int PAIRS = 256;

    @Param
    public Apart apart;

    private List<Volume> here;
    private List<Volume> there;
    private List<Geometry> flatHere;
    private List<Geometry> flatThere;
    private int next;

    @Setup
    public void make() {
        var random = new SplittableRandom(20_300_602);
        var pairs = Stream.generate(() -> apart.pair(random)).limit(PAIRS).toList();
        here = pairs.stream().map(List::getFirst).toList();
        there = pairs.stream().map(List::getLast).toList();
        flatHere = here.stream().map(PairBenchmark::flat).toList();
        flatThere = there.stream().map(PairBenchmark::flat).toList();
    }

    @Benchmark
    public Gaps gaps() {
        int i = next++ & (PAIRS - 1);
        return Load.DETECTOR.gaps(here.get(i), there.get(i));
    }

    @Benchmark
    public boolean verdict() {
        int i = next++ & (PAIRS - 1);
        return Load.DETECTOR.conflict(here.get(i), there.get(i));
    }

    /** For scale: the same rings on a plane of degrees, an answer of no use. */
    @Benchmark
    public double onPlane() {
        int i = next++ & (PAIRS - 1);
        return flatHere.get(i).distance(flatThere.get(i));
    }

    private static Geometry flat(Volume volume) {
        var ring = ((Polygon) volume.shape()).ring();
        return new GeometryFactory()
                .createPolygon(Stream.concat(ring.stream(), Stream.of(ring.getFirst()))
                        .map(PairBenchmark::flat)
                        .toArray(Coordinate[]::new));
    }

    private static Coordinate flat(LatLon place) {
        return new Coordinate(place.lon(), place.lat());
    }
}
