package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Why the detector takes no shortcut: each of these would have let two forces too close. */
class ShortcutsMissConflictsTest {
    private static final double FIVE_MILES = 9260;
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);

    @Test
    void anOutlineWithEightPiecesAQuarterMissesAPlaceFortyMetresTooClose() {
        var bearing = 90.0 / 16;
        var centre = new LatLon(50, 30);
        var intruder = Samples.away(centre, 90 - bearing, FIVE_MILES - 40);

        var outline = new GeometryFactory().createPoint(new Coordinate(0, 0)).buffer(FIVE_MILES, 8);
        double angle = Math.toRadians(bearing);
        var drawn = new Coordinate((FIVE_MILES - 40) * Math.cos(angle), (FIVE_MILES - 40) * Math.sin(angle));

        assertThat(outline.contains(new GeometryFactory().createPoint(drawn))).isFalse();
        assertThat(conflict(new Circle(centre, Length.metres(0)), new Circle(intruder, Length.metres(0))))
                .isTrue();
    }

    @Test
    void anEdgeReadAsAParallelMissesAPlaceThatIsOnIt() {
        var from = new LatLon(50, 30);
        var to = new LatLon(50, 37);
        var edge = new Edge(from, to);
        var summit = edge.at(edge.length() / 2);
        var beyond = Samples.away(summit, 0, FIVE_MILES - 100);

        double fromParallel = Oracle.metres(new LatLon(50, beyond.lon()), beyond);

        assertThat(fromParallel).isGreaterThan(FIVE_MILES + 5000);
        assertThat(conflict(new Corridor(List.of(from, to), Length.metres(0)), new Circle(beyond, Length.metres(0))))
                .isTrue();
    }

    @Test
    void aSphereMissesAPlaceThirtyMetresTooClose() {
        var centre = new LatLon(5, 30);
        var intruder = Samples.away(centre, 0, FIVE_MILES - 30);

        double onSphere = 6_371_008.8 * Math.toRadians(intruder.lat() - centre.lat());

        assertThat(onSphere).isGreaterThan(FIVE_MILES);
        assertThat(conflict(new Circle(centre, Length.metres(0)), new Circle(intruder, Length.metres(0))))
                .isTrue();
    }

    private static boolean conflict(Shape a, Shape b) {
        return DETECTOR.conflict(Samples.volume(a), Samples.volume(b));
    }
}
