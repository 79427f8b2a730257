package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void aComparisonIsNeverWrongOnlySometimesUnsure() {
        var samples = new Samples(11);
        int unsure = 0;
        for (int i = 0; i < 6000; i++) {
            var pair = samples.pair();
            var a = Core.of(pair.getFirst());
            var b = Core.of(pair.getLast());
            double exact = Core.nearest(a, b).metres();
            for (double off : new double[] {-1000, -1, -0.1, -0.01, -0.003, 0, 0.003, 0.01, 0.1, 1, 1000}) {
                double limit = Math.max(0.01, exact + off);
                var outlineA = new Outline(pair.getFirst());
                var outlineB = new Outline(pair.getLast());
                var closeness = Nearness.compare(outlineA, outlineB, limit);
                assertThat(closeness)
                        .as("pair %d: %s at %s of %s", i, pair, limit, exact)
                        .isNotEqualTo(exact < limit ? Closeness.FARTHER : Closeness.NEARER);
                assertThat(Nearness.compare(outlineB, outlineA, limit)).isEqualTo(closeness);
                unsure += closeness == Closeness.UNSURE && Math.abs(off) > 0.005 && exact < 40_000 ? 1 : 0;
            }
        }
        assertThat(unsure).isZero();
    }

    @Test
    void theDistanceIsThatOfTheCoresWithinAMillimetre() {
        var samples = new Samples(12);
        int measured = 0;
        for (int i = 0; i < 4000; i++) {
            var pair = samples.pair();
            double exact = Core.nearest(Core.of(pair.getFirst()), Core.of(pair.getLast()))
                    .metres();
            double metres = Nearness.distance(new Outline(pair.getFirst()), new Outline(pair.getLast()));
            if (!Double.isNaN(metres)) {
                measured++;
                assertThat(metres).as("pair %d: %s", i, pair).isCloseTo(exact, within(1e-3));
            } else {
                assertThat(exact).isGreaterThan(29_000);
            }
        }
        assertThat(measured).isGreaterThan(2500);
    }

    @Test
    void aPieceLeavesItsGeodesicByLessThanTheErrorAllowed() {
        var samples = new Samples(13);
        for (double length : new double[] {100, 49_990, 50_010, 99_990, 199_990, 200_010, 500_000, 1_999_000}) {
            double worst = 0;
            for (int i = 0; i < 500; i++) {
                var from = samples.near(new LatLon(samples.between(-90, 90), 30), 1000);
                var line = Geodesic.WGS84.DirectLine(from.lat(), from.lon(), samples.between(-180, 180), length);
                var end = line.Position(length);
                var outline =
                        new Outline(new Corridor(List.of(from, new LatLon(end.lat2, end.lon2)), Length.metres(0)));
                for (int k = 1; k < 24; k++) {
                    var on = line.Position(length * k / 24);
                    worst = Math.max(worst, Nearness.toNearest(outline, new LatLon(on.lat2, on.lon2)));
                }
            }
            assertThat(worst).as("%s m", length).isLessThan(0.5e-3).isLessThan(Outline.PLACE_ERROR);
        }
    }

    @Test
    void theChordOfAGeodesicLiesBetweenThoseOfTheTwoCircles() {
        var samples = new Samples(14);
        for (int i = 0; i < 20_000; i++) {
            var from = new LatLon(samples.between(-90, 90), 0);
            double arc = samples.between(0.01, 3_000_000);
            var to = Samples.away(from, samples.between(-180, 180), arc);
            double chord = Ecef.of(from).chord(Ecef.of(to));
            assertThat(chord)
                    .isBetween(
                            Nearness.circleChord(Outline.LEAST_RADIUS, arc) - 1e-8,
                            Nearness.circleChord(Outline.GREATEST_RADIUS, arc) + 1e-8);
        }
    }

    @Test
    void theBoxHoldsTheShapeAndItsInside() {
        var samples = new Samples(15);
        for (int i = 0; i < 2000; i++) {
            var shape = samples.shape(samples.near(samples.place(), 20_000), samples.size());
            var box = new Box();
            new Outline(shape).boundInto(box);
            var core = Core.of(shape);
            for (int k = 0; k < 20; k++) {
                var inside =
                        samples.near(core.vertices().get(k % core.vertices().size()), samples.size());
                var p = Core.of(new Point(inside, Length.metres(0)));
                if (Core.gap(core, p) == 0) {
                    var e = Ecef.of(inside);
                    assertThat(e.x()).isBetween(box.minX, box.maxX);
                    assertThat(e.y()).isBetween(box.minY, box.maxY);
                    assertThat(e.z()).isBetween(box.minZ, box.maxZ);
                }
            }
        }
    }

    @Test
    void oneOutlineHoldsOneShapeAfterAnother() {
        var samples = new Samples(16);
        var reused = new Outline();
        for (int i = 0; i < 500; i++) {
            var pair = samples.pair();
            reused.load(pair.getFirst());
            var other = new Outline(pair.getLast());
            assertThat(Nearness.compare(reused, other, 10_000))
                    .isEqualTo(Nearness.compare(new Outline(pair.getFirst()), other, 10_000));
        }
    }
}
