package org.gilavar.airspace;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Squares of latitude and longitude that cover a shape, for telling roughly where something is.
 *
 * <p>The cover holds every place of the shape. It is the bounding box for a polygon and the boxes
 * around its pieces for a path, so it may hold more. Immutable and thread-safe.
 *
 * <p>Boxes come from discs: a piece of an edge lies within half its length of its middle, however it
 * bulges towards the pole, and within that plus the radius with its surroundings. A disc of {@code s}
 * metres on the ellipsoid lies, in geodetic latitude and longitude, within a disc of {@code s / m} radians
 * on the unit sphere, where {@code m = a(1 - e²)} is the least radius of curvature: both principal radii
 * are at least that everywhere.
 */
public final class CoarseGrid {
    /** Finer squares would say more than roughly, and names carry hundredths. */
    private static final double SMALLEST = 0.1;

    private static final double LARGEST = 30;

    /** Pieces this long follow a path closely enough for the smallest squares. */
    private static final double PIECE_METRES = 20_000;

    private static final double LEAST_RADIUS = 6_335_439;
    private static final double OUTWARD = 1e-9;

    private final int rows;
    private final int columns;

    /** A grid of squares of {@code cellDegrees}, from 0.1 to 30, that divide 180 and are whole hundredths. */
    public CoarseGrid(double cellDegrees) {
        double count = Math.rint(180 / cellDegrees);
        boolean divides = Math.abs(count * cellDegrees - 180) < 1e-9;
        boolean hundredths = Math.abs(cellDegrees * 100 - Math.rint(cellDegrees * 100)) < 1e-9;
        if (!(cellDegrees >= SMALLEST && cellDegrees <= LARGEST && divides && hundredths)) {
            throw new InvalidVolumeException(
                    "cellDegrees",
                    "expected hundredths that divide 180, from " + SMALLEST + " to " + LARGEST + ", found "
                            + cellDegrees);
        }
        this.rows = (int) count;
        this.columns = 2 * rows;
    }

    /** The squares that cover {@code shape}, from south to north, each row from west to east. */
    public List<Cell> cells(Shape shape) {
        var core = Core.of(shape);
        var covered = new BitSet(rows * columns);
        if (core.closed()) {
            cover(covered, around(core));
        } else if (core.edges().isEmpty()) {
            cover(covered, Box.disc(core.vertices().getFirst(), core.radius()));
        } else {
            core.edges().forEach(edge -> pieces(edge, core.radius()).forEach(box -> cover(covered, box)));
        }
        return covered.stream().mapToObj(this::cell).toList();
    }

    /**
     * The squares that cover a ring that was drawn, such as the footprint of an {@link Overlap}, and its inside. Unlike
     * the ring of a {@link Polygon} it may touch or cross itself.
     */
    public List<Cell> cells(List<LatLon> ring) {
        var covered = new BitSet(rows * columns);
        cover(covered, around(Core.ofDrawn(ring)));
        return covered.stream().mapToObj(this::cell).toList();
    }

    private Cell cell(int index) {
        return new Cell(edge(index / columns) - 90, edge(index % columns) - 180, edge(1));
    }

    /** Degrees from the origin to a line of the grid, without the noise of repeated addition. */
    private double edge(int line) {
        return Math.rint(line * 18_000.0 / rows) / 100;
    }

    private void cover(BitSet covered, Box box) {
        int south = row(box.south());
        int north = row(box.north());
        int west = (int) Math.floor((box.west() + 180) * columns / 360);
        int east = (int) Math.floor((box.east() + 180) * columns / 360);
        int wide = Math.min(east - west + 1, columns);
        for (int row = south; row <= north; row++) {
            for (int i = 0; i < wide; i++) {
                covered.set(row * columns + Math.floorMod(west + i, columns));
            }
        }
    }

    private int row(double lat) {
        return Math.clamp((long) Math.floor((lat + 90) * rows / 180), 0, rows - 1);
    }

    /** One box around a ring and its inside, following the ring so that no step goes the long way round. */
    private static Box around(Core ring) {
        var pieces =
                ring.edges().stream().flatMap(edge -> pieces(edge, 0).stream()).toList();
        var piece = pieces.getFirst();
        var box = piece;
        for (var next : pieces) {
            piece = next.beside(piece);
            box = box.joined(piece);
        }
        for (var pole : List.of(new LatLon(90, 0), new LatLon(-90, 0))) {
            if (ring.contains(pole)) {
                box = box.joined(Box.disc(pole, 0));
            }
        }
        return box;
    }

    private static List<Box> pieces(Edge edge, double radius) {
        int count = (int) Math.ceil(edge.length() / Math.max(PIECE_METRES, radius));
        double half = edge.length() / count / 2;
        return IntStream.range(0, count)
                .mapToObj(i -> Box.disc(edge.at((2 * i + 1) * half), half + radius))
                .toList();
    }

    /** Latitudes and longitudes from west to east, in degrees; the longitudes may run past 180. */
    private record Box(double south, double west, double north, double east) {

        static Box disc(LatLon centre, double metres) {
            double reach = metres / LEAST_RADIUS;
            double lat = Math.toDegrees(reach) + OUTWARD;
            double south = centre.lat() - lat;
            double north = centre.lat() + lat;
            if (south <= -90 || north >= 90) {
                return new Box(south, -180, north, 180);
            }
            double sine = Math.sin(reach) / Math.cos(Math.toRadians(centre.lat()));
            double lon = Math.toDegrees(Math.asin(Math.min(1, sine))) + OUTWARD;
            return new Box(south, centre.lon() - lon, north, centre.lon() + lon);
        }

        /** This box, turned whole circles until it is on the same side of the globe as {@code other}. */
        Box beside(Box other) {
            double turn = 360 * Math.rint((other.west + other.east - west - east) / 720);
            return new Box(south, west + turn, north, east + turn);
        }

        Box joined(Box other) {
            return new Box(
                    Math.min(south, other.south),
                    Math.min(west, other.west),
                    Math.max(north, other.north),
                    Math.max(east, other.east));
        }
    }
}
