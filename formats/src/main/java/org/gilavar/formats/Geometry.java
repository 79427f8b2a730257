package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.formats.Coordinates.Position;
import org.gilavar.formats.Coordinates.Several;
import org.jspecify.annotations.Nullable;

/**
 * A GeoJSON geometry, RFC 7946.
 *
 * @param type of the seven, {@code Point} for example
 */
record Geometry(String type, Coordinates coordinates) {

    static Geometry read(JsonCursor json) {
        json.enterObject();
        long line = json.line();
        @Nullable String type = null;
        @Nullable Coordinates coordinates = null;
        while (json.nextMember()) {
            switch (json.name()) {
                case "type" -> type = json.text();
                case "coordinates" -> coordinates = Coordinates.read(json);
                default -> json.skip();
            }
        }
        if (type == null) {
            throw new RefusedException(line, JsonCursor.join(json.path(), "type"), "is missing");
        }
        if (coordinates == null) {
            var remedy = type.equals("GeometryCollection") ? "; state its geometries as features of their own" : "";
            throw new RefusedException(line, JsonCursor.join(json.path(), "coordinates"), "is missing" + remedy);
        }
        return new Geometry(type, coordinates);
    }

    /** The shapes this and the properties make; throws {@link InvalidVolumeException} on a path from the feature. */
    List<Shape> shapes(FeatureProperties properties) {
        var of = new Builder(properties);
        switch (type) {
            case "Point" -> of.point("coordinates", coordinates);
            case "LineString" -> of.corridor("coordinates", coordinates);
            case "Polygon" -> of.polygon("coordinates", coordinates);
            case "MultiPoint" -> of.each(coordinates, of::point);
            case "MultiLineString" -> of.each(coordinates, of::corridor);
            case "MultiPolygon" -> of.each(coordinates, of::polygon);
            default ->
                throw new InvalidVolumeException(
                        "geometry.type",
                        "expected Point, LineString, Polygon or one of them with Multi before it, found "
                                + Quoted.of(type));
        }
        return of.shapes;
    }

    private interface Part {
        void add(String path, Coordinates coordinates);
    }

    private static final class Builder {
        private final FeatureProperties properties;
        private final List<Shape> shapes = new ArrayList<>();

        Builder(FeatureProperties properties) {
            this.properties = properties;
        }

        void each(Coordinates coordinates, Part part) {
            var parts = several("coordinates", coordinates);
            if (parts.isEmpty()) {
                throw fault("coordinates", "expected at least one part, found none");
            }
            for (int i = 0; i < parts.size(); i++) {
                part.add("coordinates[" + i + "]", parts.get(i));
            }
        }

        void point(String path, Coordinates coordinates) {
            properties.refuse("width", properties.width(), "a point");
            if (!(coordinates instanceof Position(var place))) {
                throw fault(path, "expected a position, found a list of lists or an empty one");
            }
            if (properties.radius().isPresent() == properties.uncertainty().isPresent()) {
                throw new InvalidVolumeException(
                        "properties",
                        "expected a radius for a circle or an uncertainty for a point, such as \"2 NM\", found "
                                + (properties.radius().isPresent() ? "both" : "neither"));
            }
            shapes.add(named(
                    path,
                    "",
                    () -> properties.radius().isPresent()
                            ? new Circle(place, properties.radius().get())
                            : new Point(place, properties.uncertainty().orElseThrow())));
        }

        void corridor(String path, Coordinates coordinates) {
            properties.refuse("radius", properties.radius(), "a line");
            properties.refuse("uncertainty", properties.uncertainty(), "a line");
            var places = positions(path, coordinates);
            if (properties.width().isEmpty()) {
                throw new InvalidVolumeException("properties.width", "is missing: from side to side, such as \"4 NM\"");
            }
            shapes.add(named(
                    path, "path", () -> new Corridor(places, properties.width().get())));
        }

        void polygon(String path, Coordinates coordinates) {
            properties.refuse("radius", properties.radius(), "a polygon");
            properties.refuse("width", properties.width(), "a polygon");
            properties.refuse("uncertainty", properties.uncertainty(), "a polygon");
            var rings = several(path, coordinates);
            if (rings.size() > 1) {
                throw fault(path + "[1]", "expected no hole: leave it out, or state the area around it in pieces");
            }
            if (rings.isEmpty()) {
                throw fault(path, "expected a ring, found none");
            }
            var ring = positions(path + "[0]", rings.getFirst());
            if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
                throw fault(
                        path + "[0]",
                        "expected four positions or more, the last as the first, found " + ring.size()
                                + (ring.size() < 4 ? "" : " and an open ring"));
            }
            shapes.add(named(path + "[0]", "ring", () -> new Polygon(ring.subList(0, ring.size() - 1))));
        }

        private static Shape named(String path, String vertices, Supplier<Shape> shape) {
            try {
                return shape.get();
            } catch (InvalidVolumeException e) {
                var ofVertices = !vertices.isEmpty() && e.field().startsWith(vertices);
                throw ofVertices
                        ? new InvalidVolumeException(
                                "geometry." + path + e.field().substring(vertices.length()),
                                e.reason().replace(vertices + "[", path + "["))
                        : e.under("properties");
            }
        }

        private static List<LatLon> positions(String path, Coordinates coordinates) {
            var parts = several(path, coordinates);
            var places = new ArrayList<LatLon>(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                if (!(parts.get(i) instanceof Position(var place))) {
                    throw fault(path + "[" + i + "]", "expected a position, found a list of lists or an empty one");
                }
                places.add(place);
            }
            return places;
        }

        private static List<Coordinates> several(String path, Coordinates coordinates) {
            return switch (coordinates) {
                case Several(var parts) -> parts;
                case Position position -> throw fault(path, "expected a list of lists, found one position");
            };
        }

        private static InvalidVolumeException fault(String path, String reason) {
            return new InvalidVolumeException("geometry." + path, reason);
        }
    }
}
