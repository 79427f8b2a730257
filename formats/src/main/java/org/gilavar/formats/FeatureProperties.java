package org.gilavar.formats;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.jspecify.annotations.Nullable;

/** What the properties of a GeoJSON feature say of its volume; the others are left alone. */
record FeatureProperties(
        Optional<String> id,
        Optional<Length> radius,
        Optional<Length> width,
        Optional<Length> uncertainty,
        Optional<Altitude> lower,
        Optional<Altitude> upper,
        Optional<Instant> start,
        Optional<Instant> end) {
    static final FeatureProperties NONE = new FeatureProperties(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Those that bound a volume: misspelt, they would bound it elsewhere. */
    private static final Set<String> BOUNDS =
            Set.of("radius", "width", "uncertainty", "lower", "upper", "start", "end");

    static FeatureProperties read(JsonCursor json) {
        json.enterObject();
        @Nullable String id = null;
        @Nullable Length radius = null;
        @Nullable Length width = null;
        @Nullable Length uncertainty = null;
        @Nullable Altitude lower = null;
        @Nullable Altitude upper = null;
        @Nullable Instant start = null;
        @Nullable Instant end = null;
        while (json.nextMember()) {
            if (json.isNull()) {
                continue;
            }
            switch (json.name()) {
                case "id" -> id = json.textOrWholeNumber();
                case "radius" -> radius = length(json);
                case "width" -> width = length(json);
                case "uncertainty" -> uncertainty = length(json);
                case "lower" -> lower = altitude(json);
                case "upper" -> upper = altitude(json);
                case "start" -> start = Times.read(json);
                case "end" -> end = Times.read(json);
                default -> {
                    refuseNearMiss(json);
                    json.skip();
                }
            }
        }
        return new FeatureProperties(
                Optional.ofNullable(id),
                Optional.ofNullable(radius),
                Optional.ofNullable(width),
                Optional.ofNullable(uncertainty),
                Optional.ofNullable(lower),
                Optional.ofNullable(upper),
                Optional.ofNullable(start),
                Optional.ofNullable(end));
    }

    List<AltitudeBand> bands() {
        return named(() -> Levels.between(lower, upper));
    }

    TimeWindow window() {
        return named(() -> Times.window(start, end));
    }

    private static <T> T named(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidVolumeException e) {
            throw e.under("properties");
        }
    }

    /** A length that would be left out is a volume too small. */
    void refuse(String name, Optional<Length> value, String of) {
        if (value.isPresent()) {
            throw new InvalidVolumeException(
                    "properties." + name, "expected none for " + of + ", found " + value.get());
        }
    }

    private static Length length(JsonCursor json) {
        return json.parsed(Length::parse, "\"5 NM\"");
    }

    private static Altitude altitude(JsonCursor json) {
        return json.parsed(Altitude::parse, "\"FL240\" or \"1500 m AGL\"");
    }

    private static void refuseNearMiss(JsonCursor json) {
        var lowered = json.name().toLowerCase(Locale.ROOT);
        if (BOUNDS.contains(lowered)) {
            throw json.fault("", "expected to be written \"" + lowered + "\"");
        }
    }
}
