package org.gilavar.airspace;

import java.util.List;
import java.util.Locale;

/** The checks a path or ring passes before anything measures it. */
final class Vertices {
    /** A chord this much of a limit, at most a seventh of the way around the earth, has its geodesic below the limit. */
    private static final double SURELY_NEAR = 0.97;

    private Vertices() {}

    static void check(String field, List<LatLon> vertices, int least) {
        int count = vertices.size();
        if (count < least || count > Limits.MAX_VERTICES) {
            throw new InvalidVolumeException(
                    field, "expected from " + least + " to " + Limits.MAX_VERTICES + " vertices, found " + count);
        }
        double length = 0;
        for (int i = 1; i < count; i++) {
            checkEdge(field, i, i - 1, vertices);
            length += Ecef.of(vertices.get(i - 1)).chord(Ecef.of(vertices.get(i)));
            if (length > Limits.MAX_PATH_METRES) {
                throw fault(field, i, "expected no more than 100,000 km of edges, found more up to here");
            }
        }
    }

    static void checkRing(String field, List<LatLon> ring) {
        int last = ring.size() - 1;
        checkEdge(field, last, 0, ring);
        var first = Ecef.of(ring.getFirst());
        for (int i = 1; i <= last; i++) {
            if (first.chord(Ecef.of(ring.get(i))) < SURELY_NEAR * Limits.MAX_EXTENT_METRES) {
                continue;
            }
            double extent = Edge.distance(ring.getFirst(), ring.get(i));
            if (extent > Limits.MAX_EXTENT_METRES) {
                throw tooFar(field, i, 0, extent, Limits.MAX_EXTENT_METRES, "state the area in pieces");
            }
        }
        if (!Nearness.mayCrossItself(ring)) {
            return;
        }
        var edges = Edge.ring(ring);
        // the closing edge is a neighbour of the first
        for (int i = 0; i <= last; i++) {
            for (int j = i + 2; j <= last - (i == 0 ? 1 : 0); j++) {
                if (edges.get(i).crosses(edges.get(j))) {
                    throw fault(field, j, "the edge from here crosses the edge from " + field + "[" + i + "]");
                }
            }
        }
    }

    private static void checkEdge(String field, int at, int from, List<LatLon> vertices) {
        double chord = Ecef.of(vertices.get(from)).chord(Ecef.of(vertices.get(at)));
        if (chord > 2 * Limits.MIN_EDGE_METRES && chord < SURELY_NEAR * Limits.MAX_EDGE_METRES) {
            return;
        }
        double length = Edge.distance(vertices.get(from), vertices.get(at));
        if (length < Limits.MIN_EDGE_METRES) {
            var closing = at - from > 1 ? "; a ring closes itself" : "";
            throw fault(field, at, "repeats " + field + "[" + from + "]" + closing);
        }
        if (length > Limits.MAX_EDGE_METRES) {
            throw tooFar(field, at, from, length, Limits.MAX_EDGE_METRES, "add a vertex between");
        }
    }

    private static InvalidVolumeException tooFar(
            String field, int at, int from, double metres, double most, String remedy) {
        var reason = String.format(
                Locale.ROOT,
                "expected within %,.0f km of %s[%d], found %,.0f km: %s",
                most / 1000,
                field,
                from,
                metres / 1000,
                remedy);
        return fault(field, at, reason);
    }

    private static InvalidVolumeException fault(String field, int index, String reason) {
        return new InvalidVolumeException(field + "[" + index + "]", reason);
    }
}
