package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

    private static final double SQUARE_KILOMETRE = 1e6;

    /**
     * The area between two meridians a degree apart and two parallels, by the closed formula for the ellipsoid (Snyder 1987,
     * (3-12)). Geodesic edges differ from parallels by some ten-thousandths at this size.
     */
    private static double graticule(double south, double north) {
        double a = 6_378_137;
        double f = 1 / 298.257223563;
        double e = Math.sqrt(f * (2 - f));
        double b2 = a * a * (1 - e * e);
        return Math.abs(q(Math.sin(Math.toRadians(north)), e) - q(Math.sin(Math.toRadians(south)), e))
                * b2
                / 2
                * Math.toRadians(1);
    }

    private static double q(double sine, double e) {
        return sine / (1 - e * e * sine * sine) + Math.log((1 + e * sine) / (1 - e * sine)) / (2 * e);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "33, 34", "59, 60", "-46, -45"})
    void aPolygonHasTheAreaOfItsPartOfTheEllipsoid(double south, double north) {
        List<LatLon> ring =
                List.of(new LatLon(south, 38), new LatLon(south, 39), new LatLon(north, 39), new LatLon(north, 38));
        double expected = graticule(south, north);
        assertThat(Extent.squareMetres(new Polygon(ring))).isCloseTo(expected, within(expected * 5e-4));
        assertThat(Extent.squareMetres(new Polygon(ring.reversed())))
                .as("the direction makes no difference")
                .isCloseTo(Extent.squareMetres(new Polygon(ring)), within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "34.5, 0.5", "34.5, 100", "70, 50"})
    void aDiscHasTheAreaOfThePolygonAroundItsEdge(double lat, double radiusKilometres) {
        List<LatLon> ring = new ArrayList<>();
        for (int degrees = 0; degrees < 360; degrees++) {
            var there = Geodesic.WGS84.Direct(lat, 38, degrees, radiusKilometres * 1_000);
            ring.add(new LatLon(there.lat2, there.lon2));
        }
        double expected = Extent.squareMetres(new Polygon(ring));
        Length radius = Length.kilometres(radiusKilometres);
        assertThat(Extent.squareMetres(new Circle(new LatLon(lat, 38), radius)))
                .isEqualTo(Extent.squareMetres(new Point(new LatLon(lat, 38), radius)))
                .isCloseTo(expected, within(expected * 5e-3));
    }

    @Test
    void aCorridorIsItsLengthTimesItsWidthWithRoundEnds() {
        Corridor corridor = new Corridor(List.of(new LatLon(34, 38), new LatLon(34, 39)), Length.kilometres(10));
        double length = Geodesic.WGS84.Inverse(34, 38, 34, 39).s12;
        assertThat(Extent.squareMetres(corridor))
                .isCloseTo(length * 10_000 + Math.PI * 25 * SQUARE_KILOMETRE, within(1e3));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "5, 10", "100, 0"})
    void whatIsWithinADistanceOfADiscIsALargerDisc(double radius, double distance) {
        LatLon centre = new LatLon(34, 38);
        assertThat(Extent.squareMetresWithin(new Circle(centre, Length.kilometres(radius)), distance * 1_000))
                .isEqualTo(Extent.squareMetres(new Circle(centre, Length.kilometres(radius + distance))));
    }

    @Test
    void whatIsWithinADistanceOfALineIsACorridor() {
        List<LatLon> path = List.of(new LatLon(34, 38), new LatLon(34.2, 38.5), new LatLon(34, 39));
        assertThat(Extent.squareMetresWithin(new Corridor(path, Length.metres(0)), 5_000))
                .isEqualTo(Extent.squareMetres(new Corridor(path, Length.kilometres(10))));
    }

    @Test
    void whatIsWithinADistanceOfASquareIsTheSquareItsSidesAndItsCorners() {
        double side = 20_000;
        var north = Geodesic.WGS84.Direct(0, 38, 0, side);
        var east = Geodesic.WGS84.Direct(0, 38, 90, side);
        Polygon square = new Polygon(List.of(
                new LatLon(0, 38),
                new LatLon(0, east.lon2),
                new LatLon(north.lat2, east.lon2),
                new LatLon(north.lat2, 38)));
        double expected = side * side + 4 * side * 5_000 + Math.PI * 5_000 * 5_000;
        assertThat(Extent.squareMetresWithin(square, 5_000)).isCloseTo(expected, within(expected * 1e-3));
    }
}
