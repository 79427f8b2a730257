package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistanceOracleTest {
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);

    @Test
    void theGapBetweenAnyTwoShapesIsTheOneFoundBySearching() {
        var samples = new Samples(1);
        int apart = 0;
        int touching = 0;
        for (int i = 0; i < 4000; i++) {
            var pair = samples.pair();
            var a = Core.of(pair.getFirst());
            var b = Core.of(pair.getLast());
            var searchA = new Oracle(pair.getFirst());
            var searchB = new Oracle(pair.getLast());

            double measured = Core.nearest(a, b).metres();

            if (measured > 0) {
                apart++;
                assertThat(measured)
                        .as("pair %d: %s", i, pair)
                        .isCloseTo(Oracle.vertexToEdge(searchA, searchB), within(2e-4));
                if (i % 4 == 0) {
                    assertThat(Oracle.edgeToEdge(searchA, searchB))
                            .as("pair %d: %s", i, pair)
                            .isGreaterThan(measured - 2e-4);
                }
                assertThat(oneHoldsTheOther(pair.getFirst(), pair.getLast()) && measured > 100)
                        .as("pair %d: %s", i, pair)
                        .isFalse();
            } else {
                touching++;
                assertThat(oneHoldsTheOther(pair.getFirst(), pair.getLast())
                                || Oracle.edgeToEdge(searchA, searchB) < 0.05)
                        .as("pair %d: %s", i, pair)
                        .isTrue();
            }
        }
        assertThat(apart).isGreaterThan(800);
        assertThat(touching).isGreaterThan(300);
    }

    @Test
    void theGapIsTheSameSeenFromEitherSide() {
        var samples = new Samples(2);
        for (int i = 0; i < 1000; i++) {
            var pair = samples.pair();
            var a = Samples.volume(pair.getFirst());
            var b = Samples.volume(pair.getLast());
            assertThat(DETECTOR.gaps(a, b)).as("pair %d: %s", i, pair).isEqualTo(DETECTOR.gaps(b, a));
            assertThat(DETECTOR.conflict(a, b)).isEqualTo(DETECTOR.conflict(b, a));
        }
    }

    @Test
    void aVertexIsMeasuredToAnEdgeWithinATenthOfAMillimetre() {
        var samples = new Samples(3);
        for (int i = 0; i < 4000; i++) {
            var from = samples.near(samples.place(), 100_000);
            double azimuth = samples.between(-180, 180);
            double length = samples.between(1, Limits.MAX_EDGE_METRES);
            var to = Samples.away(from, azimuth, length);
            var beside = Samples.away(from, azimuth, samples.between(0, length));
            var p = i % 2 == 0 ? samples.near(from, 3_000_000) : samples.near(beside, samples.size());
            assertThat(new Edge(from, to).nearest(p).metres())
                    .as("%s to %s from %s", from, to, p)
                    .isCloseTo(Oracle.toLine(p, Oracle.line(from, to)), within(1e-4));
        }
    }

    @Test
    void aPlaceOnAnEdgeIsOnIt() {
        var samples = new Samples(4);
        for (int i = 0; i < 500; i++) {
            var from = samples.near(samples.place(), 1000);
            double azimuth = samples.between(-180, 180);
            double length = samples.between(1, 2_000_000);
            var edge = new Edge(from, Samples.away(from, azimuth, length));
            var on = Samples.away(from, azimuth, length * samples.between(0, 1));
            assertThat(edge.nearest(on).metres()).isLessThan(1e-4);
        }
    }

    @Test
    void theNearestPlacesAreAsFarApartAsTheDistanceSays() {
        var samples = new Samples(5);
        for (int i = 0; i < 500; i++) {
            var pair = samples.pair();
            var nearest = Core.nearest(Core.of(pair.getFirst()), Core.of(pair.getLast()));
            assertThat(Oracle.metres(nearest.onA(), nearest.onB()))
                    .as("pair %d: %s", i, pair)
                    .isCloseTo(nearest.metres(), within(1e-3));
        }
    }

    @Test
    void movingBothShapesAlongTheEquatorKeepsTheirGap() {
        var samples = new Samples(6);
        for (int i = 0; i < 200; i++) {
            var path = samples.corridor(samples.near(new LatLon(0, 0), 50_000), 30_000);
            var area = samples.polygon(samples.near(new LatLon(1, 0), 50_000), 40_000);
            double turn = samples.between(-170, 170);
            double before = Core.nearest(Core.of(path), Core.of(area)).metres();
            double after = Core.nearest(
                            Core.of(new Corridor(turned(path.path(), turn), path.width())),
                            Core.of(new Polygon(turned(area.ring(), turn))))
                    .metres();
            assertThat(after).isCloseTo(before, within(1e-4));
        }
    }

    private static List<LatLon> turned(List<LatLon> vertices, double degrees) {
        return vertices.stream()
                .map(v -> new LatLon(v.lat(), Math.IEEEremainder(v.lon() + degrees, 360)))
                .toList();
    }

    private static boolean oneHoldsTheOther(Shape a, Shape b) {
        return holdsAVertexOf(a, b) || holdsAVertexOf(b, a);
    }

    private static boolean holdsAVertexOf(Shape outer, Shape inner) {
        return outer instanceof Polygon polygon && Oracle.holds(polygon, new Oracle(inner).someVertex());
    }
}
