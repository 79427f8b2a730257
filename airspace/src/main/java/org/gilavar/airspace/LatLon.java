package org.gilavar.airspace;

/**
 * A place on the WGS-84 ellipsoid.
 *
 * <p>At a pole every longitude names the same place, and -180 is the same meridian as 180; both are
 * accepted as written and measured as the same, but remain unequal as records. Immutable.
 *
 * @param lat geodetic latitude in degrees, -90 to 90, north positive
 * @param lon longitude in degrees, -180 to 180, east positive
 */
public record LatLon(double lat, double lon) {

    /** Throws {@link InvalidVolumeException} on {@code lat} or {@code lon} when out of range or not finite. */
    public LatLon {
        check("lat", lat, 90);
        check("lon", lon, 180);
        // no negative zero: equal places print and compare equal
        lat += 0.0;
        lon += 0.0;
    }

    private static void check(String field, double degrees, int limit) {
        if (!(Math.abs(degrees) <= limit)) {
            throw new InvalidVolumeException(
                    field, "expected degrees from -" + limit + " to " + limit + ", found " + degrees);
        }
    }
}
