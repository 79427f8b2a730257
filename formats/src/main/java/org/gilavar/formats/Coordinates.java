package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;

/** GeoJSON coordinates before it is known of what: the type may come after them. */
sealed interface Coordinates {

    /** One position; a third number, the height, says nothing of an extent and is left out. */
    record Position(LatLon place) implements Coordinates {}

    /** What is in one pair of brackets. */
    record Several(List<Coordinates> parts) implements Coordinates {}

    /** In one feature: more than the coastlines of a continent at chart scale. */
    int MAX_POSITIONS = 200_000;

    static Coordinates read(JsonCursor json) {
        return read(json, new int[1]);
    }

    private static Coordinates read(JsonCursor json, int[] positions) {
        json.enterArray();
        var parts = new ArrayList<Coordinates>();
        while (json.nextElement()) {
            if (parts.isEmpty() && !json.isArray()) {
                if (++positions[0] > MAX_POSITIONS) {
                    throw json.fault("", "expected at most " + MAX_POSITIONS + " positions in one feature");
                }
                return position(json);
            }
            parts.add(read(json, positions));
        }
        return new Several(parts);
    }

    private static Position position(JsonCursor json) {
        double lon = json.number();
        if (!json.nextElement()) {
            throw json.fault("", "expected a longitude and a latitude, found one number");
        }
        double lat = json.number();
        while (json.nextElement()) {
            json.number();
        }
        try {
            return new Position(new LatLon(lat, lon));
        } catch (InvalidVolumeException e) {
            var which = e.field().equals("lat") ? "latitude, the second number: " : "longitude, the first number: ";
            throw json.fault("", which + e.reason());
        }
    }
}
