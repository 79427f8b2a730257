package org.gilavar.airspace;

import java.util.Arrays;
import java.util.Optional;

/**
 * The units aviation states lengths in, each an exact number of metres.
 *
 * <p>The international foot is 0.3048 m (1959 yard and pound agreement), the international nautical
 * mile 1852 m (ICAO Annex 5).
 */
public enum LengthUnit {
    /** The metre. */
    METRE("m", 1),
    /** A thousand metres. */
    KILOMETRE("km", 1000),
    /** The international nautical mile. */
    NAUTICAL_MILE("NM", 1852),
    /** The international foot. */
    FOOT("ft", 0.3048);

    private final String symbol;
    private final double metres;

    LengthUnit(String symbol, double metres) {
        this.symbol = symbol;
        this.metres = metres;
    }

    /** The symbol as written after a number: {@code m}, {@code km}, {@code NM}, {@code ft}. */
    public String symbol() {
        return symbol;
    }

    /** Metres in one of this unit. */
    public double metres() {
        return metres;
    }

    static Optional<LengthUnit> ofSymbol(String text) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equalsIgnoreCase(text))
                .findFirst();
    }
}
