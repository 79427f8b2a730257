package org.gilavar.formats;

import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.LengthUnit;
import org.gilavar.airspace.Limits;

/** Bands whose ends may be open: an open end reaches as far as a volume can. */
final class Levels {
    private static final Altitude HIGHEST_LEVEL = Altitude.flightLevel(660);

    private Levels() {}

    /**
     * What lies between the two, usually one band.
     *
     * <p>Upward from a flight level takes two: flight levels to the highest there is, and from the least height that may
     * be to the top of everything.
     */
    static List<AltitudeBand> between(Optional<Altitude> lower, Optional<Altitude> upper) {
        if (lower.isPresent() && upper.isEmpty() && lower.get().datum() == Datum.FL) {
            var beyond = Altitude.of(Length.metres(DatumBounds.GLOBAL.lowest(HIGHEST_LEVEL)), Datum.AMSL);
            return List.of(new AltitudeBand(lower.get(), HIGHEST_LEVEL), new AltitudeBand(beyond, highest(Datum.AMSL)));
        }
        var datum = lower.or(() -> upper).map(Altitude::datum).orElse(Datum.AMSL);
        return List.of(new AltitudeBand(lower.orElseGet(() -> lowest(datum)), upper.orElseGet(() -> highest(datum))));
    }

    private static Altitude lowest(Datum datum) {
        // a flight level is held in feet; rounded up, to stay within the limit
        return datum == Datum.FL
                ? new Altitude(Math.ceil(Limits.MIN_ALTITUDE_METRES / LengthUnit.FOOT.metres()), LengthUnit.FOOT, datum)
                : Altitude.of(Length.metres(Limits.MIN_ALTITUDE_METRES), datum);
    }

    private static Altitude highest(Datum datum) {
        return Altitude.of(Length.metres(Limits.MAX_ALTITUDE_METRES), datum);
    }
}
