package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void aPlaceOffTheGlobeIsRefused() {
        refused(() -> new LatLon(90.1, 0), "lat", "expected degrees from -90 to 90, found 90.1");
        refused(() -> new LatLon(0, -180.5), "lon", "expected degrees from -180 to 180, found -180.5");
        refused(() -> new LatLon(Double.NaN, 0), "lat", "expected degrees from -90 to 90, found NaN");
    }

    @Test
    void aFaultCanBeSeenFromTheObjectThatHoldsIt() {
        var fault = new InvalidVolumeException("lat", "reason").under("ring[3]");
        assertThat(fault.field()).isEqualTo("ring[3].lat");
        assertThat(fault).hasMessage("ring[3].lat: reason");
        assertThat(new InvalidVolumeException("", "reason").under("width").field())
                .isEqualTo("width");
    }

    @Test
    void aRadiusMustBeFromZeroToItsLimit() {
        refused(() -> Samples.circle(0, 0, -1), "radius", "expected from 0 to 1000 km, found -1 m");
        refused(
                () -> new Point(new LatLon(0, 0), Length.kilometres(1001)),
                "uncertainty",
                "expected from 0 to 1000 km, found 1001 km");
        refused(
                () -> new Corridor(square(), Length.nauticalMiles(-2)),
                "width",
                "expected from 0 to 1000 km, found -2 NM");
        assertThat(Samples.circle(90, 0, 0).radius()).isEqualTo(Length.metres(0));
    }

    @Test
    void aRingNeedsThreeVerticesAndAPathTwo() {
        refused(() -> new Polygon(square().subList(0, 2)), "ring", "expected from 3 to 10000 vertices, found 2");
        refused(
                () -> new Corridor(square().subList(0, 1), Length.metres(1)),
                "path",
                "expected from 2 to 10000 vertices, found 1");
    }

    @Test
    void tenThousandVerticesAreFineAndOneMoreIsNot() {
        assertThat(new Polygon(round(10_000)).ring()).hasSize(10_000);
        refused(() -> new Polygon(round(10_001)), "ring", "expected from 3 to 10000 vertices, found 10001");
    }

    @Test
    void aRepeatedVertexIsNamed() {
        var ring = new ArrayList<>(square());
        ring.add(2, ring.get(1));
        refused(() -> new Polygon(ring), "ring[2]", "repeats ring[1]");
        refused(() -> new Corridor(ring, Length.metres(0)), "path[2]", "repeats path[1]");
    }

    @Test
    void aClosingVertexIsNotRepeated() {
        var ring = new ArrayList<>(square());
        ring.add(ring.getFirst());
        refused(() -> new Polygon(ring), "ring[4]", "repeats ring[0]; a ring closes itself");
    }

    @Test
    void aRingThatCrossesItselfIsRefusedWithBothEdges() {
        var bowTie = List.of(new LatLon(0, 0), new LatLon(1, 1), new LatLon(1, 0), new LatLon(0, 1));
        refused(() -> new Polygon(bowTie), "ring[2]", "the edge from here crosses the edge from ring[0]");
    }

    @Test
    void aRingThatTouchesItselfOrHasNoAreaIsFine() {
        var centre = new LatLon(0, 0);
        var eight = List.of(centre, new LatLon(1, 1), new LatLon(1, -1), centre, new LatLon(-1, -1), new LatLon(-1, 1));
        var flat = List.of(new LatLon(0, 0), new LatLon(0, 1), new LatLon(0, 2));
        assertThat(new Polygon(eight).ring()).hasSize(6);
        assertThat(new Polygon(flat).ring()).hasSize(3);
    }

    @Test
    void anEdgeTooLongAsksForAVertex() {
        refused(
                () -> new Corridor(List.of(new LatLon(0, 0), new LatLon(0, 20)), Length.metres(0)),
                "path[1]",
                "expected within 2,000 km of path[0], found 2,226 km: add a vertex between");
        refused(
                () -> new Polygon(List.of(new LatLon(0, 0), new LatLon(1, 15), new LatLon(1, 30))),
                "ring[2]",
                "expected within 2,000 km of ring[0], found 3,341 km: add a vertex between");
    }

    @Test
    void aRingAroundHalfTheGlobeIsRefused() {
        var around = IntStream.range(0, 24)
                .mapToObj(i -> new LatLon(0, 15 * i - 180))
                .toList();
        refused(
                () -> new Polygon(around),
                "ring[3]",
                "expected within 5,000 km of ring[0], found 5,009 km: state the area in pieces");
    }

    @Test
    void aRingOverThePoleIsFine() {
        var around = IntStream.range(0, 12)
                .mapToObj(i -> new LatLon(80, 30 * i - 180))
                .toList();
        assertThat(Core.of(new Polygon(around)).contains(new LatLon(90, 77))).isTrue();
        assertThat(Core.of(new Polygon(around)).contains(new LatLon(-90, 0))).isFalse();
        assertThat(Core.of(new Polygon(around)).contains(new LatLon(75, 0))).isFalse();
    }

    @Test
    void aVolumeStaysBetweenTheDepthsAndSpace() {
        refused(
                () -> Samples.at("-2001 m AMSL", "FL100"),
                "altitude.lower",
                "expected from -2000 m to 100000 m, found -2001 m AMSL");
        refused(() -> Samples.at("SFC", "FL661"), "altitude.upper", "expected from -2000 m to FL660, found FL661");
        refused(
                () -> Samples.at("SFC", "FL100").climbed(Length.kilometres(200)),
                "altitude.lower",
                "expected from -2000 m to 100000 m, found 656167.979002625 ft AGL");
    }

    @Test
    void aPathOfMoreThanAHundredThousandKilometresIsRefused() {
        var zigzag = IntStream.range(0, 60)
                .mapToObj(i -> new LatLon(i % 2 == 0 ? 40 : 57, i / 10.0))
                .toList();
        assertThatThrownBy(() -> new Corridor(zigzag, Length.metres(0)))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessageContaining("path[54]")
                .hasMessageContaining("100,000 km");
    }

    @Test
    void minimaAreNeitherNegativeNorEndless() {
        var time = Duration.ZERO;
        refused(
                () -> new Separation(Length.metres(-1), Length.metres(0), time),
                "lateral",
                "expected from 0 to 1000 km, found -1 m");
        refused(
                () -> new Separation(Length.metres(0), Length.kilometres(31), time),
                "vertical",
                "expected from 0 to 30 km, found 31 km");
        refused(
                () -> new Separation(Length.metres(0), Length.metres(0), time.minusNanos(1)),
                "time",
                "expected from PT0S to PT168H, found PT-0.000000001S");
    }

    private static List<LatLon> square() {
        return List.of(new LatLon(0, 0), new LatLon(0, 1), new LatLon(1, 1), new LatLon(1, 0));
    }

    private static List<LatLon> round(int count) {
        var centre = new LatLon(50, 30);
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.away(centre, 360.0 * i / count, 50_000))
                .toList();
    }

    private static void refused(ThrowingCallable what, String field, String reason) {
        assertThatThrownBy(what).isInstanceOfSatisfying(InvalidVolumeException.class, fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault).hasMessage(field + ": " + reason);
        });
    }
}
