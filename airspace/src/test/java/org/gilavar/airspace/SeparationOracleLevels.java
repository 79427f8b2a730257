package org.gilavar.airspace;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The vertical gap in decimals, as people state levels: nothing is lost before the rounding that is promised. */
final class SeparationOracleLevels {
    private static final BigDecimal HALF_MILLIMETRE = new BigDecimal("0.0005");
    private static final BigDecimal NOISE = new BigDecimal("1e-9");

    private SeparationOracleLevels() {}

    /** How far apart the bands are at least, whatever the surfaces they are measured from, metres. */
    static BigDecimal gap(SeparationOraclePair pair) {
        var a = pair.a().altitude();
        var b = pair.b().altitude();
        var bOverA = least(a.upper(), b.lower(), pair.bounds());
        var aOverB = least(b.upper(), a.lower(), pair.bounds());
        return bOverA.max(aOverB).max(BigDecimal.ZERO);
    }

    static BigDecimal toTheMillimetre(BigDecimal metres) {
        return metres.setScale(3, RoundingMode.HALF_UP);
    }

    static boolean tooClose(SeparationOraclePair pair) {
        var gap = toTheMillimetre(gap(pair));
        return gap.signum() == 0
                || gap.compareTo(toTheMillimetre(metres(pair.separation().vertical()))) < 0;
    }

    /** Half a millimetre may be rounded either way. */
    static boolean couldRoundEitherWay(SeparationOraclePair pair) {
        var rest = gap(pair).remainder(HALF_MILLIMETRE.add(HALF_MILLIMETRE));
        return rest.subtract(HALF_MILLIMETRE).abs().compareTo(NOISE) < 0;
    }

    /** From the highest that {@code below} can be to the lowest that {@code above} can be. */
    private static BigDecimal least(Altitude below, Altitude above, DatumBounds bounds) {
        if (below.datum() == above.datum() && below.datum() != Datum.AGL) {
            return metres(above).subtract(metres(below));
        }
        return metres(above)
                .add(lowest(above.datum(), bounds))
                .subtract(metres(below).add(highest(below.datum(), bounds)));
    }

    /** The least height above mean sea level of what altitudes on {@code datum} are measured from. */
    static BigDecimal lowest(Datum datum, DatumBounds bounds) {
        return switch (datum) {
            case AMSL -> BigDecimal.ZERO;
            case AGL -> BigDecimal.valueOf(bounds.terrainLow());
            case FL -> BigDecimal.valueOf(bounds.pressureLow());
            // the ellipsoid lies as far below the geoid as the geoid lies above it
            case WGS84 -> BigDecimal.valueOf(bounds.geoidHigh()).negate();
        };
    }

    static BigDecimal highest(Datum datum, DatumBounds bounds) {
        return switch (datum) {
            case AMSL -> BigDecimal.ZERO;
            case AGL -> BigDecimal.valueOf(bounds.terrainHigh());
            case FL -> BigDecimal.valueOf(bounds.pressureHigh());
            case WGS84 -> BigDecimal.valueOf(bounds.geoidLow()).negate();
        };
    }

    static BigDecimal metres(Altitude altitude) {
        return metres(new Length(altitude.value(), altitude.unit()));
    }

    static BigDecimal metres(Length length) {
        return BigDecimal.valueOf(length.value())
                .multiply(
                        switch (length.unit()) {
                            case METRE -> BigDecimal.ONE;
                            case KILOMETRE -> new BigDecimal(1000);
                            case NAUTICAL_MILE -> new BigDecimal(1852);
                            case FOOT -> new BigDecimal("0.3048");
                        });
    }
}
