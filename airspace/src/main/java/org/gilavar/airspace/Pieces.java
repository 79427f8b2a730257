package org.gilavar.airspace;

import java.util.Arrays;
import net.sf.geographiclib.Constants;

/**
 * Edges in earth-centred coordinates, metres: a chain of parabolas, each through its ends and the place of the ellipsoid
 * above the middle of its chord. {@link Outline} says how well they fit.
 *
 * <p>Holds one chain at a time and can hold another later, which allocates only when it grows or an edge is longer than
 * a piece. Not thread-safe while it changes.
 */
final class Pieces {
    /** Length of a piece, metres. What it leaves its geodesic by grows with the cube. */
    static final double LONGEST = 50_000;

    /**
     * An edge up to this long is cut above the middle of its chord, and so again. What that leaves its geodesic by grows
     * with the fourth power: 0.02 mm at 100 km, 0.27 mm here, measured over 20,000 geodesics. Longer ones take a
     * {@link GreatArc}.
     */
    private static final double LONGEST_HALVED = 200_000;

    /** Metres of a step of Newton that leaves less than a hundredth of a millimetre, its square by the width of the earth. */
    private static final double SURELY_RAISED = 10;

    private static final double A = Constants.WGS84_a;
    private static final double E2 = Constants.WGS84_f * (2 - Constants.WGS84_f);

    // A piece: where it starts (3), from there to its end (3), its bend (3), its sphere's radius (1).
    // The place at t from 0 to 1 is start + t·run + t(1 - t)·bend.
    private static final int STRIDE = 10;
    private static final int RUN = 3;
    private static final int BEND = 6;
    private static final int REACH = 9;

    private final GreatArc arc = new GreatArc();
    private double[] pieces = new double[16 * STRIDE];
    private int size;

    int size() {
        return size;
    }

    /** A copy without room to spare. */
    Pieces trimmed() {
        var copy = new Pieces();
        copy.pieces = Arrays.copyOf(pieces, size * STRIDE);
        copy.size = size;
        return copy;
    }

    /** Holds nothing but a place, as a piece without length. */
    void setPlace(LatLon place) {
        size = 1;
        Arrays.fill(pieces, 0, STRIDE, 0);
        place(0, place);
    }

    /** Holds nothing yet, and starts at a place. */
    void startAt(LatLon place) {
        size = 0;
        place(0, place);
    }

    /** Adds the pieces of an edge that starts where the last one ended. */
    void addEdge(LatLon from, LatLon to) {
        grow(size + 2);
        place((size + 1) * STRIDE, to);
        double chord = chord(size, size + 1);
        int count = 1;
        while (chord > count * LONGEST) {
            count *= 2;
        }
        if (count > 1) {
            grow(size + count + 1);
            place((size + count) * STRIDE, to);
            if (chord <= LONGEST_HALVED) {
                halve(size, size + count);
            } else {
                cut(count);
            }
        }
        for (int i = 0; i < count; i++) {
            addPiece();
        }
    }

    /** Places the ends of pieces between two others, each above the middle of a chord. */
    private void halve(int from, int to) {
        if (to - from > 1) {
            int middle = (from + to) / 2;
            for (int i = 0; i < 3; i++) {
                pieces[middle * STRIDE + i] = (pieces[from * STRIDE + i] + pieces[to * STRIDE + i]) / 2;
            }
            raise(middle * STRIDE);
            halve(from, middle);
            halve(middle, to);
        }
    }

    /** Places the ends of {@code count} pieces between the next two places. */
    private void cut(int count) {
        arc.lay(pieces, size * STRIDE, (size + count) * STRIDE);
        for (int i = 1; i < count; i++) {
            arc.place((double) i / count, pieces, (size + i) * STRIDE);
        }
    }

    /** Completes the piece that starts at {@code size} and ends where the next one starts. */
    private void addPiece() {
        int at = size * STRIDE;
        for (int i = 0; i < 3; i++) {
            pieces[at + RUN + i] = pieces[at + STRIDE + i] - pieces[at + i];
            pieces[at + BEND + i] = pieces[at + i] + pieces[at + RUN + i] / 2;
        }
        raise(at + BEND);
        size++;
        int i = size - 1;
        pieces[at + BEND] = 4 * (pieces[at + BEND] - middleX(i));
        pieces[at + BEND + 1] = 4 * (pieces[at + BEND + 1] - middleY(i));
        pieces[at + BEND + 2] = 4 * (pieces[at + BEND + 2] - middleZ(i));
        // flat as it is, a piece nowhere leaves the ball around its chord
        pieces[at + REACH] = chord(i, size) / 2 + Outline.PLACE_ERROR;
    }

