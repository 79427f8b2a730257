package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapTest {
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);

    @Test
    void thereIsAnOverlapExactlyWhenThereIsAConflict() {
        var samples = new Samples(21);
        int conflicts = 0;
        for (int i = 0; i < 300; i++) {
            var pair = samples.pair();
            var a = Samples.volume(pair.getFirst());
            var b = Samples.volume(pair.getLast());
            var overlap = DETECTOR.overlap(a, b);
            assertThat(overlap.isPresent()).as("pair %d: %s", i, pair).isEqualTo(DETECTOR.conflict(a, b));
            conflicts += overlap.isPresent() ? 1 : 0;
            overlap.ifPresent(o -> {
                assertThat(o.footprint()).isNotEmpty();
                assertThat(o.footprint()).allSatisfy(ring -> assertThat(ring).hasSizeBetween(3, 300));
            });
        }
        assertThat(conflicts).isBetween(100, 290);
    }

    @Test
    void theFootprintHoldsWhatIsWithinHalfTheMinimumOfBothAndLittleElse() {
        var samples = new Samples(22);
        double half = Samples.MINIMA.lateral().metres() / 2;
        int inside = 0;
        for (int i = 0; i < 100; i++) {
            var centre = new LatLon(50, 30);
            var a = samples.shape(centre, 20_000);
            var b = samples.shape(samples.near(centre, 25_000), 20_000);
            var overlap = DETECTOR.overlap(Samples.volume(a), Samples.volume(b));
            if (overlap.isEmpty()) {
                continue;
            }
            var rings = overlap.get().footprint();
            for (int j = 0; j < 40; j++) {
                var p = samples.near(centre, 40_000);
                double far = Math.max(gap(a, p), gap(b, p));
                if (far < half) {
                    inside++;
                    assertThat(held(rings, p)).as("%s of %s and %s", p, a, b).isTrue();
                } else if (far > half + 100 && rings.stream().allMatch(ring -> plain(a) && plain(b))) {
                    assertThat(held(rings, p)).as("%s of %s and %s", p, a, b).isFalse();
                }
            }
        }
        assertThat(inside).isGreaterThan(200);
    }

    /** What is drawn of an orbit is what is drawn of one that ends two metres before it begins. */
    @ParameterizedTest
    @ValueSource(doubles = {50, 300, 1_000, 2_000, 5_000, 20_000})
    void aPathThatEndsWhereItBeganIsDrawnAsOneThatAlmostDoes(double radius) {
        var random = new SplittableRandom(7);
        var middle = new LatLon(36.0855, 38.3426);
        var circle = Samples.volume(new Circle(middle, Length.metres(100)));
        for (int corners = 3; corners <= 16; corners++) {
            for (double width : new double[] {1_000, 5_000, 10_000}) {
                var from = random.nextDouble(360);
                int n = corners;
                var path = new ArrayList<LatLon>(IntStream.range(0, n)
                        .mapToObj(i -> rounded(Samples.away(middle, from + 360.0 * i / n, radius)))
                        .toList());
                var laps = new ArrayList<LatLon>();
                var almost = area(drawn(circle, open(path, random.nextDouble(360)), width));
                for (int lap = 1; lap <= 3; lap++) {
                    laps.addAll(path);
                    var closed = new ArrayList<>(laps);
                    closed.add(path.getFirst());

                    assertThat(area(drawn(circle, closed, width)))
                            .as("%d corners, width %s, %d times round", n, width, lap)
                            .isCloseTo(almost, withinPercentage(1));
                }
            }
        }
    }

    private static List<LatLon> open(List<LatLon> path, double azimuth) {
        var open = new ArrayList<>(path);
        open.add(Samples.away(path.getFirst(), azimuth, 2));
        return open;
    }

    private static List<List<LatLon>> drawn(Volume other, List<LatLon> path, double width) {
        return DETECTOR.overlap(other, Samples.volume(new Corridor(path, Length.metres(width))))
                .map(Overlap::footprint)
                .orElse(List.of());
    }

    private static LatLon rounded(LatLon place) {
        return new LatLon(Math.rint(place.lat() * 1e4) / 1e4, Math.rint(place.lon() * 1e4) / 1e4);
    }

    /** In square degrees; holes there are none. */
    private static double area(List<List<LatLon>> rings) {
        return rings.stream()
                .mapToDouble(ring -> Math.abs(IntStream.range(0, ring.size())
                                .mapToDouble(i -> {
                                    var p = ring.get(i);
                                    var q = ring.get((i + 1) % ring.size());
                                    return p.lon() * q.lat() - q.lon() * p.lat();
                                })
                                .sum())
                        / 2)
                .sum();
    }

    @Test
    void aTieIsDrawnWhereItIs() {
        var a = Samples.circle(50, 30, 1000);
        var b = new Circle(Samples.away(a.centre(), 90, 2000 + 9260), Length.metres(1000));
        var overlap = DETECTOR.overlap(Samples.volume(a), Samples.volume(b)).orElseThrow();
        var middle = Samples.away(a.centre(), 90, 1000 + 4630);
        assertThat(overlap.footprint()).hasSize(1);
        assertThat(overlap.footprint().getFirst())
                .allSatisfy(p -> assertThat(Oracle.metres(p, middle)).isLessThan(500));
    }

    @Test
    void theOverlapOfEqualVolumesIsThatVolumeGrownByHalfTheMinima() {
        var volume = Samples.at("FL200", "FL240");
        var overlap = DETECTOR.overlap(volume, volume).orElseThrow();
        assertThat(overlap.altitude()).isEqualTo(Samples.band("FL195", "FL245"));
        assertThat(overlap.window())
                .isEqualTo(new TimeWindow(Samples.NOON.minusSeconds(300), Samples.NOON.plusSeconds(3900)));
        assertThat(overlap.footprint()).hasSize(1);
        assertThat(overlap.footprint().getFirst())
                .allSatisfy(
                        p -> assertThat(Oracle.metres(p, new LatLon(50, 30))).isBetween(5630.0, 5640.0));
    }

    @Test
    void separateLevelsAndWindowsLeaveWhatIsBetweenThem() {
        var below = Samples.at("FL200", "FL240");
        var above = Samples.at("FL248", "FL300").shifted(Duration.ofMinutes(66));
        var overlap = DETECTOR.overlap(below, above).orElseThrow();
        assertThat(overlap.altitude()).isEqualTo(Samples.band("FL243", "FL245"));
        assertThat(overlap.window())
                .isEqualTo(new TimeWindow(Samples.NOON.plusSeconds(3660), Samples.NOON.plusSeconds(3900)));
    }

    @Test
    void levelsOnDifferentDatumsOverlapAboveTheSea() {
        var overlap = DETECTOR.overlap(Samples.at("FL200", "FL240"), Samples.at("7000 m AMSL", "8000 m AMSL"))
                .orElseThrow();
        assertThat(overlap.altitude()).isEqualTo(Samples.band("6847.6 m AMSL", "8152.4 m AMSL"));
    }

    @Test
    void theOverlapIsTheSameSeenFromEitherSide() {
        var a = Samples.at("SFC", "FL240");
        var b = Samples.volume(Samples.circle(50.05, 30.05, 4000)).shifted(Duration.ofMinutes(20));
        var ours = DETECTOR.overlap(a, b).orElseThrow();
        var theirs = DETECTOR.overlap(b, a).orElseThrow();
        assertThat(ours.altitude()).isEqualTo(theirs.altitude());
        assertThat(ours.window()).isEqualTo(theirs.window());
    }

    @Test
    void twoHugeAreasAndTwoPathsAroundTheGlobeCanBeDrawn() {
        var arctic = new Polygon(List.of(
                new LatLon(75, -180),
                new LatLon(75, -135),
                new LatLon(75, -90),
                new LatLon(75, -45),
                new LatLon(75, 0),
                new LatLon(75, 45),
                new LatLon(75, 90),
                new LatLon(75, 135)));
        var rings = DETECTOR.overlap(Samples.volume(arctic), Samples.volume(Samples.circle(80, 180, 900_000)))
                .orElseThrow()
                .footprint();
        assertThat(held(rings, new LatLon(80, 180))).isTrue();
        assertThat(held(rings, new LatLon(90, 0))).isFalse();

        var equator = IntStream.range(0, 24)
                .mapToObj(i -> new LatLon(0, 15 * i - 180))
                .toList();
        var path = new Corridor(equator, Length.kilometres(10));
        assertThat(DETECTOR.overlap(Samples.volume(path), Samples.volume(path))
                        .orElseThrow()
                        .footprint())
                .isNotEmpty();
    }

    /** A ring polygon's gap hides nothing: without holes the footprint is all there is. */
    private static boolean plain(Shape shape) {
        return !(shape instanceof Corridor);
    }

    private static double gap(Shape shape, LatLon p) {
        return Core.gap(Core.of(shape), Core.of(new Circle(p, Length.metres(0))));
    }

    private static boolean held(List<List<LatLon>> rings, LatLon p) {
        return rings.stream().anyMatch(ring -> Core.of(new Polygon(ring)).contains(p));
    }
}
