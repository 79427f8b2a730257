package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.api.Test;

/** Arcs are drawn outward, and not far: held against places on the true arc. */
final class OpenAirArcTest {
    private static final long SEED = 20_300_506;
    private static final Detector DETECTOR =
            new Detector(new Separation(Length.metres(0), Length.metres(0), Duration.ZERO), DatumBounds.GLOBAL);

    @Test
    void everyPlaceOfASectorIsInsideAndTheArcIsNearlyTheEdge() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            var arc = new Arc(random, 10, 170);
            var sector = arc.airspace("DP " + written(arc.centre));

            for (int i = 0; i < 40; i++) {
                double bearing = arc.bearing(random.nextDouble());
                assertThat(gap(sector, arc.at(bearing, arc.metres)))
                        .as("%s at %s", arc, bearing)
                        .isZero();
                assertThat(gap(sector, arc.at(bearing, arc.metres + OpenAirArc.TOLERANCE_METRES + 2)))
                        .as("%s beyond %s", arc, bearing)
                        .isPositive();
            }
        }
    }

    @Test
    void everyPlaceOutsideADiscThatIsCutOutIsInside() {
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            var arc = new Arc(random, 10, 80);
            double beyond = 1.6 * arc.metres;
            double middle = arc.bearing(0.5);
            var bite = arc.airspace("DP " + written(arc.at(arc.to, beyond)) + "\nDP "
                    + written(arc.at(middle, 2 * beyond)) + "\nDP " + written(arc.at(arc.from, beyond)));

            for (int i = 0; i < 40; i++) {
                double bearing = arc.bearing(random.nextDouble());
                assertThat(gap(bite, arc.at(bearing, arc.metres)))
                        .as("%s at %s", arc, bearing)
                        .isZero();
                assertThat(gap(bite, arc.at(bearing, arc.metres - OpenAirArc.TOLERANCE_METRES - 2)))
                        .as("%s within %s", arc, bearing)
                        .isPositive();
            }
        }
    }

    @Test
    void whereTheEndsAreNotEquallyFarTheLargerAirspaceCounts() {
        var centre = new LatLon(45, 10);
        var near = at(centre, 0, 20_000);
        var far = at(centre, 90, 20_900);
        var arc = "V X=" + written(centre) + "\nDB " + written(near) + ", " + written(far);

        var sector = airspace(arc + "\nDP " + written(centre));
        assertThat(gap(sector, at(centre, 45, 20_899))).isZero();

        var bite = airspace(arc + "\nDP " + written(at(centre, 45, 60_000)));
        assertThat(gap(bite, at(centre, 45, 20_001))).isZero();
    }

    private static Volume airspace(String outline) {
        return Reading.of("a.openair", "AC D\nAN X\nAL GND\nAH FL100", outline).volume();
    }

    private static LatLon at(LatLon centre, double bearing, double distance) {
        var there = Geodesic.WGS84.Direct(centre.lat(), centre.lon(), bearing, distance);
        return new LatLon(there.lat2, there.lon2);
    }

    private static double gap(Volume airspace, LatLon place) {
        var there = new Volume(
                new Point(place, Length.metres(0)),
                new AltitudeBand(Altitude.SURFACE, Altitude.SURFACE),
                new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST));
        return DETECTOR.gaps(airspace, there).lateralMetres();
    }

    private static String written(LatLon place) {
        return angle(place.lat(), "N", "S") + " " + angle(place.lon(), "E", "W");
    }

    private static String angle(double degrees, String positive, String negative) {
        double minutes = Math.abs(degrees) * 60;
        int whole = (int) (minutes / 60);
        return String.format(Locale.ROOT, "%d:%.9f%s", whole, minutes - whole * 60, degrees < 0 ? negative : positive);
    }

    /** An arc written by its bearings or by its ends, turning either way. */
    private static final class Arc {
        private final LatLon centre;
        private final double metres;
        private final double from;
        private final double to;
        private final boolean clockwise;
        private final boolean byEnds;

        Arc(Random random, double least, double most) {
            centre = new LatLon(random.nextDouble(-80, 80), random.nextDouble(-180, 180));
            metres = Math.rint(Math.exp(random.nextDouble(Math.log(0.5), Math.log(200)))) * 1852 + 926;
            from = random.nextInt(360);
            clockwise = random.nextBoolean();
            double sweep = Math.rint(random.nextDouble(least, most));
            to = (from + (clockwise ? sweep : 360 - sweep)) % 360;
            byEnds = random.nextBoolean();
        }

        double bearing(double share) {
            double sweep = clockwise ? (to - from + 360) % 360 : -((from - to + 360) % 360);
            return from + share * sweep;
        }

        LatLon at(double bearing, double distance) {
            return OpenAirArcTest.at(centre, bearing, distance);
        }

        Volume airspace(String rest) {
            var arc = byEnds
                    ? "DB " + written(at(from, metres)) + ", " + written(at(to, metres))
                    : "DA " + metres / 1852 + ", " + from + ", " + to;
            var direction = "\nV D=" + (clockwise ? "+" : "-");
            return OpenAirArcTest.airspace("V X=" + written(centre) + direction + "\n" + arc + "\n" + rest);
        }

        @Override
        public String toString() {
            return metres + " m about " + centre + " from " + from + " to " + to + (clockwise ? " clockwise" : "");
        }
    }
}
