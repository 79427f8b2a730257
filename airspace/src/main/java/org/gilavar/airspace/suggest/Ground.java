package org.gilavar.airspace.suggest;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.gilavar.airspace.LatLon;

/** Geodesics on WGS-84, to propose places; what is proposed is judged by the detector. */
final class Ground {
    private Ground() {}

    static double metres(LatLon from, LatLon to) {
        return Geodesic.WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.DISTANCE).s12;
    }

    static LatLon middle(LatLon from, LatLon to) {
        var line = Geodesic.WGS84.InverseLine(from.lat(), from.lon(), to.lat(), to.lon());
        var middle = line.Position(line.Distance() / 2);
        return new LatLon(middle.lat2, middle.lon2);
    }

    static LatLon away(LatLon from, double azimuth, double metres) {
        var there = Geodesic.WGS84.Direct(from.lat(), from.lon(), azimuth, metres);
        return new LatLon(there.lat2, there.lon2);
    }
}
