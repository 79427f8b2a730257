package org.gilavar.airspace;

import java.util.List;

/**
 * The core of a shape in earth-centred coordinates, for telling near from far without asking for a geodesic.
 *
 * <h2>Why this is fast and cannot miss</h2>
 *
 * <p>{@link Core} finds a distance by walking geodesics, at some microseconds for every vertex and edge. Almost no
 * pair needs that: what is asked is whether the distance is below a limit, and the limit is hardly ever within
 * millimetres of it. Here the same three questions (do edges cross, does one contain the other, how near is a vertex
 * to an edge) are answered in space, where each costs some twenty multiplications, with an error that is known. The
 * answer of {@link Nearness#compare} is {@link Closeness#UNSURE} inside that error, and only then is {@link Core} asked.
 *
 * <ul>
 *   <li>An edge is cut into pieces of at most {@link Pieces#LONGEST}. A piece is the parabola through its ends and the
 *       place of the ellipsoid above the middle of its chord. Over 50 km it leaves the geodesic by no more than 0.09 mm
 *       sideways and 0.3 mm upward, and as part of an edge of 200 km by 0.45 mm in all, measured over 20,000 geodesics
 *       in all latitudes and directions (OutlineTest).
 *   <li>A geodesic bends with the normal curvature of the ellipsoid in its direction, which lies between those of
 *       circles of {@link #LEAST_RADIUS} and {@link #GREATEST_RADIUS}. By Schur's theorem on arcs (see S. S. Chern,
 *       "Curves and surfaces in Euclidean space", 1967) its chord is no shorter than that of the first; that it is no
 *       longer than that of the second would ask a geodesic to be plane, which it nearly is, and is measured
 *       (OutlineTest). The two chords differ by 1 mm at 37 km and 2 cm at 100 km, so a limit on the geodesic becomes
 *       two limits on the chord.
 *   <li>Whether two pieces cross is told by the sides their ends take of each other's vertical plane. An end within
 *       a millimetre of it takes no side: then that end is near the other piece, or there is no crossing. The planes of
 *       pieces of one geodesic differ, by millimetres at 60 km, so only pieces near each other are asked.
 *   <li>A ring winds around a place as often as it crosses a half-plane on the place's own vertical one way more than
 *       the other: the other end of that vertical is at the antipodes, outside of every ring.
 * </ul>
 *
 * <p>One object holds one shape at a time and can be {@link #load}ed again. Not thread-safe while loading; safe to share afterwards.
 */
final class Outline {
    /** What a place on a piece may be off by, metres: the measured 0.45 mm and as much again. */
    static final double PLACE_ERROR = 0.000_9;

    /** The least radius of normal curvature: along the meridian at the equator, {@code a(1 - e²)}, rounded down. */
    static final double LEAST_RADIUS = 6_335_439;

    /** The greatest: at the poles, {@code a / √(1 - e²)}, rounded up. */
    static final double GREATEST_RADIUS = 6_399_594;

    private final Pieces pieces;
    private boolean closed;
    private double radius;

    // a sphere around everything, inside of a ring included, radius not included
    private double centreX;
    private double centreY;
    private double centreZ;
    private double reach;

    /** Of nothing yet. */
    Outline() {
        this(new Pieces());
    }

    Outline(Shape shape) {
        this();
        load(shape);
    }

    private Outline(Pieces pieces) {
        this.pieces = pieces;
    }

