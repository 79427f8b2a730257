package org.gilavar.airspace;

import net.sf.geographiclib.Constants;

/**
 * Places along one geodesic of hundreds of kilometres, in earth-centred coordinates, without asking for a new object.
 *
 * <p>Bessel's auxiliary sphere, in vectors: (x/a, y/a, z/b) of a place on the ellipsoid is a place of the unit sphere in the same
 * longitude, at its reduced latitude. A geodesic becomes a great circle there once the longitudes along it are stretched; by
 * how much is the series of T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 23
 * (1975), 88–93, equation 11. How well the places fit is measured (OutlineTest).
 *
 * <p>Holds one geodesic at a time, up to {@link Limits#MAX_EDGE_METRES} long, and can hold another later. Not thread-safe.
 */
final class GreatArc {
    private static final double A = Constants.WGS84_a;
    private static final double F = Constants.WGS84_f;
    private static final double B = A * (1 - F);

    /** Each makes what is left of the error some three hundred times smaller: after these, nanometres. */
    private static final int STEPS = 5;

    // on the unit sphere: where it starts, and a quarter turn from there along it
    private double startX;
    private double startY;
    private double startZ;
    private double aheadX;
    private double aheadY;
    private double aheadZ;

    /** Of the whole arc, radians. */
    private double length;

    /** Sine of the azimuth at which the great circle crosses the equator, and the square of its cosine. */
    private double sine;

    private double squareOfCosine;

    /** Lies from one place of the ellipsoid to another, each given as x, y and z from an index. */
    void lay(double[] places, int from, int to) {
        startX = places[from] / A;
        startY = places[from + 1] / A;
        startZ = places[from + 2] / B;
        double endX = places[to] / A;
        double endY = places[to + 1] / A;
        double endZ = places[to + 2] / B;
        double stretch = 0;
        for (int step = 0; ; step++) {
            double c = Angles.cosine(stretch);
            double s = Angles.sine(stretch);
            aim(endX * c - endY * s, endX * s + endY * c, endZ);
            if (step == STEPS) {
                return;
            }
            stretch = stretchAt(length, Math.sin(length), Math.cos(length), endZ);
        }
    }

    /** Writes the place at {@code share} of the arc, from 0 to 1, as x, y and z from {@code at}. */
    void place(double share, double[] places, int at) {
        double arc = share * length;
        double along = Math.cos(arc);
        double ahead = Math.sin(arc);
        double x = startX * along + aheadX * ahead;
        double y = startY * along + aheadY * ahead;
        double z = startZ * along + aheadZ * ahead;
        double stretch = stretchAt(arc, ahead, along, z);
        double c = Angles.cosine(stretch);
        double s = Angles.sine(stretch);
        places[at] = A * (x * c + y * s);
        places[at + 1] = A * (y * c - x * s);
        places[at + 2] = B * z;
    }

    /** Sets the great circle from the start to a place of the unit sphere. */
    private void aim(double endX, double endY, double endZ) {
        double normalX = startY * endZ - startZ * endY;
        double normalY = startZ * endX - startX * endZ;
        double normalZ = startX * endY - startY * endX;
        double sineOfLength = Pieces.distance(normalX, normalY, normalZ);
        length = Math.atan2(sineOfLength, startX * endX + startY * endY + startZ * endZ);
        normalX /= sineOfLength;
        normalY /= sineOfLength;
        normalZ /= sineOfLength;
        aheadX = normalY * startZ - normalZ * startY;
        aheadY = normalZ * startX - normalX * startZ;
        aheadZ = normalX * startY - normalY * startX;
        sine = normalZ;
        squareOfCosine = normalX * normalX + normalY * normalY;
    }

    /** How much longer the arc from the start to a place at height {@code z} is in longitude on the sphere, radians. */
    private double stretchAt(double arc, double sineOfArc, double cosineOfArc, double z) {
        // along the equator there is no height to divide by, and none that matters
        double twiceMiddle = squareOfCosine < 1e-12 ? 0 : cosineOfArc - 2 * startZ * z / squareOfCosine;
        double c = F / 16 * squareOfCosine * (4 + F * (4 - 3 * squareOfCosine));
        return (1 - c)
                * F
                * sine
                * (arc + c * sineOfArc * (twiceMiddle + c * cosineOfArc * (2 * twiceMiddle * twiceMiddle - 1)));
    }
}
