package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.junit.jupiter.api.Test;

final class GroundBoxTest {

    @Test
    void aBoxHoldsEveryPlaceOfACorridorAndItsWidth() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 3_000; i++) {
            var from = new LatLon(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
            double width = random.nextBoolean() ? 0 : 100_000 * random.nextDouble();
            var to = Traffic.away(from, 360 * random.nextDouble(), 1_000 + 500_000 * random.nextDouble());
            var corridor = new Corridor(List.of(from, to), Length.metres(width));

            var box = GroundBox.of(corridor, 0);

            var line = Geodesic.WGS84.InverseLine(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.ALL);
            for (int k = 0; k <= 20; k++) {
                var on = line.Position(line.Distance() * k / 20);
                double course = 360 * random.nextDouble();
                var off = Geodesic.WGS84.Direct(on.lat2, on.lon2, course, width / 2);
                assertThat(box.meets(place(off.lat2, off.lon2)))
                        .as("%s holds %s of %s", box, off.lat2 + " " + off.lon2, corridor)
                        .isTrue();
            }
        }
    }

    @Test
    void aBoxIsHardlyLargerThanItsShape() {
        var corridor = new Corridor(List.of(new LatLon(50, 10), new LatLon(50, 13)), Length.metres(0));

        var box = GroundBox.of(corridor, 0);

        // the geodesic reaches 50.0097 between; a tenth of a millidegree is eleven metres
        assertThat(box.west()).isBetween(9.9999, 10.0);
        assertThat(box.east()).isBetween(13.0, 13.0001);
        assertThat(box.south()).isBetween(49.9999, 50.0);
        assertThat(box.north()).isBetween(50.0096, 50.0100);
    }

    @Test
    void aRingAroundAPoleHasEveryLongitude() {
        var ring = new Polygon(List.of(new LatLon(85, 0), new LatLon(85, 120), new LatLon(85, -120)));

        var box = GroundBox.of(ring, 0);

        assertThat(box.north()).isEqualTo(90);
        assertThat(box.meets(place(90, 77))).isTrue();
        assertThat(box.meets(place(88, 33))).isTrue();
        assertThat(box.meets(place(80, 33))).isFalse();
    }

    @Test
    void boxesMeetAcrossTheAntimeridian() {
        var across =
                GroundBox.of(new Corridor(List.of(new LatLon(10, 179), new LatLon(10, -179)), Length.metres(0)), 0);

        assertThat(across.meets(place(10, -179.5))).isTrue();
        assertThat(across.meets(place(10, 179.5))).isTrue();
        assertThat(place(10, 180).meets(across)).isTrue();
        assertThat(across.meets(place(10, 0))).isFalse();
        assertThat(across.meets(place(10, 178))).isFalse();
    }

    private static GroundBox place(double lat, double lon) {
        return new GroundBox(lon, lat, lon, lat);
    }
}
