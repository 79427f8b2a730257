package org.gilavar.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.jspecify.annotations.Nullable;

/** The objects a {@code Volume3D} and a {@code Volume4D} of ASTM F3548-21 are made of. */
final class UtmValues {
    private UtmValues() {}

    static Circle circle(JsonCursor json) {
        @Nullable LatLon center = null;
        @Nullable Length radius = null;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "center" -> center = place(json);
                case "radius" -> radius = radius(json);
                default -> throw json.unknown("center, radius");
            }
        }
        var around = json.required("center", center, "is missing");
        var by = json.required("radius", radius, "is missing");
        try {
            return new Circle(around, by);
        } catch (InvalidVolumeException e) {
            throw json.fault(e.field(), e.reason());
        }
    }

    static Polygon polygon(JsonCursor json) {
        @Nullable List<LatLon> vertices = null;
        json.enterObject();
        while (json.nextMember()) {
            if (!json.name().equals("vertices")) {
                throw json.unknown("vertices");
            }
            vertices = places(json);
        }
        var ring = json.required("vertices", vertices, "is missing");
        try {
            return new Polygon(ring);
        } catch (InvalidVolumeException e) {
            throw json.fault(e.field().replace("ring", "vertices"), e.reason().replace("ring[", "vertices["));
        }
    }

    static Altitude altitude(JsonCursor json) {
        @Nullable Double value = null;
        @Nullable String reference = null;
        @Nullable String units = null;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "value" -> value = json.number();
                case "reference" -> reference = json.constant("W84");
                case "units" -> units = json.constant("M");
                default -> throw json.unknown("value, reference, units");
            }
        }
        var metres = json.required("value", value, "is missing");
        json.required("reference", reference, "is missing");
        json.required("units", units, "is missing");
        return Altitude.of(Length.metres(metres), Datum.WGS84);
    }

    static Instant time(JsonCursor json) {
        @Nullable Instant value = null;
        @Nullable String format = null;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "value" -> value = Times.read(json);
                case "format" -> format = json.constant("RFC3339");
                default -> throw json.unknown("value, format");
            }
        }
        json.required("format", format, "is missing");
        return json.required("value", value, "is missing");
    }

    private static Length radius(JsonCursor json) {
        @Nullable Double value = null;
        @Nullable String units = null;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "value" -> value = json.number();
                case "units" -> units = json.constant("M");
                default -> throw json.unknown("value, units");
            }
        }
        json.required("units", units, "is missing");
        return Length.metres(json.required("value", value, "is missing"));
    }

    private static List<LatLon> places(JsonCursor json) {
        var places = new ArrayList<LatLon>();
        json.enterArray();
        while (json.nextElement()) {
            places.add(place(json));
        }
        return places;
    }

    private static LatLon place(JsonCursor json) {
        @Nullable Double lat = null;
        @Nullable Double lng = null;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "lat" -> lat = json.number();
                case "lng" -> lng = json.number();
                default -> throw json.unknown("lat, lng");
            }
        }
        double north = json.required("lat", lat, "is missing");
        double east = json.required("lng", lng, "is missing");
        try {
            return new LatLon(north, east);
        } catch (InvalidVolumeException e) {
            throw json.fault(e.field().equals("lat") ? "lat" : "lng", e.reason());
        }
    }
}