    /** Moves a place straight up to the ellipsoid, (x² + y²) / a² + z² / b² = 1: Newton's steps along its gradient. */
    private void raise(int at) {
        double moved;
        do {
            double x = pieces[at];
            double y = pieces[at + 1];
            double z = pieces[at + 2];
            double up = upward(z);
            double miss = x * x + y * y + z * up - A * A;
            double step = miss / (2 * (x * x + y * y + up * up));
            pieces[at] = x - step * x;
            pieces[at + 1] = y - step * y;
            pieces[at + 2] = z - step * up;
            moved = Math.abs(step) * A;
        } while (moved > SURELY_RAISED);
    }

    /** From where one piece starts to where another does. */
    private double chord(int i, int j) {
        return distance(startX(i) - startX(j), startY(i) - startY(j), startZ(i) - startZ(j));
    }

    private void place(int at, LatLon place) {
        // how far from the equator or the pole, and from the nearest of four meridians: both exact
        double north = Math.abs(place.lat());
        boolean polar = north > 45;
        double slope = (polar ? 90 - north : north) * Angles.DEGREE;
        double sine = polar ? Angles.cosine(slope) : Angles.sine(slope);
        double n = A / Math.sqrt(1 - E2 * sine * sine);
        double fromAxis = n * (polar ? Angles.sine(slope) : Angles.cosine(slope));
        double quarters = Math.rint(place.lon() / 90);
        double turn = (place.lon() - 90 * quarters) * Angles.DEGREE;
        double along = fromAxis * Angles.cosine(turn);
        double across = fromAxis * Angles.sine(turn);
        boolean odd = ((int) quarters & 1) != 0;
        boolean back = ((int) quarters & 2) != 0;
        double x = odd ? -across : along;
        double y = odd ? along : across;
        pieces[at] = back ? -x : x;
        pieces[at + 1] = back ? -y : y;
        pieces[at + 2] = Math.copySign(n * (1 - E2) * sine, place.lat());
    }

    private void grow(int count) {
        if (pieces.length < count * STRIDE) {
            pieces = Arrays.copyOf(pieces, Math.max(count, pieces.length / STRIDE * 2) * STRIDE);
        }
    }

    // --- what a piece is like ---

    double startX(int i) {
        return pieces[i * STRIDE];
    }

    double startY(int i) {
        return pieces[i * STRIDE + 1];
    }

    double startZ(int i) {
        return pieces[i * STRIDE + 2];
    }

    double endX(int i) {
        return pieces[i * STRIDE] + pieces[i * STRIDE + RUN];
    }

    double endY(int i) {
        return pieces[i * STRIDE + 1] + pieces[i * STRIDE + RUN + 1];
    }

    double endZ(int i) {
        return pieces[i * STRIDE + 2] + pieces[i * STRIDE + RUN + 2];
    }

    double middleX(int i) {
        return pieces[i * STRIDE] + pieces[i * STRIDE + RUN] / 2;
    }

    double middleY(int i) {
        return pieces[i * STRIDE + 1] + pieces[i * STRIDE + RUN + 1] / 2;
    }

    double middleZ(int i) {
        return pieces[i * STRIDE + 2] + pieces[i * STRIDE + RUN + 2] / 2;
    }

    /** How far from the middle of its chord a piece reaches. */
    double reach(int i) {
        return pieces[i * STRIDE + REACH];
    }

    double toMiddle(int i, double x, double y, double z) {
        return distance(middleX(i) - x, middleY(i) - y, middleZ(i) - z);
    }

    /** Holds what bounds piece {@code i} and {@code margin} around it. */
    void boundInto(Box box, int i, double margin) {
        box.include(startX(i), startY(i), startZ(i), margin);
        box.include(endX(i), endY(i), endZ(i), margin);
        // a parabola lies within the triangle of its ends and the crossing of its tangents there
        int bend = i * STRIDE + BEND;
        box.include(
                middleX(i) + pieces[bend] / 2,
                middleY(i) + pieces[bend + 1] / 2,
                middleZ(i) + pieces[bend + 2] / 2,
                margin);
    }

    /** The square of the chord from a place to the nearest place of piece {@code j}. */
    double squareTo(int j, double x, double y, double z) {
        int at = j * STRIDE;
        double t = foot(j, x, y, z);
        double rise = t * (1 - t);
        double vx = x - pieces[at] - t * pieces[at + RUN] - rise * pieces[at + BEND];
        double vy = y - pieces[at + 1] - t * pieces[at + RUN + 1] - rise * pieces[at + BEND + 1];
        double vz = z - pieces[at + 2] - t * pieces[at + RUN + 2] - rise * pieces[at + BEND + 2];
        return vx * vx + vy * vy + vz * vz;
    }

