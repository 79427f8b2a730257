package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;

class GreatArcTest {

    @Test
    void itsPlacesAreOnTheGeodesicToAHundredthOfAMillimetre() {
        var samples = new Samples(61);
        for (double length : new double[] {200_000, 500_000, 1_000_000, Limits.MAX_EDGE_METRES}) {
            for (int i = 0; i < 400; i++) {
                // from the equator to the poles, and along both
                double lat = i % 4 == 0 ? 90 * Math.rint(samples.between(-1, 1)) : samples.between(-90, 90);
                double course = i % 3 == 0 ? 90 * Math.rint(samples.between(-2, 2)) : samples.between(-180, 180);
                check(new LatLon(lat, samples.between(-180, 180)), course, length);
            }
        }
    }

    private static void check(LatLon from, double course, double length) {
        var ahead = Geodesic.WGS84.Direct(from.lat(), from.lon(), course, length);
        var to = new LatLon(ahead.lat2, ahead.lon2);
        double[] places = new double[9];
        write(Ecef.of(from), places, 0);
        write(Ecef.of(to), places, 3);
        var arc = new GreatArc();
        arc.lay(places, 0, 3);
        var edge = new Edge(from, to);
        for (int k = 0; k <= 8; k++) {
            arc.place(k / 8.0, places, 6);
            var place = Pieces.onEllipsoid(places[6], places[7], places[8]);
            assertThat(edge.nearest(place).metres())
                    .as("%d/8 from %s on %s for %s m", k, from, course, length)
                    .isLessThan(1e-5);
            // and where it should be along it, roughly: what is cut there are pieces of much the same length
            assertThat(Edge.distance(from, place)).isBetween(length * (k / 8.0 - 0.01), length * (k / 8.0 + 0.01));
        }
    }

    private static void write(Ecef place, double[] places, int at) {
        places[at] = place.x();
        places[at + 1] = place.y();
        places[at + 2] = place.z();
    }
}
