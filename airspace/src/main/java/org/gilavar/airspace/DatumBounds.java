package org.gilavar.airspace;

/**
 * How far the surfaces altitudes are measured from can be from mean sea level.
 *
 * <p>These turn any altitude into an interval above mean sea level that is sure to hold it. Two
 * altitudes of different datums are then as close as their intervals are, which may report a conflict
 * that is none but never misses one within the bounds. Metres throughout, immutable.
 *
 * @param terrainLow lowest ground or water, above mean sea level
 * @param terrainHigh highest ground
 * @param geoidLow lowest mean sea level, above the WGS-84 ellipsoid
 * @param geoidHigh highest mean sea level, above the WGS-84 ellipsoid
 * @param pressureLow least by which the true height above mean sea level exceeds the pressure altitude;
 *     negative, as in cold or low-pressure air the true height is less
 * @param pressureHigh most by which the true height exceeds the pressure altitude
 */
public record DatumBounds(
        double terrainLow,
        double terrainHigh,
        double geoidLow,
        double geoidHigh,
        double pressureLow,
        double pressureHigh) {

    /**
     * What holds everywhere on Earth, in all recorded weather, up to {@code FL660}.
     *
     * <ul>
     *   <li>Terrain from the shore of the Dead Sea, sinking past -430 m, to Sagarmatha/Qomolangma, 8848.86 m
     *       (joint survey of Nepal and China, 2020).
     *   <li>Geoid from -107 m south of India to +86 m at New Guinea, EGM96 (Lemoine et al. 1998,
     *       NASA/TP-1998-206861) rounded outward.
     *   <li>Pressure, at sea level: 870 hPa (typhoon Tip, 12 October 1979) to 1089.4 hPa (Tosontsengel, 30
     *       December 2004), both from the WMO archive of weather extremes, stand at +1267 m and -616 m in
     *       the standard atmosphere (ICAO Doc 7488). Temperature: a height is off by 4 % for every 10 °C
     *       the air below it is off standard (ICAO Doc 8168); taking 30 °C colder to 15 °C warmer, at
     *       20.1 km -2414 m to +1207 m. The sums, rounded outward, although no weather has both.
     * </ul>
     */
    public static final DatumBounds GLOBAL = new DatumBounds(-450, 8_850, -107, 86, -3_700, 1_900);

    /** Throws {@link InvalidVolumeException} on the lower of a pair not finite or not in order. */
    public DatumBounds {
        check("terrainLow", terrainLow, terrainHigh);
        check("geoidLow", geoidLow, geoidHigh);
        check("pressureLow", pressureLow, pressureHigh);
    }

    /** These bounds for an area of responsibility whose ground lies between two heights, metres AMSL. */
    public DatumBounds withTerrain(double low, double high) {
        return new DatumBounds(low, high, geoidLow, geoidHigh, pressureLow, pressureHigh);
    }

    /** These bounds for a time and place whose weather keeps pressure altitude this close, metres. */
    public DatumBounds withPressure(double low, double high) {
        return new DatumBounds(terrainLow, terrainHigh, geoidLow, geoidHigh, low, high);
    }

    /** The least this altitude can be, metres above mean sea level. */
    public double lowest(Altitude altitude) {
        return altitude.metres()
                + switch (altitude.datum()) {
                    case AMSL -> 0;
                    case AGL -> terrainLow;
                    case FL -> pressureLow;
                    case WGS84 -> -geoidHigh;
                };
    }

    /** The most this altitude can be, metres above mean sea level. */
    public double highest(Altitude altitude) {
        return altitude.metres()
                + switch (altitude.datum()) {
                    case AMSL -> 0;
                    case AGL -> terrainHigh;
                    case FL -> pressureHigh;
                    case WGS84 -> -geoidLow;
                };
    }

    /** The least {@code to} can be above {@code from}, metres; negative when it may be below. */
    double climb(Altitude from, Altitude to) {
        return from.datum() == to.datum() && from.datum().comparesDirectly()
                ? to.metres() - from.metres()
                : lowest(to) - highest(from);
    }

    private static void check(String field, double low, double high) {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new InvalidVolumeException(
                    field, "expected finite and no more than the upper bound " + high + ", found " + low);
        }
    }
}