    /** How far along a piece, 0 to 1, the place nearest to this one is: the foot on the chord, and a step of Newton. */
    double foot(int j, double x, double y, double z) {
        int at = j * STRIDE;
        double wx = x - pieces[at];
        double wy = y - pieces[at + 1];
        double wz = z - pieces[at + 2];
        double ux = pieces[at + RUN];
        double uy = pieces[at + RUN + 1];
        double uz = pieces[at + RUN + 2];
        double bx = pieces[at + BEND];
        double by = pieces[at + BEND + 1];
        double bz = pieces[at + BEND + 2];
        double run = ux * ux + uy * uy + uz * uz;
        if (run == 0) {
            return 0;
        }
        double t = Math.clamp((wx * ux + wy * uy + wz * uz) / run, 0, 1);
        double rise = t * (1 - t);
        double dx = ux + (1 - 2 * t) * bx;
        double dy = uy + (1 - 2 * t) * by;
        double dz = uz + (1 - 2 * t) * bz;
        double ahead = (wx - t * ux - rise * bx) * dx + (wy - t * uy - rise * by) * dy + (wz - t * uz - rise * bz) * dz;
        return Math.clamp(t + ahead / (dx * dx + dy * dy + dz * dz), 0, 1);
    }

    /** How far from the vertical plane through piece {@code i} the start (0) or end (1) of another is; signed metres. */
    double side(int i, Pieces other, int j, int end) {
        int at = i * STRIDE;
        double ux = pieces[at + RUN];
        double uy = pieces[at + RUN + 1];
        double uz = pieces[at + RUN + 2];
        // straight up from the middle: the gradient of the ellipsoid
        double upX = pieces[at] + ux / 2;
        double upY = pieces[at + 1] + uy / 2;
        double upZ = (pieces[at + 2] + uz / 2) / (1 - E2);
        double nx = uy * upZ - uz * upY;
        double ny = uz * upX - ux * upZ;
        double nz = ux * upY - uy * upX;
        int to = j * STRIDE;
        double[] theirs = other.pieces;
        double off = (theirs[to] + end * theirs[to + RUN] - pieces[at]) * nx
                + (theirs[to + 1] + end * theirs[to + RUN + 1] - pieces[at + 1]) * ny
                + (theirs[to + 2] + end * theirs[to + RUN + 2] - pieces[at + 2]) * nz;
        return off / Math.sqrt(nx * nx + ny * ny + nz * nz);
    }

    /** How far along a direction the place at {@code t} of piece {@code i} is. */
    double along(int i, double t, double ex, double ey, double ez) {
        int at = i * STRIDE;
        double rise = t * (1 - t);
        return (pieces[at] + t * pieces[at + RUN] + rise * pieces[at + BEND]) * ex
                + (pieces[at + 1] + t * pieces[at + RUN + 1] + rise * pieces[at + BEND + 1]) * ey
                + (pieces[at + 2] + t * pieces[at + RUN + 2] + rise * pieces[at + BEND + 2]) * ez;
    }

    /**
     * How far along, 0 to 1, piece {@code i} passes through the plane through a place and square to a direction, of which
     * its ends are on either side.
     */
    double passage(int i, double x, double y, double z, double fx, double fy, double fz) {
        int at = i * STRIDE;
        double before = (pieces[at] - x) * fx + (pieces[at + 1] - y) * fy + (pieces[at + 2] - z) * fz;
        double run = pieces[at + RUN] * fx + pieces[at + RUN + 1] * fy + pieces[at + RUN + 2] * fz;
        double bend = pieces[at + BEND] * fx + pieces[at + BEND + 1] * fy + pieces[at + BEND + 2] * fz;
        // on the chord, then one step of Newton
        double t = -before / run;
        return Math.clamp(t - (before + t * run + t * (1 - t) * bend) / (run + (1 - 2 * t) * bend), 0, 1);
    }

    static double distance(double dx, double dy, double dz) {
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Straight up at a place, not of length one: the gradient of the ellipsoid; its x and y are those of the place. */
    static double upward(double z) {
        return z / (1 - E2);
    }

    /** The place of the ellipsoid these coordinates are on, or within a millimetre of. */
    static LatLon onEllipsoid(double x, double y, double z) {
        return new LatLon(
                Math.toDegrees(Math.atan2(z, (1 - E2) * Math.sqrt(x * x + y * y))), Math.toDegrees(Math.atan2(y, x)));
    }
}
