package org.gilavar.phrase;

import java.util.List;
import java.util.Locale;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LengthUnit;
import org.gilavar.mechanism.item.InvalidItemException;

/** Whole flight levels, or whole feet or metres above what is named: {@code FL240}, {@code 1500 m AGL}, {@code SFC}. */
final class LevelForm implements Form {

    private static final int MOST_LEVEL = 999;

    private static final int FEET_PER_LEVEL = 100;

    /** Below the lowest shore on Earth, that of the Dead Sea, in metres. */
    private static final int LEAST_METRES = -450;

    /** Above whatever flies on wings, in metres. */
    private static final int MOST_METRES = 30_000;

    @Override
    public String expected() {
        return "a level, FL000 to FL999, or whole feet or metres with their datum, such as FL240 or 1500 m AGL";
    }

    @Override
    public String canonical(String field, String typed) {
        Altitude altitude;
        try {
            altitude = Altitude.parse(typed);
        } catch (InvalidVolumeException e) {
            throw unreadable(field, typed);
        }
        if (!isSayable(altitude)) {
            throw unreadable(field, typed);
        }
        double metres = altitude.metres();
        double least = altitude.datum() == Datum.AGL ? 0 : LEAST_METRES;
        if (altitude.datum() != Datum.FL && (metres < least || metres > MOST_METRES)) {
            throw new InvalidItemException(
                    field,
                    String.format(Locale.ROOT, "expected from %.0f to %d m, found %s", least, MOST_METRES, altitude));
        }
        return altitude.toString();
    }

    private static boolean isSayable(Altitude altitude) {
        double value = altitude.value();
        if (altitude.datum() == Datum.FL) {
            return value >= 0 && value <= MOST_LEVEL * FEET_PER_LEVEL && value % FEET_PER_LEVEL == 0;
        }
        boolean inUse = altitude.unit() == LengthUnit.FOOT || altitude.unit() == LengthUnit.METRE;
        return inUse && value == Math.rint(value);
    }

    @Override
    public Shown shown(String canonical) {
        Altitude altitude = Altitude.parse(canonical);
        if (altitude.datum() == Datum.FL || altitude.equals(Altitude.SURFACE)) {
            return Shown.bare(canonical);
        }
        return new Shown(
                Long.toString((long) altitude.value()),
                List.of(altitude.unit() == LengthUnit.FOOT ? Word.FEET : Word.METRES, above(altitude.datum())));
    }

    private static Word above(Datum datum) {
        return switch (datum) {
            case AMSL -> Word.ABOVE_SEA;
            case AGL -> Word.ABOVE_GROUND;
            case WGS84 -> Word.ABOVE_ELLIPSOID;
            case FL -> throw new IllegalArgumentException("a flight level is named, not measured");
        };
    }
}
