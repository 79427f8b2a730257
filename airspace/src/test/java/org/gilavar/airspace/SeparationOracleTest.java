package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.gilavar.airspace.SeparationOracleTally.Count;
import org.junit.jupiter.api.Test;

/**
 * The detector against the oracle.
 *
 * <p>{@code -Dgilavar.oracle.pairs=10000000} is a night's run; the table it ends with is the result.
 */
class SeparationOracleTest {
    private static final long PAIRS = Long.getLong("gilavar.oracle.pairs", 20_480);

    /** In a night's run some ten thousand pairs go to the arbiter. */
    private static final int ONE_IN_ARBITRATED = PAIRS > 1_000_000 ? 200 : 100;

    private static final long FEW_PAIRS = 2048;

    @Test
    void noConflictIsMissedAndNoneInvented() {
        long start = System.nanoTime();

        var tally = new SeparationOracleRun(PAIRS, ONE_IN_ARBITRATED, System.out::println)
                .judge(SeparationOracleRun.DETECTOR);

        System.out.println(tally);
        System.out.printf("%d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertThat(tally.total(Count.PAIRS)).isGreaterThanOrEqualTo(PAIRS);
        assertThat(tally.total(Count.CONFLICTS)).isGreaterThan(PAIRS / 2);
        assertThat(tally.total(Count.SEPARATED)).isGreaterThan(PAIRS / 5);
        assertThat(tally.total(Count.CLOSE)).isGreaterThan(PAIRS / 8);
        assertThat(tally.total(Count.TIES)).isLessThan(PAIRS / 200);
        assertThat(tally.total(Count.GAPS)).isGreaterThan(PAIRS / 10);
        assertThat(tally.total(Count.ARBITRATED)).isPositive();
        assertThat(tally.strays()).as("%s", tally).isEmpty();
    }

    @Test
    void aRunIsTheSameOnOneThreadAsOnAll() {
        var run = new SeparationOracleRun(1024, 50, _ -> {});
        try (var alone = new ForkJoinPool(1)) {
            assertThat(alone.submit(() -> run.judge(SeparationOracleRun.DETECTOR))
                            .join())
                    .isEqualTo(run.judge(SeparationOracleRun.DETECTOR));
        }
    }

    @Test
    void aDetectorThreeCentimetresShortForCorridorsIsFoundOut() {
        var tally = judge(pair -> pair.a().shape() instanceof Corridor ? with(pair, -0.03, 0, 0) : pair);

        assertThat(tally.total(Count.MISSED)).isPositive();
        assertThat(tally.total(Count.FALSE)).isZero();
        assertThat(tally.strays())
                .isNotEmpty()
                .allSatisfy(stray -> assertThat(stray.pair().a().shape()).isInstanceOf(Corridor.class));
        assertThat(tally.toString()).contains("MISSED NEAR_EDGE", "Corridor[path=[LatLon[lat=");
    }

    @Test
    void aDetectorTwoMillimetresLongIsFoundOut() {
        var tally = judge(pair -> with(pair, 0.002, 0, 0));

        assertThat(tally.total(Count.FALSE)).isPositive();
        assertThat(tally.total(Count.MISSED)).isZero();
    }

    @Test
    void aDetectorAMillimetreShortInLevelIsFoundOut() {
        var tally = judge(pair -> with(pair, 0, -0.001, 0));

        assertThat(tally.total(Count.MISSED)).isPositive();
        assertThat(tally.total(Count.FALSE)).isZero();
    }

    @Test
    void aDetectorANanosecondLongInTimeIsFoundOut() {
        var tally = judge(pair -> with(pair, 0, 0, 1));

        assertThat(tally.total(Count.FALSE)).isPositive();
        assertThat(tally.total(Count.MISSED)).isZero();
    }

    @Test
    void aDetectorThatForgetsWhichDatumIsFoundOut() {
        var tally = judge(pair ->
                new SeparationOraclePair(pair.a(), pair.b(), pair.separation(), new DatumBounds(0, 0, 0, 0, 0, 0)));

        assertThat(tally.total(Count.MISSED)).isPositive();
        assertThat(tally.total(Count.WRONG_GAPS)).isPositive();
    }

    @Test
    void noPlaceOfOneShapeIsNearerToOneOfTheOtherThanTheLeastFound() {
        var random = new Random(7);
        var shapes = new SeparationOracleShapes(random);
        for (int i = 0; i < 300; i++) {
            var centre = shapes.place();
            double size = shapes.magnitude(100, 500_000);
            var a = boundary(shapes.withEdges(centre, size));
            var b = boundary(shapes.withEdges(shapes.near(centre, 3 * size), size));
            double least = SeparationOracleSearch.least(a, b, 0.001, 5_000_000);
            for (int k = 0; k < 200; k++) {
                var e = shapes.any(a.edges());
                var f = shapes.any(b.edges());
                double metres = e.sight(e.length() * random.nextDouble(), f, f.length() * random.nextDouble())
                        .metres();
                assertThat(metres).isGreaterThan(least - SeparationOracleSearch.SLACK_METRES);
            }
        }
    }

    @Test
    void noPairInABoxIsNearerThanItsBoundWhereverItIsSighted() {
        var random = new Random(8);
        var shapes = new SeparationOracleShapes(random);
        for (int i = 0; i < 1000; i++) {
            var from = shapes.place();
            var a = edge(shapes, from);
            var b = edge(shapes, shapes.near(from, shapes.magnitude(1, 3_000_000)));
            double lowA = shapes.between(0, a.length());
            double lowB = shapes.between(0, b.length());
            var box = new SeparationOracleSearch.Box<>(
                    a, lowA, shapes.between(lowA, a.length()), b, lowB, shapes.between(lowB, b.length()));
            double s = shapes.between(box.lowA(), box.highA());
            double t = shapes.between(box.lowB(), box.highB());
            double bound = box.atLeast(a.sight(s, b, t), s, t);
            for (int k = 0; k < 20; k++) {
                double x = shapes.between(box.lowA(), box.highA());
                double y = shapes.between(box.lowB(), box.highB());
                assertThat(a.sight(x, b, y).metres()).isGreaterThanOrEqualTo(bound);
            }
        }
    }

    private static SeparationOracleArc edge(SeparationOracleShapes shapes, LatLon from) {
        double metres = shapes.magnitude(1, Limits.MAX_EDGE_METRES);
        return SeparationOracleArc.between(from, Samples.away(from, shapes.between(-180, 180), metres));
    }

    @Test
    void aRingWindsAroundWhatItHoldsHoweverOften() {
        var triangle = List.of(new LatLon(89, 0), new LatLon(89, 120), new LatLon(89, -120));
        var twice = List.of(
                triangle.get(0), triangle.get(1), triangle.get(2), triangle.get(0), triangle.get(1), triangle.get(2));
        for (var ring : List.of(triangle, triangle.reversed(), twice)) {
            assertThat(windsAround(ring, new LatLon(90, 55))).isTrue();
            assertThat(windsAround(ring, new LatLon(89.6, 60))).isTrue();
            assertThat(windsAround(ring, new LatLon(89.4, 60))).isFalse();
            assertThat(windsAround(ring, new LatLon(-90, 0))).isFalse();
        }
    }

    private static boolean windsAround(List<LatLon> ring, LatLon place) {
        return boundary(new Polygon(ring))
                .windsAround(SeparationOracleArc.between(place, place).at(0));
    }

    private static SeparationOracleBoundary<SeparationOracleArc> boundary(Shape shape) {
        return SeparationOracleBoundary.of(shape, SeparationOracleArc::between);
    }

    private static SeparationOracleTally judge(UnaryOperator<SeparationOraclePair> fault) {
        return new SeparationOracleRun(FEW_PAIRS, 1000, _ -> {}).judge(new SeparationOracleRun.Subject() {
            @Override
            public boolean conflict(SeparationOraclePair pair) {
                return SeparationOracleRun.DETECTOR.conflict(fault.apply(pair));
            }

            @Override
            public Gaps gaps(SeparationOraclePair pair) {
                return SeparationOracleRun.DETECTOR.gaps(fault.apply(pair));
            }
        });
    }

    /** The same under minima that differ by so much, but never below nothing. */
    private static SeparationOraclePair with(SeparationOraclePair pair, double lateral, double vertical, int nanos) {
        var minima = pair.separation();
        return new SeparationOraclePair(
                pair.a(),
                pair.b(),
                new Separation(
                        Length.metres(Math.max(0, minima.lateral().metres() + lateral)),
                        Length.metres(Math.max(0, minima.vertical().metres() + vertical)),
                        minima.time().plusNanos(nanos)),
                pair.bounds());
    }
}
