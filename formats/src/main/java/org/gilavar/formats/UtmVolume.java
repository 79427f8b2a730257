package org.gilavar.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Volume4D} of ASTM F3548-21, by the names of its interface file.
 *
 * <p>A time or an altitude that is absent does not bound the volume. A member that is not in the interface file is
 * refused: misspelt, it would leave the volume bounded otherwise than meant.
 */
final class UtmVolume {
    /** What the airspace calls a part of a volume, and where a {@code Volume4D} has it. */
    private static final Map<String, String> PATHS = Map.of(
            "lower", "volume.altitude_lower",
            "altitude.lower", "volume.altitude_lower",
            "altitude.upper", "volume.altitude_upper",
            "start", "time_start",
            "end", "time_end");

    private final JsonCursor json;

    private @Nullable Shape outline;
    private @Nullable Altitude lower;
    private @Nullable Altitude upper;
    private @Nullable Instant start;
    private @Nullable Instant end;

    private UtmVolume(JsonCursor json) {
        this.json = json;
    }

    static List<Volume> list(JsonCursor json) {
        json.enterArray();
        var volumes = new ArrayList<Volume>();
        while (json.nextElement()) {
            volumes.addAll(new UtmVolume(json).read());
        }
        if (volumes.isEmpty()) {
            throw json.fault("", "expected at least one volume, found none");
        }
        return volumes;
    }

    private List<Volume> read() {
        boolean hasVolume = false;
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "volume" -> {
                    volume3d();
                    hasVolume = true;
                }
                case "time_start" -> start = UtmValues.time(json);
                case "time_end" -> end = UtmValues.time(json);
                default -> throw json.unknown("volume, time_start, time_end");
            }
        }
        if (!hasVolume) {
            throw json.fault("volume", "is missing");
        }
        var shape = json.required("volume", outline, "expected outline_circle or outline_polygon, found neither");
        try {
            var window = Times.window(Optional.ofNullable(start), Optional.ofNullable(end));
            return Levels.between(Optional.ofNullable(lower), Optional.ofNullable(upper)).stream()
                    .map(band -> new Volume(shape, band, window))
                    .toList();
        } catch (InvalidVolumeException e) {
            throw json.fault(PATHS.getOrDefault(e.field(), e.field()), e.reason());
        }
    }

    private void volume3d() {
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "outline_circle" -> outline(UtmValues.circle(json));
                case "outline_polygon" -> outline(UtmValues.polygon(json));
                case "altitude_lower" -> lower = UtmValues.altitude(json);
                case "altitude_upper" -> upper = UtmValues.altitude(json);
                default -> throw json.unknown("outline_circle, outline_polygon, altitude_lower, altitude_upper");
            }
        }
    }

    private void outline(Shape shape) {
        if (outline != null) {
            throw json.fault("", "expected one outline, found two");
        }
        outline = shape;
    }
}
