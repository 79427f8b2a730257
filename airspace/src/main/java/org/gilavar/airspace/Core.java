package org.gilavar.airspace;

import java.util.List;

/**
 * A shape with its radius taken off: a point, a path or a ring of geodesics.
 *
 * <h2>Why distance is measured this way</h2>
 *
 * <p>A shape is its core widened by a radius, so two shapes are as far apart as their cores less both
 * radii. Nothing is ever widened for a verdict: an outline drawn with straight pieces lies inside the
 * true one, by 45 m for eight pieces at 5 NM, and would miss a conflict by as much. Nothing is
 * projected: a plane is off by metres over 500 km, a sphere by hundreds.
 *
 * <p>Two cores whose edges do not cross are nearest at a vertex of one or the other, so three questions
 * are enough:
 *
 * <ol>
 *   <li>Do two edges cross? The ends of each lie on opposite sides of the other, the side being the sign
 *       of the difference of two azimuths seen from one end. This is exact on the ellipsoid as long as all
 *       four ends have one shortest path between each two; the chord between the middles, tried first,
 *       leaves only edges that near. Ends within a millimetre of the other's line count as no crossing,
 *       because the sign is then noise; the next step finds that pair touching instead.
 *   <li>How far is a vertex from an edge? The distance falls along the edge while the vertex is ahead and
 *       rises when it is behind, so the foot is where the angle between edge and sight is right. From any
 *       place on the edge the spherical right triangle gives the step to it; the step is wrong by a few
 *       parts in a thousand on the ellipsoid, so repeating it converges in two or three rounds, and halving
 *       the bracket whenever a step leaves it makes sure it does. After
 *       S. Baselga and J. C. Martínez-Llario, "Intersection and point-to-line solutions for geodesics on the
 *       ellipsoid", Stud. Geophys. Geod. 62 (2018) 353–363.
 *   <li>Does one contain the other? Then, without crossings, it contains any vertex. A ring winds around a
 *       place as often as the azimuths to its vertices turn around the compass, which asks nothing of
 *       longitude and so holds at the poles and the antimeridian.
 * </ol>
 *
 * <p>All pairs cost O(nm), but a vertex is measured against an edge only if the chord between them, which
 * no way over the ground is shorter than, leaves the edge a chance of being nearer than the best so far.
 * That skips work and never an answer.
 *
 * <p>Right to 0.1 mm up to 3,000 km, all radii and the minimum together. Further off it is still the distance
 * between two real places, if not always the nearest two, so it is never too small. Nearer than
 * {@link Edge#TOUCH} is reported as 0. Immutable.
 */
final class Core {
    private final List<LatLon> vertices;
    private final List<Ecef> positions;
    private final List<Edge> edges;
    private final boolean closed;
    private final double radius;

    private Core(List<LatLon> vertices, List<Edge> edges, boolean closed, double radius) {
        this.vertices = vertices;
        this.positions = vertices.stream().map(Ecef::of).toList();
        this.edges = edges;
        this.closed = closed;
        this.radius = radius;
    }

    /** The inside of a ring that is only shown, such as a footprint: it may touch or cross itself. */
    static Core ofDrawn(List<LatLon> ring) {
        return new Core(ring, Edge.ring(ring), true, 0);
    }

    static Core of(Shape shape) {
        return switch (shape) {
            case Circle(var centre, var radius) -> new Core(List.of(centre), List.of(), false, radius.metres());
            case Point(var position, var uncertainty) ->
                new Core(List.of(position), List.of(), false, uncertainty.metres());
            case Corridor(var path, var width) -> new Core(path, Edge.path(path), false, width.metres() / 2);
            case Polygon(var ring) -> new Core(ring, Edge.ring(ring), true, 0);
        };
    }

    List<LatLon> vertices() {
        return vertices;
    }

    List<Edge> edges() {
        return edges;
    }

    /** Whether the inside belongs to this core. */
    boolean closed() {
        return closed;
    }

    /** What was taken off, metres. */
    double radius() {
        return radius;
    }

    /** Whether all of this certainly lies within {@code area}; nothing does within a corridor. */
    boolean liesWithin(Core area) {
        if (area.edges.isEmpty()) {
            var centre = area.vertices.getFirst();
            return vertices.stream().allMatch(v -> Edge.distance(centre, v) + radius <= area.radius);
        }
        if (!area.closed || !vertices.stream().allMatch(area::contains)) {
            return false;
        }
        var boundary = new Core(area.vertices, area.edges, false, 0);
        return nearest(this, boundary).metres() > radius;
    }

    /** Metres between what {@code a} and {@code b} were taken from; 0 when they overlap. */
    static double gap(Core a, Core b) {
        return Math.max(0, nearest(a, b).metres() - (a.radius + b.radius));
    }

    static Nearest nearest(Core a, Core b) {
        for (var mine : a.edges) {
            for (var theirs : b.edges) {
                if (mine.crosses(theirs)) {
                    var crossing = mine.crossing(theirs);
                    return new Nearest(0, crossing, crossing);
                }
            }
        }
        var p = a.vertices.getFirst();
        var q = b.vertices.getFirst();
        if (b.contains(p)) {
            return new Nearest(0, p, p);
        }
        if (a.contains(q)) {
            return new Nearest(0, q, q);
        }
        var best = new Nearest(Edge.distance(p, q), p, q);
        best = a.nearer(best, b);
        best = b.nearer(best.swapped(), a).swapped();
        return best.metres() < Edge.TOUCH ? new Nearest(0, best.onA(), best.onB()) : best;
    }

    /** The nearest pair of a place on an edge of this and a vertex of {@code other}, if nearer than {@code best}. */
    private Nearest nearer(Nearest best, Core other) {
        for (int i = 0; i < other.vertices.size(); i++) {
            for (var edge : edges) {
                if (edge.atLeast(other.positions.get(i)) < best.metres()) {
                    var found = edge.nearest(other.vertices.get(i));
                    best = found.metres() < best.metres() ? found : best;
                }
            }
        }
        return best;
    }

    /** Whether this winds around {@code p}; either answer may come for a place on the boundary. */
    boolean contains(LatLon p) {
        // further off, the ring could be winding around the far side of the globe
        if (!closed || Edge.distance(vertices.getFirst(), p) > Limits.MAX_EXTENT_METRES) {
            return false;
        }
        double turned = 0;
        double before = Edge.azimuth(p, vertices.getLast());
        for (var vertex : vertices) {
            double azimuth = Edge.azimuth(p, vertex);
            turned += Math.IEEEremainder(azimuth - before, 360);
            before = azimuth;
        }
        return Math.abs(turned) > 180;
    }
}
