package org.gilavar.airspace;

/** The levels within half a minimum of two bands. */
final class BandOverlap {
    private BandOverlap() {}

    static AltitudeBand of(AltitudeBand a, AltitudeBand b, Length minimum, DatumBounds bounds) {
        var datum = a.lower().datum();
        boolean direct = datum.comparesDirectly()
                && datum == a.upper().datum()
                && datum == b.lower().datum()
                && datum == b.upper().datum();
        var lowerA = direct ? a.lower() : amsl(bounds.lowest(a.lower()));
        var lowerB = direct ? b.lower() : amsl(bounds.lowest(b.lower()));
        var upperA = direct ? a.upper() : amsl(bounds.highest(a.upper()));
        var upperB = direct ? b.upper() : amsl(bounds.highest(b.upper()));

        var half = new Length(minimum.value() / 2, minimum.unit());
        var lower = lowered(lowerA.metres() > lowerB.metres() ? lowerA : lowerB, half);
        var upper = raised(upperA.metres() < upperB.metres() ? upperA : upperB, half);
        // bands that share a level only after rounding, and one upside down within these bounds, are still levels
        return lower.metres() <= upper.metres() ? new AltitudeBand(lower, upper) : new AltitudeBand(upper, lower);
    }

    private static Altitude lowered(Altitude altitude, Length half) {
        return outward(altitude.plus(new Length(-half.value(), half.unit())), -1);
    }

    private static Altitude raised(Altitude altitude, Length half) {
        return outward(altitude.plus(half), 1);
    }

    /** To a thousandth of the unit, down or up; a millionth is noise and does not count. */
    private static Altitude outward(Altitude altitude, int direction) {
        double thousandths = Math.floor(altitude.value() * -direction * 1000 + 1e-3) / -direction;
        return new Altitude(thousandths / 1000, altitude.unit(), altitude.datum());
    }

    private static Altitude amsl(double metres) {
        return new Altitude(metres, LengthUnit.METRE, Datum.AMSL);
    }
}
