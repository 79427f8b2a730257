package org.gilavar.bench;

import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;

/**
 * A band of altitudes in metres, so that two can be compared as the detector does with nothing left to look up.
 *
 * @param lower on its own datum
 * @param lowest the least the lower altitude can be above mean sea level
 * @param upper on its own datum
 * @param highest the most the upper altitude can be above mean sea level
 */
record Levels(Datum lowerDatum, double lower, double lowest, Datum upperDatum, double upper, double highest) {

    static Levels of(AltitudeBand band, DatumBounds bounds) {
        var lower = band.lower();
        var upper = band.upper();
        return new Levels(
                lower.datum(),
                lower.metres(),
                bounds.lowest(lower),
                upper.datum(),
                upper.metres(),
                bounds.highest(upper));
    }

    /** Whether the two come closer than a minimum, in whole millimetres. */
    boolean near(Levels other, long minimumMillimetres) {
        long gap = Math.round(Math.max(0, Math.max(climbTo(other), other.climbTo(this))) * 1000);
        return gap == 0 || gap < minimumMillimetres;
    }

    private double climbTo(Levels above) {
        return upperDatum == above.lowerDatum && upperDatum != Datum.AGL ? above.lower - upper : above.lowest - highest;
    }
}