    /** Of a ring that may cross itself. */
    static Outline ofDrawn(List<LatLon> ring) {
        var outline = new Outline();
        outline.loadPath(ring, true, 0);
        return outline;
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

    /** Holds only where {@code shape} starts, and what is within its radius of that: a part of it that costs little. */
    void loadStart(Shape shape) {
        switch (shape) {
            case Circle circle -> load(circle);
            case Point point -> load(point);
            case Corridor corridor ->
                loadPlace(corridor.path().get(0), corridor.width().metres() / 2);
            case Polygon polygon -> loadPlace(polygon.ring().get(0), 0);
        }
    }

    /** A copy without room to spare, to be kept. */
    Outline trimmed() {
        var copy = new Outline(pieces.trimmed());
        copy.closed = closed;
        copy.radius = radius;
        copy.centreX = centreX;
        copy.centreY = centreY;
        copy.centreZ = centreZ;
        copy.reach = reach;
        return copy;
    }

    Pieces pieces() {
        return pieces;
    }

    /** What was taken off, metres. */
    double radius() {
        return radius;
    }

    /** Radius of a sphere around the core, the inside of a ring included, metres. */
    double reach() {
        return reach;
    }

    /** From the centre of the other's sphere to that of this, metres. */
    double toCentre(Outline other) {
        return toCentre(other.centreX, other.centreY, other.centreZ);
    }

    double toCentre(double x, double y, double z) {
        return Pieces.distance(x - centreX, y - centreY, z - centreZ);
    }

    /** Whether nothing follows piece {@code i}. */
    boolean isEnd(int i) {
        return !closed && i == pieces.size() - 1;
    }

    /** Whether the inside belongs to the shape. */
    boolean isRing() {
        return closed;
    }

    /** Whether anything within what bounds an entry may be less than {@code metres} from an edge or the only vertex. */
    boolean mayReach(Entries entries, int entry, double metres) {
        for (int i = 0; i < pieces.size(); i++) {
            double dx = outside(pieces.middleX(i), entries, entry, 0);
            double dy = outside(pieces.middleY(i), entries, entry, 1);
            double dz = outside(pieces.middleZ(i), entries, entry, 2);
            double most = pieces.reach(i) + radius + metres;
            if (dx * dx + dy * dy + dz * dz <= most * most) {
                return true;
            }
        }
        return false;
    }

    /** Widens {@code box} to hold every place of the shape, its radius and the inside of a ring included. */
    void boundInto(Box box) {
        // The inside of a ring rises above it by less than the sagitta of its sphere; twice that is sure.
        double margin = radius + (closed ? reach * reach / LEAST_RADIUS : 0) + PLACE_ERROR;
        for (int i = 0; i < pieces.size(); i++) {
            pieces.boundInto(box, i, margin);
        }
    }

    /** Whether this is a ring around where the other starts; either answer may come for a place on the ring. */
    boolean holdsStartOf(Outline other) {
        double x = other.pieces.startX(0);
        double y = other.pieces.startY(0);
        double z = other.pieces.startZ(0);
        return closed && toCentre(x, y, z) <= reach && holds(x, y, z);
    }

    private boolean holds(double x, double y, double z) {
        double upZ = Pieces.upward(z);
        // two level directions at the place, square to each other; lengths do not matter
        boolean polar = Math.abs(x) + Math.abs(y) < Math.abs(z) / 100;
        double ex = polar ? upZ : -y;
        double ey = polar ? 0 : x;
        double ez = polar ? -x : 0;
        double fx = y * ez - upZ * ey;
        double fy = upZ * ex - x * ez;
        double fz = x * ey - y * ex;
        double here = x * ex + y * ey + z * ez;
        int turns = 0;
        boolean before = isAhead(0, x, y, z, fx, fy, fz);
        for (int i = 0; i < pieces.size(); i++) {
            boolean after = isAhead(i + 1 < pieces.size() ? i + 1 : 0, x, y, z, fx, fy, fz);
            if (before != after) {
                double t = pieces.passage(i, x, y, z, fx, fy, fz);
                if (pieces.along(i, t, ex, ey, ez) > here) {
                    turns += after ? 1 : -1;
                }
            }
            before = after;
        }
        return turns != 0;
    }

    private boolean isAhead(int i, double x, double y, double z, double fx, double fy, double fz) {
        return (pieces.startX(i) - x) * fx + (pieces.startY(i) - y) * fy + (pieces.startZ(i) - z) * fz >= 0;
    }

    private void loadPlace(LatLon place, double radius) {
        this.radius = radius;
        closed = false;
        pieces.setPlace(place);
        centreX = pieces.startX(0);
        centreY = pieces.startY(0);
        centreZ = pieces.startZ(0);
        reach = 0;
    }

    private void loadPath(List<LatLon> vertices, boolean ring, double radius) {
        this.radius = radius;
        closed = ring;
        int edges = ring ? vertices.size() : vertices.size() - 1;
        pieces.startAt(vertices.get(0));
        for (int i = 0; i < edges; i++) {
            pieces.addEdge(vertices.get(i), vertices.get(i + 1 < vertices.size() ? i + 1 : 0));
        }
        bound();
    }

    /**
     * A ball whose centre is among the pieces. The part of the ellipsoid outside a ball that holds a ring is one
     * piece, and holds the antipodes, so the inside of the ring is in the ball.
     */
    private void bound() {
        double x = 0;
        double y = 0;
        double z = 0;
        int size = pieces.size();
        for (int i = 0; i < size; i++) {
            x += pieces.middleX(i);
            y += pieces.middleY(i);
            z += pieces.middleZ(i);
        }
        centreX = x / size;
        centreY = y / size;
        centreZ = z / size;
        reach = 0;
        for (int i = 0; i < size; i++) {
            reach = Math.max(reach, pieces.toMiddle(i, centreX, centreY, centreZ) + pieces.reach(i));
        }
    }

    private static double outside(double value, Entries entries, int entry, int dimension) {
        return Math.max(
                0, Math.max(entries.least(entry, dimension) - value, value - entries.greatest(entry, dimension)));
    }
}
