package org.gilavar.airspace;

import java.util.List;

/**
 * How near two {@link Outline}s are: on which side of a limit, or by how many metres. All pure functions of what the
 * outlines hold; pieces whose spheres are further apart than what is looked for are passed over.
 */
final class Nearness {
    /** Metres up to which the pair with the least chord is, within a millimetre, the pair with the least geodesic. */
    private static final double RANKED_WITHIN = 30_000;

    /** An end this near to the vertical plane through a piece takes no side of it, metres. */
    private static final double ON_THE_LINE = 1e-3;

    private Nearness() {}

    /** Whether cores of two shapes are less than {@code limit} metres apart, from 1 cm, by geodesic. */
    static Closeness compare(Outline a, Outline b, double limit) {
        double near = circleChord(Outline.LEAST_RADIUS, limit) - 2 * Outline.PLACE_ERROR;
        double far = circleChord(Outline.GREATEST_RADIUS, limit) + 2 * Outline.PLACE_ERROR;
        if (a.toCentre(b) > a.reach() + b.reach() + far) {
            return Closeness.FARTHER;
        }
        if (oneHoldsTheOther(a, b)) {
            return Closeness.NEARER;
        }
        double square = squareBetween(a, b, near * near, far * far);
        return square < near * near ? Closeness.NEARER : square > far * far ? Closeness.FARTHER : Closeness.UNSURE;
    }

    /**
     * Metres between the cores of two shapes by geodesic, right to a millimetre; 0 when they cross, touch or one holds
     * the other; NaN beyond {@link #RANKED_WITHIN}.
     */
    static double distance(Outline a, Outline b) {
        if (oneHoldsTheOther(a, b)) {
            return 0;
        }
        double square = squareBetween(a, b, Edge.TOUCH * Edge.TOUCH, RANKED_WITHIN * RANKED_WITHIN);
        if (square < Edge.TOUCH * Edge.TOUCH) {
            return 0;
        }
        if (square > RANKED_WITHIN * RANKED_WITHIN) {
            return Double.NaN;
        }
        double metres = geodesicFromVertices(a, b, square);
        return Double.isNaN(metres) ? geodesicFromVertices(b, a, square) : metres;
    }

