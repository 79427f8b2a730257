package org.gilavar.airspace;

import java.util.Arrays;
import java.util.List;
import net.sf.geographiclib.Constants;
import net.sf.geographiclib.Geodesic;

/**
 * The core of a shape in earth-centred coordinates, for telling near from far without asking for a geodesic.
 *
 * <h2>Why this is fast and cannot miss</h2>
 *
 * <p>{@link Core} finds a distance by walking geodesics, at some microseconds for every vertex and edge. Almost no
 * pair needs that: what is asked is whether the distance is below a limit, and the limit is hardly ever within
 * millimetres of it. Here the same three questions (do edges cross, does one contain the other, how near is a vertex
 * to an edge) are answered in space, where each costs some twenty multiplications, with an error that is known. The
 * answer is {@link Closeness#UNSURE} inside that error, and only then is {@link Core} asked.
 *
 * <ul>
 *   <li>An edge is cut into pieces of at most {@link #LONGEST_PIECE}. A piece is the parabola through its ends and the
 *       place of the ellipsoid above the middle of its chord. Over 50 km it leaves the geodesic by no more than 0.09 mm
 *       sideways and 0.3 mm upward, measured over 20,000 geodesics in all latitudes and directions (OutlineTest).
 *   <li>A geodesic bends with the normal curvature of the ellipsoid in its direction, which lies between those of
 *       circles of {@link #LEAST_RADIUS} and {@link #GREATEST_RADIUS}. By Schur's theorem on arcs (see S. S. Chern,
 *       "Curves and surfaces in Euclidean space", 1967) its chord lies between the chords of these two circles. The two
 *       differ by 1 mm at 37 km and 2 cm at 100 km, so a limit on the geodesic becomes two limits on the chord.
 *   <li>Whether two pieces cross is told by the sides their ends take of each other's vertical plane. An end within
 *       {@link #ON_THE_LINE} of it takes no side: then that end is near the other piece, or there is no crossing.
 *   <li>A ring holds a place if it crosses a half-plane on the place's own vertical an odd number of times: the other
 *       end of that vertical is at the antipodes, outside of every ring.
 * </ul>
 *
 * <p>Pieces whose spheres are further apart than the limit are passed over.
 *
 * <p>One object holds one shape at a time and can be {@link #load}ed again, which allocates only when it grows or an
 * edge is longer than a piece. Not thread-safe while loading; safe to share afterwards.
 */
final class Outline {
    /** Length of a piece, metres. The error grows with its cube. */
    static final double LONGEST_PIECE = 50_000;

    /** What a place on a piece may be off by, metres: the measured 0.3 mm and as much again. */
    static final double PLACE_ERROR = 0.000_6;

    /** The least radius of normal curvature: along the meridian at the equator, {@code a(1 - e²)}, rounded down. */
    static final double LEAST_RADIUS = 6_335_439;

    /** The greatest: at the poles, {@code a / √(1 - e²)}, rounded up. */
    static final double GREATEST_RADIUS = 6_399_594;

    /** Metres up to which the pair with the least chord is, within a millimetre, the pair with the least geodesic. */
    private static final double RANKED_WITHIN = 30_000;

    private static final double ON_THE_LINE = 1e-3;
    private static final double A = Constants.WGS84_a;
    private static final double E2 = Constants.WGS84_f * (2 - Constants.WGS84_f);

    // A piece: where it starts (3), from there to its end (3), its bend (3), its sphere's radius (1).
    // The place at t from 0 to 1 is start + t·run + t(1 - t)·bend.
    private static final int STRIDE = 10;
    private static final int RUN = 3;
    private static final int BEND = 6;
    private static final int REACH = 9;

    private double[] pieces;
    private int size;
    private boolean closed;
    private double radius;

    // a sphere around everything, inside of a ring included, radius not included
    private double centreX;
    private double centreY;
    private double centreZ;
    private double reach;

    /** Of nothing yet, with room for a few pieces. */
    Outline() {
        this(new double[16 * STRIDE]);
    }

    private Outline(double[] pieces) {
        this.pieces = pieces;
    }

    Outline(Shape shape) {
        this();
        load(shape);
    }

    /** Holds {@code shape} instead of what was held. */
    void load(Shape shape) {
        switch (shape) {
            case Circle circle -> loadPlace(circle.centre(), circle.radius().metres());
            case Point point -> loadPlace(point.position(), point.uncertainty().metres());
            case Corridor corridor ->
                loadPath(corridor.path(), false, corridor.width().metres() / 2);
            case Polygon polygon -> loadPath(polygon.ring(), true, 0);
        }
    }

