package org.gilavar.airspace;

import java.util.List;

/**
 * What a band's two levels are figures of, in one small number: its datum where it has one, else mean sea level as wide
 * as the {@link DatumBounds} demand.
 *
 * <p>Two bands on one datum that compares directly are compared as stated; all others above mean sea level.
 */
final class LevelScale {
    private static final List<Datum> DATUMS = List.of(Datum.values());

    /** Bands on two datums, as intervals above mean sea level. */
    private static final int MIXED = DATUMS.size();

    static final int COUNT = MIXED + 1;

    private LevelScale() {}

    static int of(AltitudeBand band) {
        var datum = band.lower().datum();
        return datum == band.upper().datum() ? of(datum) : MIXED;
    }

    static int of(Datum datum) {
        return DATUMS.indexOf(datum);
    }

    static boolean isOfOneDatum(int scale) {
        return scale != MIXED;
    }

    static double lower(AltitudeBand band, int scale, DatumBounds bounds) {
        return scale == MIXED ? bounds.lowest(band.lower()) : band.lower().metres();
    }

    static double upper(AltitudeBand band, int scale, DatumBounds bounds) {
        return scale == MIXED ? bounds.highest(band.upper()) : band.upper().metres();
    }

    /** Whether figures of the two scales compare as they stand. */
    static boolean compareDirectly(int one, int other) {
        return one == other && one != MIXED && DATUMS.get(one).comparesDirectly();
    }

    /** What a figure's least height above mean sea level exceeds it by. */
    static double leastAbove(int scale, DatumBounds bounds) {
        return scale == MIXED ? 0 : bounds.lowest(zero(scale));
    }

    /** What a figure's greatest height above mean sea level exceeds it by. */
    static double mostAbove(int scale, DatumBounds bounds) {
        return scale == MIXED ? 0 : bounds.highest(zero(scale));
    }

    private static Altitude zero(int scale) {
        return new Altitude(0, LengthUnit.FOOT, DATUMS.get(scale));
    }
}
