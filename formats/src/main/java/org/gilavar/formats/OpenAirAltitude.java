package org.gilavar.formats;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LengthUnit;

/** Altitudes as OpenAir files write them. A unit or a datum that is left out is not guessed. */
final class OpenAirAltitude {
    private static final Pattern LEVEL = Pattern.compile("FL\\s*(\\d{1,4})");
    private static final Pattern HEIGHT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,15})?)\\s*(FT|M(?!SL))?\\s*([A-Z]*)");

    private OpenAirAltitude() {}

    /** {@code GND}, {@code FL65}, {@code 1500ft AGL}, {@code 900m MSL}; throws {@link InvalidVolumeException}. */
    static Optional<Altitude> floor(String text) {
        var altitude = parse(text);
        if (altitude.isEmpty()) {
            throw new InvalidVolumeException("", "expected a lowest altitude, found " + Quoted.of(text));
        }
        return altitude;
    }

    /** The same, or {@code UNL}, which is none. */
    static Optional<Altitude> ceiling(String text) {
        return parse(text);
    }

    private static Optional<Altitude> parse(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        switch (upper) {
            case "GND", "SFC" -> {
                return Optional.of(Altitude.SURFACE);
            }
            case "UNL", "UNLIM", "UNLIMITED", "UNLTD" -> {
                return Optional.empty();
            }
            default -> {}
        }
        var level = LEVEL.matcher(upper);
        if (level.matches()) {
            return Optional.of(Altitude.flightLevel(Integer.parseInt(level.group(1))));
        }
        var height = HEIGHT.matcher(upper);
        if (!height.matches()) {
            throw expected("expected an altitude such as FL65, 1500ft AGL, 900m MSL, GND or UNL", text);
        }
        double value = Double.parseDouble(height.group(1));
        if (height.group(2) == null && value != 0) {
            throw expected("expected a unit, ft or m, behind the number", text);
        }
        return Optional.of(of(
                value, "M".equals(height.group(2)) ? LengthUnit.METRE : LengthUnit.FOOT, datum(height.group(3), text)));
    }

    private static Altitude of(double value, LengthUnit unit, Datum datum) {
        // pressure altitude is held in feet
        return datum == Datum.FL
                ? new Altitude(value * unit.metres() / LengthUnit.FOOT.metres(), LengthUnit.FOOT, datum)
                : new Altitude(value, unit, datum);
    }

    private static Datum datum(String reference, String text) {
        return switch (reference) {
            case "AMSL", "MSL", "ALT" -> Datum.AMSL;
            case "AGL", "GND", "SFC", "ASFC" -> Datum.AGL;
            case "STD" -> Datum.FL;
            default -> throw expected("expected what it is above, AMSL, MSL, AGL or STD", text);
        };
    }

    private static InvalidVolumeException expected(String what, String text) {
        return new InvalidVolumeException("", what + ", found " + Quoted.of(text));
    }
}
