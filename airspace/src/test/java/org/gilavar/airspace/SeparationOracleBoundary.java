package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a shape without its radius, as a tree of edges, each branch within a ball.
 *
 * @param <E> the arithmetic
 */
final class SeparationOracleBoundary<E extends SeparationOracleEdge<E>> {
    /** No area reaches further from its first vertex: {@link Limits#MAX_EXTENT_METRES} and half an edge. */
    private static final double MAX_REACH_METRES = Limits.MAX_EXTENT_METRES + Limits.MAX_EDGE_METRES / 2;

    /** Halvings of an edge after which a place is on it. */
    private static final int MOST_HALVINGS = 60;

    private final List<E> edges;
    private final boolean closed;
    private final double radius;
    private final Part<E> root;

    private SeparationOracleBoundary(List<E> edges, boolean closed, double radius) {
        this.edges = edges;
        this.closed = closed;
        this.radius = radius;
        this.root = part(edges);
    }

    static <E extends SeparationOracleEdge<E>> SeparationOracleBoundary<E> of(
            Shape shape, SeparationOracleEdge.Maker<E> maker) {
        return switch (shape) {
            case Circle(var centre, var radius) -> point(maker.edge(centre, centre), radius);
            case Point(var position, var uncertainty) -> point(maker.edge(position, position), uncertainty);
            case Corridor(var path, var width) ->
                new SeparationOracleBoundary<>(edges(path, maker), false, width.metres() / 2);
            case Polygon(var ring) -> {
                var edges = edges(ring, maker);
                edges.add(maker.edge(ring.getLast(), ring.getFirst()));
                yield new SeparationOracleBoundary<>(edges, true, 0);
            }
        };
    }

    private static <E extends SeparationOracleEdge<E>> SeparationOracleBoundary<E> point(E point, Length radius) {
        return new SeparationOracleBoundary<>(List.of(point), false, radius.metres());
    }

    private static <E extends SeparationOracleEdge<E>> List<E> edges(
            List<LatLon> path, SeparationOracleEdge.Maker<E> maker) {
        var edges = new ArrayList<E>(path.size());
        for (int i = 1; i < path.size(); i++) {
            edges.add(maker.edge(path.get(i - 1), path.get(i)));
        }
        return edges;
    }

    double radius() {
        return radius;
    }

    List<E> edges() {
        return edges;
    }

    Part<E> root() {
        return root;
    }

    SeparationOracleVector someVertex() {
        return edges.getFirst().at(0);
    }

    /**
     * Whether the ring winds around {@code place}, which must be off it.
     *
     * <p>The ring is seen in the plane that touches the earth at the place, dropped straight onto it. An edge is
     * halved until each piece keeps clear of the place by more than its own length, so that the angle it turns
     * through is that between its ends.
     */
    boolean windsAround(SeparationOracleVector place) {
        if (!closed || root.centre().chord(place) > root.reach() || someVertex().chord(place) > MAX_REACH_METRES) {
            return false;
        }
        var up = SeparationOracleSeries.normal(place);
        var least = Math.abs(up.z()) < 0.5 ? new SeparationOracleVector(0, 0, 1) : new SeparationOracleVector(1, 0, 0);
        var east = least.cross(up);
        east = east.times(1 / east.norm());
        var plane = new Plane(place, east, up.cross(east));
        double turned = 0;
        for (var edge : edges) {
            turned += turned(edge, 0, edge.length(), plane, 0);
        }
        return Math.abs(turned) > Math.PI;
    }

    private double turned(E edge, double low, double high, Plane plane, int halvings) {
        if (halvings > MOST_HALVINGS) {
            throw new IllegalStateException("the place is on the ring");
        }
        double middle = (low + high) / 2;
        var m = plane.drop(edge.at(middle));
        if (Math.hypot(m.x, m.y) <= (high - low) / 2) {
            return turned(edge, low, middle, plane, halvings + 1) + turned(edge, middle, high, plane, halvings + 1);
        }
        var p = plane.drop(edge.at(low));
        var q = plane.drop(edge.at(high));
        return Math.atan2(p.x * q.y - p.y * q.x, p.x * q.x + p.y * q.y);
    }

    private static <E extends SeparationOracleEdge<E>> Part<E> part(List<E> edges) {
        if (edges.size() == 1) {
            var edge = edges.getFirst();
            return new Leaf<>(edge.at(edge.length() / 2), edge.length() / 2, edge);
        }
        int half = edges.size() / 2;
        var one = part(edges.subList(0, half));
        var other = part(edges.subList(half, edges.size()));
        var centre = one.centre().times(0.5).plus(other.centre(), 0.5);
        double reach = Math.max(
                one.centre().chord(centre) + one.reach(), other.centre().chord(centre) + other.reach());
        return new Fork<>(centre, reach, one, other);
    }

    /** Successive edges, all within a ball. */
    sealed interface Part<E> {
        SeparationOracleVector centre();

        double reach();
    }

    record Leaf<E>(SeparationOracleVector centre, double reach, E edge) implements Part<E> {}

    record Fork<E>(SeparationOracleVector centre, double reach, Part<E> one, Part<E> other) implements Part<E> {}

    private record Plane(SeparationOracleVector origin, SeparationOracleVector east, SeparationOracleVector north) {
        Dropped drop(SeparationOracleVector place) {
            var from = place.plus(origin, -1);
            return new Dropped(from.dot(east), from.dot(north));
        }
    }

    private record Dropped(double x, double y) {}
}