    /** Whether edges of a ring that are not neighbours may cross, which {@link Edge#crosses} knows for certain. */
    static boolean mayCrossItself(List<LatLon> ring) {
        var outline = Outline.ofDrawn(ring);
        var pieces = outline.pieces();
        int last = pieces.size() - 1;
        for (int i = 0; i <= last; i++) {
            for (int j = i + 2; j <= last - (i == 0 ? 1 : 0); j++) {
                if (touch(pieces, i, pieces, j)
                        && !keepsToOneSide(pieces, i, pieces, j)
                        && !keepsToOneSide(pieces, j, pieces, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Metres in space from a place to the nearest place of any piece. */
    static double toNearest(Outline outline, LatLon place) {
        var point = new Outline(new Point(place, Length.metres(0)));
        return Math.sqrt(squareBetween(outline, point, 0, Double.POSITIVE_INFINITY));
    }

    /** The chord of {@code arc} metres of a circle, up to a quarter of the way around. */
    static double circleChord(double radius, double arc) {
        return 2 * radius * Angles.sine(arc / (2 * radius));
    }

    private static boolean oneHoldsTheOther(Outline a, Outline b) {
        return a.holdsStartOf(b) || b.holdsStartOf(a);
    }

    /** The least square of a chord up to {@code most}, or one below {@code enough} as soon as there is one. */
    private static double squareBetween(Outline a, Outline b, double enough, double most) {
        double best = Double.POSITIVE_INFINITY;
        var ours = a.pieces();
        var theirs = b.pieces();
        for (int i = 0; i < ours.size(); i++) {
            double x = ours.middleX(i);
            double y = ours.middleY(i);
            double z = ours.middleZ(i);
            double reach = ours.reach(i);
            if (isBeyond(b.toCentre(x, y, z), reach + b.reach(), most)) {
                continue;
            }
            for (int j = 0; j < theirs.size(); j++) {
                if (isBeyond(theirs.toMiddle(j, x, y, z), reach + theirs.reach(j), Math.min(best, most))) {
                    continue;
                }
                if (cross(ours, i, theirs, j)) {
                    return 0;
                }
                best = Math.min(best, Math.min(fromVertices(a, i, theirs, j), fromVertices(b, j, ours, i)));
                if (best < enough) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Whether what reaches this far from two centres is further apart than the root of {@code square}. */
    private static boolean isBeyond(double centres, double reaches, double square) {
        double apart = centres - reaches;
        return apart > 0 && apart * apart > square;
    }

    /** From where piece {@code i} starts, and where it ends if nothing follows it, to piece {@code j} of others. */
    private static double fromVertices(Outline a, int i, Pieces theirs, int j) {
        var ours = a.pieces();
        double best = theirs.squareTo(j, ours.startX(i), ours.startY(i), ours.startZ(i));
        return a.isEnd(i) ? Math.min(best, theirs.squareTo(j, ours.endX(i), ours.endY(i), ours.endZ(i))) : best;
    }

    /** Whether two pieces cross: none that is not near does, whatever sides of each other's plane their ends take. */
    private static boolean cross(Pieces ours, int i, Pieces theirs, int j) {
        return touch(ours, i, theirs, j) && divides(ours, i, theirs, j) && divides(theirs, j, ours, i);
    }

    /** Whether the spheres of two pieces do. */
    private static boolean touch(Pieces ours, int i, Pieces theirs, int j) {
        double apart = theirs.toMiddle(j, ours.middleX(i), ours.middleY(i), ours.middleZ(i));
        return apart <= ours.reach(i) + theirs.reach(j) + ON_THE_LINE;
    }

    /** Whether the vertical plane through piece {@code i} has the two ends of another on its two sides. */
    private static boolean divides(Pieces ours, int i, Pieces theirs, int j) {
        double start = ours.side(i, theirs, j, 0);
        double end = ours.side(i, theirs, j, 1);
        return start > 0 != end > 0 && Math.min(Math.abs(start), Math.abs(end)) > ON_THE_LINE;
    }

    /** Whether it has both for certain on one side. */
    private static boolean keepsToOneSide(Pieces ours, int i, Pieces theirs, int j) {
        double start = ours.side(i, theirs, j, 0);
        double end = ours.side(i, theirs, j, 1);
        return start > 0 == end > 0 && Math.min(Math.abs(start), Math.abs(end)) > ON_THE_LINE;
    }

    /** The geodesic of the first vertex whose chord to a piece of {@code b} has this square; NaN if none has. */
    private static double geodesicFromVertices(Outline a, Outline b, double square) {
        var ours = a.pieces();
        for (int i = 0; i < ours.size(); i++) {
            double metres = geodesic(ours.startX(i), ours.startY(i), ours.startZ(i), b.pieces(), square);
            if (Double.isNaN(metres) && a.isEnd(i)) {
                metres = geodesic(ours.endX(i), ours.endY(i), ours.endZ(i), b.pieces(), square);
            }
            if (!Double.isNaN(metres)) {
                return metres;
            }
        }
        return Double.NaN;
    }

    private static double geodesic(double x, double y, double z, Pieces theirs, double square) {
        for (int j = 0; j < theirs.size(); j++) {
            if (theirs.squareTo(j, x, y, z) == square) {
                double t = theirs.foot(j, x, y, z);
                return Edge.distance(
                        Pieces.onEllipsoid(x, y, z),
                        Pieces.onEllipsoid(
                                theirs.along(j, t, 1, 0, 0), theirs.along(j, t, 0, 1, 0), theirs.along(j, t, 0, 0, 1)));
            }
        }
        return Double.NaN;
    }
}
