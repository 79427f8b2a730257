package org.gilavar.airspace;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A length in the unit it was stated in; negative for a descent.
 *
 * <p>The stated unit is kept so that people read back what they wrote; two lengths are equal as
 * records only when value and unit are. Immutable.
 *
 * @param value how many, finite
 * @param unit of what
 */
public record Length(double value, LengthUnit unit) {
    static final String NUMBER = "([+-]?\\d{1,400}(?:\\.\\d{1,400})?)";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\s*([A-Za-z]+)");

    /** Throws {@link InvalidVolumeException} when the value is not finite. */
    public Length {
        if (!Double.isFinite(value)) {
            throw new InvalidVolumeException("", "expected a finite length, found " + value);
        }
        value += 0.0;
    }

    /** A length in metres. */
    public static Length metres(double value) {
        return new Length(value, LengthUnit.METRE);
    }

    /** A length in feet. */
    public static Length feet(double value) {
        return new Length(value, LengthUnit.FOOT);
    }

    /** A length in nautical miles. */
    public static Length nauticalMiles(double value) {
        return new Length(value, LengthUnit.NAUTICAL_MILE);
    }

    /** A length in kilometres. */
    public static Length kilometres(double value) {
        return new Length(value, LengthUnit.KILOMETRE);
    }

    /**
     * Reads {@code 10 NM}, {@code 2000 ft}, {@code 55 km} or {@code 300 m}; the symbol in any case.
     *
     * <p>A bare number is refused: a unit is never guessed.
     */
    public static Length parse(String text) {
        var match = TEXT.matcher(text.strip());
        if (match.matches()) {
            var unit = LengthUnit.ofSymbol(match.group(2));
            if (unit.isPresent()) {
                return new Length(Double.parseDouble(match.group(1)), unit.get());
            }
        }
        throw new InvalidVolumeException(
                "", "expected a number and a unit (m, km, NM or ft) such as \"10 NM\", found " + quoted(text));
    }

    /** This length in metres. */
    public double metres() {
        return value * unit.metres();
    }

    /** This length as {@link #parse} reads it, {@code 10 NM}. */
    @Override
    public String toString() {
        return plain(value) + " " + unit.symbol();
    }

    /** The shortest decimal that reads back as the same double, without an exponent. */
    static String plain(double value) {
        return decimal(value).toPlainString();
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros();
    }

    /** Found text for an error message: quoted, and cut where it stops being helpful. */
    static String quoted(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }
}
