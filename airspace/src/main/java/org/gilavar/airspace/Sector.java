package org.gilavar.airspace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Latitudes from south to north and longitudes from west to east, in degrees; the longitudes may run past 180, and never
 * more than once around.
 *
 * <p>Sectors come from discs: a piece of an edge lies within half its length of its middle, however it bulges towards the
 * pole, and within that plus the radius with its surroundings. A disc of {@code s} metres on the ellipsoid lies, in
 * geodetic latitude and longitude, within a disc of {@code s / m} radians on the unit sphere, where {@code m = a(1 - e²)}
 * is the least radius of curvature: both principal radii are at least that everywhere.
 */
record Sector(double south, double west, double north, double east) {
    /** Pieces this long follow a path closely enough for a tenth of a degree. */
    private static final double PIECE_METRES = 20_000;

    private static final double LEAST_RADIUS = 6_335_439;
    private static final double OUTWARD = 1e-9;
    private static final double CIRCLE = 360;

    /** Sectors that together hold every place of a shape: one for a polygon and its inside, one for each piece of a path. */
    static List<Sector> covering(Core core) {
        if (core.closed()) {
            return List.of(around(core));
        }
        if (core.edges().isEmpty()) {
            return List.of(disc(core.vertices().getFirst(), core.radius()));
        }
        return core.edges().stream()
                .flatMap(edge -> pieces(edge, core.radius()).stream())
                .toList();
    }

    /** One around a ring and its inside, following the ring so that no step goes the long way round. */
    private static Sector around(Core ring) {
        var pieces =
                ring.edges().stream().flatMap(edge -> pieces(edge, 0).stream()).toList();
        var piece = pieces.getFirst();
        var sector = piece;
        for (var next : pieces) {
            piece = next.beside(piece);
            sector = sector.joined(piece);
        }
        for (var pole : List.of(new LatLon(90, 0), new LatLon(-90, 0))) {
            if (ring.contains(pole)) {
                sector = sector.joined(disc(pole, 0));
            }
        }
        return sector;
    }

    private static List<Sector> pieces(Edge edge, double radius) {
        int count = (int) Math.ceil(edge.length() / Math.max(PIECE_METRES, radius));
        double half = edge.length() / count / 2;
        return IntStream.range(0, count)
                .mapToObj(i -> disc(edge.at((2 * i + 1) * half), half + radius))
                .toList();
    }

    private static Sector disc(LatLon centre, double metres) {
        double reach = metres / LEAST_RADIUS;
        double lat = Math.toDegrees(reach) + OUTWARD;
        double south = centre.lat() - lat;
        double north = centre.lat() + lat;
        if (south <= -90 || north >= 90) {
            return new Sector(south, -180, north, 180);
        }
        double sine = Math.sin(reach) / Math.cos(Math.toRadians(centre.lat()));
        double lon = Math.toDegrees(Math.asin(Math.min(1, sine))) + OUTWARD;
        return new Sector(south, centre.lon() - lon, north, centre.lon() + lon);
    }

    /** This sector, turned whole circles until it is on the same side of the globe as {@code other}. */
    private Sector beside(Sector other) {
        double turn = CIRCLE * Math.rint((other.west + other.east - west - east) / (2 * CIRCLE));
        return new Sector(south, west + turn, north, east + turn);
    }

    private Sector joined(Sector other) {
        return new Sector(
                Math.min(south, other.south),
                Math.min(west, other.west),
                Math.max(north, other.north),
                Math.max(east, other.east));
    }

    /** Whether a place is in both, edges counted. */
    boolean meets(Sector other) {
        if (south > other.north || other.south > north) {
            return false;
        }
        // How far the other's western side lies east of this one's, from 0 up to once around.
        double ahead = other.west - west - CIRCLE * Math.floor((other.west - west) / CIRCLE);
        return ahead <= east - west || ahead + (other.east - other.west) >= CIRCLE;
    }
}
