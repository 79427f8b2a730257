package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.gilavar.airspace.LatLon;
import org.junit.jupiter.api.Test;

/** Rings for a flat map. */
final class MapRingsTest {
    private static final long SEED = 20_300_506;

    @Test
    void aRingAwayFromTheAntimeridianIsClosedAndTurnsLeft() {
        var left = List.of(new LatLon(0, 0), new LatLon(0, 1), new LatLon(1, 1));

        assertThat(MapRings.of(left)).containsExactly(List.of(left.get(0), left.get(1), left.get(2), left.get(0)));
        assertThat(MapRings.of(left.reversed()))
                .singleElement()
                .satisfies(ring -> assertThat(area(ring)).isPositive());
    }

    @Test
    void aRingOverTheAntimeridianIsCutThere() {
        var ring = List.of(new LatLon(0, 179), new LatLon(0, -179), new LatLon(2, -179), new LatLon(2, 179));

        assertThat(MapRings.of(ring))
                .containsExactly(
                        List.of(
                                new LatLon(0, 179),
                                new LatLon(0, 180),
                                new LatLon(2, 180),
                                new LatLon(2, 179),
                                new LatLon(0, 179)),
                        List.of(
                                new LatLon(0, -180),
                                new LatLon(0, -179),
                                new LatLon(2, -179),
                                new LatLon(2, -180),
                                new LatLon(0, -180)));
    }

    @Test
    void aRingAroundAPoleReachesItsEdgeOfTheMap() {
        var north = List.of(new LatLon(80, 0), new LatLon(80, 90), new LatLon(80, 180), new LatLon(80, -90));

        assertThat(total(north)).isEqualTo(360 * 10.0);
        assertThat(total(north.reversed())).isEqualTo(360 * 10.0);
        assertThat(total(north.stream().map(p -> new LatLon(-p.lat(), p.lon())).toList()))
                .isEqualTo(360 * 10.0);
        assertThat(MapRings.of(north).stream().flatMap(List::stream))
                .contains(new LatLon(90, 180), new LatLon(90, -180));
    }

    @Test
    void aRingWithoutAreaIsNothing() {
        assertThat(MapRings.of(List.of(new LatLon(1, 1), new LatLon(1, 2)))).isEmpty();
    }

    @Test
    void cuttingNeitherAddsNorLosesArea() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            var offset = random.nextDouble(-180, 180);
            var plain = new ArrayList<LatLon>();
            var moved = new ArrayList<LatLon>();
            int count = 3 + random.nextInt(20);
            for (int i = 0; i < count; i++) {
                double radius = random.nextDouble(5, 40);
                double angle = 2 * Math.PI * i / count;
                plain.add(new LatLon(radius * Math.sin(angle), radius * Math.cos(angle)));
                moved.add(new LatLon(
                        radius * Math.sin(angle), Math.IEEEremainder(radius * Math.cos(angle) + offset, 360)));
            }
            assertThat(MapRings.of(moved)).allSatisfy(ring -> {
                assertThat(ring.getFirst()).isEqualTo(ring.getLast());
                assertThat(area(ring)).isPositive();
                for (int i = 1; i < ring.size(); i++) {
                    assertThat(Math.abs(ring.get(i).lon() - ring.get(i - 1).lon()))
                            .isLessThanOrEqualTo(180);
                }
            });
            assertThat(total(moved)).isCloseTo(total(plain), Offset.offset(1e-6));
        }
    }

    private static double total(List<LatLon> ring) {
        return MapRings.of(ring).stream().mapToDouble(MapRingsTest::area).sum();
    }

    private static double area(List<LatLon> closed) {
        double area = 0;
        for (int i = 1; i < closed.size(); i++) {
            var from = closed.get(i - 1);
            var to = closed.get(i);
            area += (from.lon() * to.lat() - to.lon() * from.lat()) / 2;
        }
        return area;
    }
}
