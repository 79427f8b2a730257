package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DegreeBoxTest {

    private static boolean has(DegreeBox box, LatLon place) {
        boolean inLongitude = box.west() <= box.east()
                ? place.lon() >= box.west() && place.lon() <= box.east()
                : place.lon() >= box.west() || place.lon() <= box.east();
        return inLongitude && place.lat() >= box.south() && place.lat() <= box.north();
    }

    @Test
    void noBoxMissesAShapeThatHasAPlaceInIt() {
        var samples = new Samples(32);
        int places = 0;
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            var centre = samples.near(samples.place(), 50_000);
            double size = samples.size();
            var shape = samples.shape(centre, size);
            var corner = samples.near(centre, 200_000);
            var other = samples.near(centre, 200_000);
            var box = new DegreeBox(
                    corner.lon(),
                    Math.min(corner.lat(), other.lat()),
                    other.lon(),
                    Math.max(corner.lat(), other.lat()));
            boolean mayHold = box.mayHold(shape);
            refused += mayHold ? 0 : 1;
            for (int j = 0; j < 25; j++) {
                var p = samples.near(centre, size);
                if (has(box, p) && Core.gap(Core.of(shape), Core.of(new Circle(p, Length.metres(0)))) == 0) {
                    places++;
                    assertThat(mayHold).as("%s of %s in %s", p, shape, box).isTrue();
                }
            }
        }
        assertThat(places).isGreaterThan(1_000);
        assertThat(refused).as("and it does say no").isGreaterThan(200);
    }

    @Test
    void aBoxAcrossTheAntimeridianHasBothSidesOfIt() {
        var box = new DegreeBox(179, -1, -179, 1);
        assertThat(box.mayHold(Samples.circle(0, 179.5, 100))).isTrue();
        assertThat(box.mayHold(Samples.circle(0, -179.5, 100))).isTrue();
        assertThat(box.mayHold(Samples.circle(0, 180, 100))).isTrue();
        assertThat(box.mayHold(Samples.circle(0, -180, 100))).isTrue();
        assertThat(box.mayHold(Samples.circle(0, 0, 100))).isFalse();
        assertThat(box.mayHold(Samples.circle(0, 178, 100_000))).isFalse();
        assertThat(box.mayHold(Samples.circle(0, 178, 120_000))).isTrue();
        assertThat(box.mayHold(new Cell(-1, 178, 1))).as("a side is shared").isTrue();
        assertThat(box.mayHold(new Cell(-1, 177.5, 1))).isFalse();
    }

    @Test
    void aPolygonIsJudgedByTheBoxAroundItAndAPathByItsPieces() {
        List<LatLon> bend = List.of(new LatLon(30, 30), new LatLon(30, 40), new LatLon(40, 40));
        var inside = new DegreeBox(33, 36, 34, 37);
        assertThat(inside.mayHold(new Polygon(bend))).isTrue();
        assertThat(inside.mayHold(new Corridor(bend, Length.kilometres(10)))).isFalse();
        assertThat(new DegreeBox(39.99, 34, 40.5, 35).mayHold(new Corridor(bend, Length.kilometres(10))))
                .isTrue();
    }

    @Test
    void aBoxThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new DegreeBox(0, 1, 0, 0)).hasMessageContaining("north");
        assertThatThrownBy(() -> new DegreeBox(-181, 0, 0, 0)).hasMessageContaining("west");
        assertThatThrownBy(() -> new DegreeBox(0, Double.NaN, 0, 0)).hasMessageContaining("south");
    }
}
