package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Volume;
import org.jspecify.annotations.Nullable;

/** One object that makes one record: a GeoJSON feature, or an id with volumes of ASTM F3548-21. */
final class JsonRecord {
    private final JsonCursor json;
    private final long line;

    private @Nullable String type;
    private @Nullable String id;
    private @Nullable Geometry geometry;
    private @Nullable List<Volume> volumes;
    private FeatureProperties properties = FeatureProperties.NONE;

    /** About to read the members of the current value. */
    JsonRecord(JsonCursor json) {
        this.json = json;
        this.line = json.line();
        json.enterObject();
    }

    /** Reads the current value whole. */
    static void read(JsonCursor json, Intake intake) {
        var record = new JsonRecord(json);
        while (json.nextMember()) {
            record.member();
        }
        record.finish(intake);
    }

    /** Reads the current member. */
    void member() {
        switch (json.name()) {
            case "type" -> type = json.text();
            case "id" -> id = json.textOrWholeNumber();
            case "volumes" -> volumes = UtmVolume.list(json);
            case "geometry" -> geometry = json.isNull() ? null : Geometry.read(json);
            case "properties" -> properties = json.isNull() ? FeatureProperties.NONE : FeatureProperties.read(json);
            default -> json.skip();
        }
    }

    boolean isOfType(String expected) {
        return expected.equals(type);
    }

    /** All members having been read, what they make. */
    void finish(Intake intake) {
        if (volumes != null) {
            intake.take(line, path("id"), required("id", id), volumes);
            return;
        }
        if (!isOfType("Feature")) {
            throw fault(
                    "type",
                    type == null
                            ? "is missing: expected a GeoJSON feature, or an object with id and volumes"
                            : "expected \"Feature\", found " + Quoted.of(type));
        }
        var name = id;
        if (name == null) {
            name = properties.id().orElseThrow(() -> fault("properties.id", "is missing"));
        } else if (!properties.id().orElse(name).equals(name)) {
            throw fault("properties.id", "expected the id of the feature, " + Quoted.of(name) + ", or none");
        }
        intake.take(line, path("id"), name, feature(required("geometry", geometry)));
    }

    private List<Volume> feature(Geometry where) {
        try {
            var bands = properties.bands();
            var window = properties.window();
            var made = new ArrayList<Volume>();
            for (var shape : where.shapes(properties)) {
                bands.forEach(band -> made.add(new Volume(shape, band, window)));
            }
            return made;
        } catch (InvalidVolumeException e) {
            throw fault(e.field().replaceFirst("^altitude\\.", "properties."), e.reason());
        }
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw fault(field, "is missing");
        }
        return value;
    }

    RefusedException fault(String field, String reason) {
        return new RefusedException(line, path(field), reason);
    }

    private String path(String field) {
        return JsonCursor.join(json.path(), field);
    }
}
