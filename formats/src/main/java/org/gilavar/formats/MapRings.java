package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gilavar.airspace.LatLon;

/**
 * Rings as a flat map of longitude and latitude needs them, RFC 7946 section 3.1: cut where they cross the antimeridian,
 * led along the edge of the map to a pole they hold, counterclockwise, and closed by their first place once more.
 *
 * <p>For drawing. Where an edge is cut it is taken as straight on that map.
 */
public final class MapRings {
    private static final double HALF_TURN = 180;
    private static final double TURN = 360;

    private MapRings() {}

    /**
     * The parts of a ring, one unless it crosses the antimeridian.
     *
     * @param ring first place not repeated; from each place to the next the shorter way round
     */
    public static List<List<LatLon>> of(List<LatLon> ring) {
        var whole = unrolled(ring);
        double west = whole.stream().mapToDouble(Spot::x).min().orElseThrow();
        double east = whole.stream().mapToDouble(Spot::x).max().orElseThrow();
        var parts = new ArrayList<List<LatLon>>();
        // maps side by side, each as wide as the world
        for (double map = Math.floor((west + HALF_TURN) / TURN) * TURN; map - HALF_TURN < east; map += TURN) {
            var part = cut(cut(whole, map - HALF_TURN, 1), map + HALF_TURN, -1);
            if (area(part) != 0) {
                parts.add(finished(part, map));
            }
        }
        return parts;
    }

    /** A place on a map that goes on to the east and west. */
    private record Spot(double x, double y) {}

    private static List<Spot> unrolled(List<LatLon> ring) {
        var spots = new ArrayList<Spot>();
        double x = ring.getFirst().lon();
        for (var place : ring) {
            x += Math.IEEEremainder(place.lon() - x, TURN);
            spots.add(new Spot(x, place.lat()));
        }
        double back = x + Math.IEEEremainder(ring.getFirst().lon() - x, TURN);
        double start = ring.getFirst().lon();
        if (Math.abs(back - start) > HALF_TURN) {
            // once around: the pole on its side is inside
            double pole = spots.stream().mapToDouble(Spot::y).sum() > 0 ? 90 : -90;
            spots.add(new Spot(back, ring.getFirst().lat()));
            spots.add(new Spot(back, pole));
            spots.add(new Spot(start, pole));
        }
        return spots;
    }

    /** What lies east (1) or west (-1) of a meridian, by Sutherland and Hodgman (1974). */
    private static List<Spot> cut(List<Spot> ring, double meridian, int side) {
        DoubleUnaryOperator inside = x -> (x - meridian) * side;
        var kept = new ArrayList<Spot>();
        for (int i = 0; i < ring.size(); i++) {
            var from = ring.get(i);
            var to = ring.get((i + 1) % ring.size());
            double fromInside = inside.applyAsDouble(from.x);
            double toInside = inside.applyAsDouble(to.x);
            if (fromInside >= 0) {
                kept.add(from);
            }
            if (fromInside * toInside < 0) {
                double share = fromInside / (fromInside - toInside);
                kept.add(new Spot(meridian, from.y + share * (to.y - from.y)));
            }
        }
        return kept;
    }

    private static List<LatLon> finished(List<Spot> part, double map) {
        var ring = new ArrayList<LatLon>();
        for (var spot : area(part) > 0 ? part : part.reversed()) {
            ring.add(new LatLon(spot.y, Math.clamp(spot.x - map, -HALF_TURN, HALF_TURN)));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    /** Twice the area, positive when counterclockwise. */
    private static double area(List<Spot> ring) {
        double area = 0;
        for (int i = 0; i < ring.size(); i++) {
            var from = ring.get(i);
            var to = ring.get((i + 1) % ring.size());
            area += from.x * to.y - to.x * from.y;
        }
        return area;
    }
}
