package org.gilavar.airspace;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A height that names its datum.
 *
 * <p>A flight level is held as feet of pressure altitude: {@code FL240} is 24,000 ft on
 * {@link Datum#FL}. So value times unit is a length above the datum for every datum, and only reading
 * and printing know about hundreds of feet. Immutable.
 *
 * @param value how many, finite; for {@link Datum#FL} feet, not hundreds
 * @param unit of what; always {@link LengthUnit#FOOT} for {@link Datum#FL}
 * @param datum measured from where
 */
public record Altitude(double value, LengthUnit unit, Datum datum) {
    /** The ground or water below: 0 ft AGL, written {@code SFC}. */
    public static final Altitude SURFACE = new Altitude(0, LengthUnit.FOOT, Datum.AGL);

    private static final int FEET_PER_LEVEL_EXPONENT = 2;
    private static final Pattern LEVEL = Pattern.compile("FL\\s*" + Length.NUMBER, Pattern.CASE_INSENSITIVE);
    private static final Pattern HEIGHT = Pattern.compile(Length.NUMBER + "\\s*([A-Za-z]+)\\s+([A-Za-z0-9-]+)");

    /** Throws {@link InvalidVolumeException} when not finite, or a flight level not in feet. */
    public Altitude {
        if (!Double.isFinite(value)) {
            throw new InvalidVolumeException("", "expected a finite altitude, found " + value);
        }
        if (datum == Datum.FL && unit != LengthUnit.FOOT) {
            throw new InvalidVolumeException("", "expected a flight level in feet, found " + unit.symbol());
        }
        value += 0.0;
    }

    /** An altitude of {@code height} above {@code datum}. */
    public static Altitude of(Length height, Datum datum) {
        return new Altitude(height.value(), height.unit(), datum);
    }

    /** Flight level {@code level}, in hundreds of feet: 240 is {@code FL240}. */
    public static Altitude flightLevel(double level) {
        if (!Double.isFinite(level)) {
            throw new InvalidVolumeException("", "expected a finite flight level, found " + level);
        }
        return ofLevel(BigDecimal.valueOf(level));
    }

    /**
     * Reads {@code FL240}, {@code 24000 ft AMSL}, {@code 1500 m AGL}, {@code 7000 m WGS-84} or
     * {@code SFC}; words in any case. Neither unit nor datum is ever guessed.
     */
    public static Altitude parse(String text) {
        var trimmed = text.strip();
        if (trimmed.equalsIgnoreCase("SFC")) {
            return SURFACE;
        }
        var level = LEVEL.matcher(trimmed);
        if (level.matches()) {
            return ofLevel(new BigDecimal(level.group(1)));
        }
        var height = HEIGHT.matcher(trimmed);
        if (height.matches()) {
            var unit = LengthUnit.ofSymbol(height.group(2));
            var datum = datum(height.group(3));
            if (unit.isPresent() && datum.isPresent()) {
                return new Altitude(Double.parseDouble(height.group(1)), unit.get(), datum.get());
            }
        }
        throw new InvalidVolumeException(
                "",
                "expected a level, a height with unit and datum (AMSL, AGL or WGS-84), or SFC,"
                        + " such as \"FL240\" or \"1500 m AGL\", found " + Length.quoted(text));
    }

    /** Metres above this altitude's own datum. */
    public double metres() {
        return value * unit.metres();
    }

    /** This altitude raised by {@code climb} (lowered when negative), in the same unit on the same datum. */
    public Altitude plus(Length climb) {
        var units = climb.unit() == unit ? climb.value() : climb.metres() / unit.metres();
        return new Altitude(withoutNoise(value + units), unit, datum);
    }

    /** This altitude as {@link #parse} reads it. */
    @Override
    public String toString() {
        if (equals(SURFACE)) {
            return "SFC";
        }
        if (datum != Datum.FL) {
            return Length.plain(value) + " " + unit.symbol() + " " + datum.label();
        }
        var level = Length.decimal(value).movePointLeft(FEET_PER_LEVEL_EXPONENT).stripTrailingZeros();
        return level.signum() >= 0 && level.scale() <= 0
                ? String.format(Locale.ROOT, "FL%03d", level.toBigInteger())
                : "FL" + level.toPlainString();
    }

    private static Altitude ofLevel(BigDecimal level) {
        return new Altitude(level.movePointRight(FEET_PER_LEVEL_EXPONENT).doubleValue(), LengthUnit.FOOT, Datum.FL);
    }

    private static Optional<Datum> datum(String label) {
        return switch (label.toUpperCase(Locale.ROOT)) {
            case "AMSL" -> Optional.of(Datum.AMSL);
            case "AGL" -> Optional.of(Datum.AGL);
            case "WGS-84", "WGS84" -> Optional.of(Datum.WGS84);
            default -> Optional.empty();
        };
    }

    /** Sums of stated decimals stay decimals: a billionth of a unit is far below what anyone states. */
    private static double withoutNoise(double value) {
        return Math.abs(value) < 1e6 ? Math.rint(value * 1e9) / 1e9 : value;
    }
}
