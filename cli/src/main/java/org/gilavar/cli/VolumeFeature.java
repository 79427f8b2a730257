package org.gilavar.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/** A volume as the GeoJSON feature it would be read from. */
final class VolumeFeature {
    private VolumeFeature() {}

    /** The feature, with these properties before its own. */
    static Map<String, Object> of(Volume volume, Map<String, Object> first) {
        var properties = new LinkedHashMap<>(first);
        var geometry = geometry(volume.shape(), properties);
        properties.put("lower", volume.altitude().lower().toString());
        properties.put("upper", volume.altitude().upper().toString());
        properties.put("start", volume.window().start().toString());
        properties.put("end", volume.window().end().toString());
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("geometry", geometry);
        feature.put("properties", properties);
        return feature;
    }

    private static Map<String, Object> geometry(Shape shape, Map<String, Object> properties) {
        return switch (shape) {
            case Circle(var centre, var radius) -> {
                properties.put("radius", radius.toString());
                yield geometry("Point", position(centre));
            }
            case Point(var position, var uncertainty) -> {
                properties.put("uncertainty", uncertainty.toString());
                yield geometry("Point", position(position));
            }
            case Corridor(var path, var width) -> {
                properties.put("width", width.toString());
                yield geometry("LineString", positions(path.stream()));
            }
            case Polygon(var ring) ->
                geometry("Polygon", List.of(positions(Stream.concat(ring.stream(), Stream.of(ring.getFirst())))));
        };
    }

    private static Map<String, Object> geometry(String type, Object coordinates) {
        var geometry = new LinkedHashMap<String, Object>();
        geometry.put("type", type);
        geometry.put("coordinates", coordinates);
        return geometry;
    }

    private static List<List<Double>> positions(Stream<LatLon> places) {
        return places.map(VolumeFeature::position).toList();
    }

    private static List<Double> position(LatLon place) {
        return List.of(place.lon(), place.lat());
    }
}