    /** A copy without room to spare, to be kept. */
    Outline trimmed() {
        var copy = new Outline(Arrays.copyOf(pieces, size * STRIDE));
        copy.size = size;
        copy.closed = closed;
        copy.radius = radius;
        copy.centreX = centreX;
        copy.centreY = centreY;
        copy.centreZ = centreZ;
        copy.reach = reach;
        return copy;
    }

    /** Whether cores of two shapes are less than {@code limit} metres apart, from 1 cm, by geodesic. */
    static Closeness compare(Outline a, Outline b, double limit) {
        double near = circleChord(LEAST_RADIUS, limit) - 2 * PLACE_ERROR;
        double far = circleChord(GREATEST_RADIUS, limit) + 2 * PLACE_ERROR;
        double apart = distance(a.centreX - b.centreX, a.centreY - b.centreY, a.centreZ - b.centreZ);
        if (apart > a.reach + b.reach + far) {
            return Closeness.FARTHER;
        }
        if (b.holdsStartOf(a) || a.holdsStartOf(b)) {
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
        if (b.holdsStartOf(a) || a.holdsStartOf(b)) {
            return 0;
        }
        double square = squareBetween(a, b, Edge.TOUCH * Edge.TOUCH, RANKED_WITHIN * RANKED_WITHIN);
        if (square < Edge.TOUCH * Edge.TOUCH) {
            return 0;
        }
        if (square > RANKED_WITHIN * RANKED_WITHIN) {
            return Double.NaN;
        }
        double metres = a.geodesicFromVertices(b, square);
        return Double.isNaN(metres) ? b.geodesicFromVertices(a, square) : metres;
    }

    /** Whether edges of a ring that are not neighbours may cross, which {@link Edge#crosses} knows for certain. */
    static boolean mayCrossItself(List<LatLon> ring) {
        var outline = new Outline();
        outline.loadPath(ring, true, 0);
        int last = outline.size - 1;
        for (int i = 0; i <= last; i++) {
            for (int j = i + 2; j <= last - (i == 0 ? 1 : 0); j++) {
                double reaches = outline.pieces[i * STRIDE + REACH] + outline.pieces[j * STRIDE + REACH];
                if (!isBeyond(outline.toMiddle(i, outline, j), reaches, ON_THE_LINE)
                        && !outline.keepsToOneSide(i, outline, j)
                        && !outline.keepsToOneSide(j, outline, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What was taken off, metres. */
    double radius() {
        return radius;
    }

    /** Metres in space from a place to the nearest place of any piece. */
    double toNearest(LatLon place) {
        return Math.sqrt(
                squareBetween(this, new Outline(new Point(place, Length.metres(0))), 0, Double.POSITIVE_INFINITY));
    }

    /** How many pieces. */
    int size() {
        return size;
    }

    /**
     * Whether anything within some {@code bounds} (least and greatest x, y and z from {@code at}) may be less than
     * {@code metres} from the shape. True of everything near a ring, as it may be inside.
     */
    boolean mayReach(int[] bounds, int at, double metres) {
        if (closed) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            int piece = i * STRIDE;
            double dx = outside(pieces[piece] + pieces[piece + RUN] / 2, bounds[at], bounds[at + 1]);
            double dy = outside(pieces[piece + 1] + pieces[piece + RUN + 1] / 2, bounds[at + 2], bounds[at + 3]);
            double dz = outside(pieces[piece + 2] + pieces[piece + RUN + 2] / 2, bounds[at + 4], bounds[at + 5]);
            double most = pieces[piece + REACH] + radius + metres;
            if (dx * dx + dy * dy + dz * dz <= most * most) {
                return true;
            }
        }
        return false;
    }

    private static double outside(double value, int least, int greatest) {
        return Math.max(0, Math.max(least - value, value - greatest));
    }

    /** Widens {@code box} to hold every place of the shape, its radius and the inside of a ring included. */
    void boundInto(Box box) {
        // The inside of a ring rises above it by less than the sagitta of its sphere; twice that is sure.
        double margin = radius + (closed ? reach * reach / LEAST_RADIUS : 0) + PLACE_ERROR;
        for (int i = 0; i < size; i++) {
            int at = i * STRIDE;
            double x = pieces[at];
            double y = pieces[at + 1];
            double z = pieces[at + 2];
            double dx = pieces[at + RUN];
            double dy = pieces[at + RUN + 1];
            double dz = pieces[at + RUN + 2];
            box.include(x, y, z, margin);
            box.include(x + dx, y + dy, z + dz, margin);
            // a parabola lies within the triangle of its ends and the crossing of its tangents there
            box.include(
                    x + (dx + pieces[at + BEND]) / 2,
                    y + (dy + pieces[at + BEND + 1]) / 2,
                    z + (dz + pieces[at + BEND + 2]) / 2,
                    margin);
        }
    }

    // --- loading ---

    private void loadPlace(LatLon place, double radius) {
        this.radius = radius;
        closed = false;
        size = 1;
        Arrays.fill(pieces, 0, STRIDE, 0);
        place(0, place);
        centreX = pieces[0];
        centreY = pieces[1];
        centreZ = pieces[2];
        reach = 0;
    }

    private void loadPath(List<LatLon> vertices, boolean ring, double radius) {
        this.radius = radius;
        closed = ring;
        size = 0;
        int edges = ring ? vertices.size() : vertices.size() - 1;
        start(vertices.get(0));
        for (int i = 0; i < edges; i++) {
            addEdge(vertices.get(i), vertices.get(i + 1 < vertices.size() ? i + 1 : 0));
        }
        bound();
    }

    /** Writes where the first piece starts; every piece then writes where the next one does. */
    private void start(LatLon place) {
        grow(1);
        place(0, place);
    }

    private void addEdge(LatLon from, LatLon to) {
        int next = (size + 1) * STRIDE;
        grow(size + 2);
        place(next, to);
        int here = size * STRIDE;
        double chord = distance(
                pieces[next] - pieces[here], pieces[next + 1] - pieces[here + 1], pieces[next + 2] - pieces[here + 2]);
        if (chord <= LONGEST_PIECE) {
            addPiece();
            return;
        }
        var line = Geodesic.WGS84.InverseLine(from.lat(), from.lon(), to.lat(), to.lon());
        int count = (int) Math.ceil(line.Distance() / LONGEST_PIECE);
        grow(size + count + 1);
        for (int i = 1; i <= count; i++) {
            if (i < count) {
                var cut = line.Position(line.Distance() * i / count);
                place((size + 1) * STRIDE, cut.lat2, cut.lon2);
            } else {
                place((size + 1) * STRIDE, to);
            }
            addPiece();
        }
    }

    /** Completes the piece that starts at {@code size} and ends where the next one starts. */
    private void addPiece() {
        int at = size * STRIDE;
        double run = 0;
        for (int i = 0; i < 3; i++) {
            double step = pieces[at + STRIDE + i] - pieces[at + i];
            pieces[at + RUN + i] = step;
            run += step * step;
        }
        double middleX = pieces[at] + pieces[at + RUN] / 2;
        double middleY = pieces[at + 1] + pieces[at + RUN + 1] / 2;
        double middleZ = pieces[at + 2] + pieces[at + RUN + 2] / 2;
        double x = middleX;
        double y = middleY;
        double z = middleZ;
        // two steps of Newton along the gradient, up to the ellipsoid (x² + y²) / a² + z² / b² = 1, times a²
        for (int i = 0; i < 2; i++) {
            double gz = z / (1 - E2);
            double miss = x * x + y * y + z * gz - A * A;
            double step = miss / (2 * (x * x + y * y + gz * gz));
            x -= step * x;
            y -= step * y;
            z -= step * gz;
        }
        pieces[at + BEND] = 4 * (x - middleX);
        pieces[at + BEND + 1] = 4 * (y - middleY);
        pieces[at + BEND + 2] = 4 * (z - middleZ);
        pieces[at + REACH] = Math.sqrt(run) / 2 + distance(x - middleX, y - middleY, z - middleZ);
        size++;
    }

    private void place(int at, LatLon place) {
        place(at, place.lat(), place.lon());
    }

    private void place(int at, double lat, double lon) {
        double phi = Math.toRadians(lat);
        double lambda = Math.toRadians(lon);
        double sine = Math.sin(phi);
        double n = A / Math.sqrt(1 - E2 * sine * sine);
        double fromAxis = n * Math.cos(phi);
        pieces[at] = fromAxis * Math.cos(lambda);
        pieces[at + 1] = fromAxis * Math.sin(lambda);
        pieces[at + 2] = n * (1 - E2) * sine;
    }

    /**
     * A ball whose centre is among the pieces. The part of the ellipsoid outside a ball that holds a ring is one
     * piece, and holds the antipodes, so the inside of the ring is in the ball.
     */
    private void bound() {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = 0; i < size; i++) {
            x += pieces[i * STRIDE] + pieces[i * STRIDE + RUN] / 2;
            y += pieces[i * STRIDE + 1] + pieces[i * STRIDE + RUN + 1] / 2;
            z += pieces[i * STRIDE + 2] + pieces[i * STRIDE + RUN + 2] / 2;
        }
        centreX = x / size;
        centreY = y / size;
        centreZ = z / size;
        reach = 0;
        for (int i = 0; i < size; i++) {
            reach = Math.max(reach, toMiddle(i, centreX, centreY, centreZ) + pieces[i * STRIDE + REACH]);
        }
    }

    private void grow(int count) {
        if (pieces.length < count * STRIDE) {
            pieces = Arrays.copyOf(pieces, Math.max(count, pieces.length / STRIDE * 2) * STRIDE);
        }
    }

    // --- comparing ---

    /** The least square of a chord up to {@code most}, or one below {@code enough} as soon as there is one. */
    private static double squareBetween(Outline a, Outline b, double enough, double most) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.size; i++) {
            double reach = a.pieces[i * STRIDE + REACH];
            if (isBeyond(b.toCentre(a, i), reach + b.reach, most)) {
                continue;
            }
            for (int j = 0; j < b.size; j++) {
                if (isBeyond(a.toMiddle(i, b, j), reach + b.pieces[j * STRIDE + REACH], Math.min(best, most))) {
                    continue;
                }
                if (cross(a, i, b, j)) {
                    return 0;
                }
                best = Math.min(best, a.fromVertices(i, b, j));
                best = Math.min(best, b.fromVertices(j, a, i));
                if (best < enough) {
                    return best;
                }
            }
        }
        return best;
    }

    /** From where piece {@code i} starts, and where it ends if it is the last, to a piece of {@code other}. */
    private double fromVertices(int i, Outline other, int j) {
        int at = i * STRIDE;
        double best = other.squareTo(j, pieces[at], pieces[at + 1], pieces[at + 2]);
        if (!closed && i == size - 1) {
            best = Math.min(
                    best,
                    other.squareTo(
                            j,
                            pieces[at] + pieces[at + RUN],
                            pieces[at + 1] + pieces[at + RUN + 1],
                            pieces[at + 2] + pieces[at + RUN + 2]));
        }
        return best;
    }

    /** The geodesic of the first vertex whose chord to a piece of {@code other} has this square; NaN if none has. */
    private double geodesicFromVertices(Outline other, double square) {
        for (int i = 0; i < size; i++) {
            for (int end = 0; end <= (closed ? 0 : 1); end++) {
                int at = i * STRIDE;
                double x = pieces[at] + end * pieces[at + RUN];
                double y = pieces[at + 1] + end * pieces[at + RUN + 1];
                double z = pieces[at + 2] + end * pieces[at + RUN + 2];
                for (int j = 0; j < other.size; j++) {
                    if (other.squareTo(j, x, y, z) == square) {
                        return other.geodesicTo(j, x, y, z);
                    }
                }
            }
        }
        return Double.NaN;
    }

    private double geodesicTo(int j, double x, double y, double z) {
        int at = j * STRIDE;
        double t = foot(at, x, y, z);
        return Edge.distance(
                onEllipsoid(x, y, z), onEllipsoid(along(at, t, 1, 0, 0), along(at, t, 0, 1, 0), along(at, t, 0, 0, 1)));
    }

    /** The place of the ellipsoid these coordinates are on, or within a millimetre of. */
    private static LatLon onEllipsoid(double x, double y, double z) {
        return new LatLon(
                Math.toDegrees(Math.atan2(z, (1 - E2) * Math.sqrt(x * x + y * y))), Math.toDegrees(Math.atan2(y, x)));
    }

    /** The square of the chord from a place to the nearest place of piece {@code j}. */
    private double squareTo(int j, double x, double y, double z) {
        int at = j * STRIDE;
        double t = foot(at, x, y, z);
        double rise = t * (1 - t);
        double vx = x - pieces[at] - t * pieces[at + RUN] - rise * pieces[at + BEND];
        double vy = y - pieces[at + 1] - t * pieces[at + RUN + 1] - rise * pieces[at + BEND + 1];
        double vz = z - pieces[at + 2] - t * pieces[at + RUN + 2] - rise * pieces[at + BEND + 2];
        return vx * vx + vy * vy + vz * vz;
    }

    /** How far along a piece, 0 to 1, the place nearest to this one is: the foot on the chord, and a step of Newton. */
    private double foot(int at, double x, double y, double z) {
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

    /** Whether what reaches this far from two centres is further apart than the root of {@code square}. */
    private static boolean isBeyond(double centres, double reaches, double square) {
        double apart = centres - reaches;
        return apart > 0 && apart * apart > square;
    }

    private static boolean cross(Outline a, int i, Outline b, int j) {
        return a.divides(i, b, j) && b.divides(j, a, i);
    }

    /** Whether the vertical plane through piece {@code i} has the two ends of a piece of {@code other} on its two sides. */
    private boolean divides(int i, Outline other, int j) {
        double start = side(i, other, j, 0);
        double end = side(i, other, j, 1);
        return start > 0 != end > 0 && Math.min(Math.abs(start), Math.abs(end)) > ON_THE_LINE;
    }

    /** Whether it has both for certain on one side. */
    private boolean keepsToOneSide(int i, Outline other, int j) {
        double start = side(i, other, j, 0);
        double end = side(i, other, j, 1);
        return start > 0 == end > 0 && Math.min(Math.abs(start), Math.abs(end)) > ON_THE_LINE;
    }

    /** How far from the vertical plane through piece {@code i} the start (0) or end (1) of another is; signed metres. */
    private double side(int i, Outline other, int j, int end) {
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

    private boolean holdsStartOf(Outline other) {
        double x = other.pieces[0];
        double y = other.pieces[1];
        double z = other.pieces[2];
        return closed && distance(x - centreX, y - centreY, z - centreZ) <= reach && holds(x, y, z);
    }

    /** Whether this ring holds a place in its sphere; either answer may come for a place on the ring. */
    private boolean holds(double x, double y, double z) {
        double upZ = z / (1 - E2);
        // two level directions at the place, square to each other; lengths do not matter
        boolean polar = Math.abs(x) + Math.abs(y) < Math.abs(z) / 100;
        double ex = polar ? upZ : -y;
        double ey = polar ? 0 : x;
        double ez = polar ? -x : 0;
        double fx = y * ez - upZ * ey;
        double fy = upZ * ex - x * ez;
        double fz = x * ey - y * ex;
        boolean inside = false;
        double before = (pieces[0] - x) * fx + (pieces[1] - y) * fy + (pieces[2] - z) * fz;
        for (int i = 0; i < size; i++) {
            int at = i * STRIDE;
            int next = i + 1 < size ? at + STRIDE : 0;
            double after = (pieces[next] - x) * fx + (pieces[next + 1] - y) * fy + (pieces[next + 2] - z) * fz;
            if (before >= 0 != after >= 0) {
                double run = pieces[at + RUN] * fx + pieces[at + RUN + 1] * fy + pieces[at + RUN + 2] * fz;
                double bend = pieces[at + BEND] * fx + pieces[at + BEND + 1] * fy + pieces[at + BEND + 2] * fz;
                double t = before / (before - after);
                t = Math.clamp(t - (before + t * run + t * (1 - t) * bend) / (run + (1 - 2 * t) * bend), 0, 1);
                double ahead = along(at, t, ex, ey, ez) - (x * ex + y * ey + z * ez);
                inside ^= ahead > 0;
            }
            before = after;
        }
        return inside;
    }

    private double along(int at, double t, double ex, double ey, double ez) {
        double rise = t * (1 - t);
        return (pieces[at] + t * pieces[at + RUN] + rise * pieces[at + BEND]) * ex
                + (pieces[at + 1] + t * pieces[at + RUN + 1] + rise * pieces[at + BEND + 1]) * ey
                + (pieces[at + 2] + t * pieces[at + RUN + 2] + rise * pieces[at + BEND + 2]) * ez;
    }

    private double toMiddle(int i, Outline other, int j) {
        int to = j * STRIDE;
        return toMiddle(
                i,
                other.pieces[to] + other.pieces[to + RUN] / 2,
                other.pieces[to + 1] + other.pieces[to + RUN + 1] / 2,
                other.pieces[to + 2] + other.pieces[to + RUN + 2] / 2);
    }

    private double toCentre(Outline other, int i) {
        return other.toMiddle(i, centreX, centreY, centreZ);
    }

    private double toMiddle(int i, double x, double y, double z) {
        int at = i * STRIDE;
        return distance(
                pieces[at] + pieces[at + RUN] / 2 - x,
                pieces[at + 1] + pieces[at + RUN + 1] / 2 - y,
                pieces[at + 2] + pieces[at + RUN + 2] / 2 - z);
    }

    private static double distance(double dx, double dy, double dz) {
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** The chord of {@code arc} metres of a circle. */
    static double circleChord(double radius, double arc) {
        return 2 * radius * Math.sin(arc / (2 * radius));
    }
}
