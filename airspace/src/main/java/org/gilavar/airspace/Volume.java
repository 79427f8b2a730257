package org.gilavar.airspace;

import java.time.Duration;

/**
 * A shape, between two altitudes, for a time: what someone intends to use.
 *
 * <p>Immutable.
 *
 * @param shape where on the ground
 * @param altitude between which levels, each from {@link Limits#MIN_ALTITUDE_METRES} to
 *     {@link Limits#MAX_ALTITUDE_METRES} on its own datum, flight levels to {@link Limits#MAX_LEVEL_METRES}
 * @param window when
 */
public record Volume(Shape shape, AltitudeBand altitude, TimeWindow window) {

    /** Throws {@link InvalidVolumeException} on {@code altitude.lower} or {@code altitude.upper} when out of range. */
    public Volume {
        check("altitude.lower", altitude.lower());
        check("altitude.upper", altitude.upper());
    }

    /** This volume {@code later}, or earlier when negative. */
    public Volume shifted(Duration later) {
        return new Volume(shape, altitude, window.shifted(later));
    }

    /** This volume raised by {@code climb}, lowered when negative. */
    public Volume climbed(Length climb) {
        return new Volume(shape, altitude.shifted(climb), window);
    }

    private static void check(String field, Altitude altitude) {
        double highest = altitude.datum() == Datum.FL ? Limits.MAX_LEVEL_METRES : Limits.MAX_ALTITUDE_METRES;
        if (altitude.metres() < Limits.MIN_ALTITUDE_METRES || altitude.metres() > highest) {
            throw new InvalidVolumeException(
                    field,
                    "expected from " + Length.metres(Limits.MIN_ALTITUDE_METRES) + " to "
                            + (altitude.datum() == Datum.FL ? "FL660" : Length.metres(highest)) + ", found "
                            + altitude);
        }
    }
}
