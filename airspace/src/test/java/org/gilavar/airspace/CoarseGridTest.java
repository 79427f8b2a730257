package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoarseGridTest {
    private static final CoarseGrid GRID = new CoarseGrid(0.5);

    @Test
    void everyPlaceOfAShapeIsInItsCover() {
        var samples = new Samples(31);
        int places = 0;
        for (int i = 0; i < 400; i++) {
            var centre = samples.near(samples.place(), 50_000);
            double size = samples.size();
            var shape = samples.shape(centre, size);
            var cells = new HashSet<>(GRID.cells(shape));
            for (int j = 0; j < 25; j++) {
                var p = samples.near(centre, size);
                if (Core.gap(Core.of(shape), Core.of(new Circle(p, Length.metres(0)))) == 0) {
                    places++;
                    assertThat(holds(cells, p)).as("%s of %s", p, shape).isTrue();
                }
            }
        }
        assertThat(places).isGreaterThan(1500);
    }

    @Test
    void anEdgeThatBulgesTowardsThePoleIsCoveredWhereItBulges() {
        var from = new LatLon(60, 0);
        var to = new LatLon(60, 30);
        var edge = new Edge(from, to);
        var summit = edge.at(edge.length() / 2);
        assertThat(summit.lat()).isGreaterThan(60.5);
        assertThat(holds(GRID.cells(new Corridor(List.of(from, to), Length.metres(0))), summit))
                .isTrue();
    }

    @Test
    void aSmallCircleIsInOneSquare() {
        assertThat(GRID.cells(Samples.circle(50.75, 30.25, 1000))).containsExactly(new Cell(50.5, 30, 0.5));
    }

    @Test
    void aCircleOverThePoleCoversEveryLongitude() {
        assertThat(GRID.cells(Samples.circle(90, 0, 10_000))).hasSize(720);
        assertThat(GRID.cells(Samples.circle(-90, 0, 10_000))).hasSize(720);
    }

    @Test
    void anAreaOverTheAntimeridianTakesTheShortWay() {
        var area = new Polygon(List.of(
                new LatLon(10.1, 179.6), new LatLon(10.1, -179.6), new LatLon(10.4, -179.6), new LatLon(10.4, 179.6)));
        assertThat(GRID.cells(area).stream().map(Cell::name)).containsExactly("N10.00W180.00", "N10.00E179.50");
    }

    @Test
    void squaresComeFromSouthToNorthAndFromWestToEast() {
        var names = GRID.cells(Samples.circle(0, 0, 1000)).stream().map(Cell::name);
        assertThat(names).containsExactly("S00.50W000.50", "S00.50E000.00", "N00.00W000.50", "N00.00E000.00");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.05, 0.7, 45, Double.NaN, 0.125})
    void aSizeThatDoesNotDivideTheGlobeIsRefused(double size) {
        assertThatThrownBy(() -> new CoarseGrid(size))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("cellDegrees: expected hundredths that divide 180, from 0.1 to 30.0, found " + size);
    }

    private static boolean holds(Collection<Cell> cells, LatLon p) {
        double lon = p.lon() == 180 ? -180 : p.lon();
        return cells.stream()
                .filter(c -> c.south() <= p.lat() && p.lat() <= c.south() + c.sizeDegrees())
                .anyMatch(c -> c.west() <= lon && lon <= c.west() + c.sizeDegrees());
    }

    /** A footprint is drawn, not filed: where its outline crosses itself a polygon would refuse it. */
    @Test
    void aDrawnRingThatCrossesItselfIsCovered() {
        var bow =
                List.of(new LatLon(50.1, 30.1), new LatLon(51.4, 31.4), new LatLon(51.4, 30.1), new LatLon(50.1, 31.4));
        assertThatThrownBy(() -> new Polygon(bow)).isInstanceOf(InvalidVolumeException.class);

        var cells = new CoarseGrid(0.5).cells(bow);

        for (var corner : bow) {
            assertThat(cells)
                    .as("%s", corner)
                    .anyMatch(c -> c.south() <= corner.lat()
                            && corner.lat() <= c.south() + c.sizeDegrees()
                            && c.west() <= corner.lon()
                            && corner.lon() <= c.west() + c.sizeDegrees());
        }
        assertThat(cells).hasSize(9);
    }
}
