package org.gilavar.airspace;

import java.util.BitSet;
import java.util.List;

/**
 * Squares of latitude and longitude that cover a shape, for telling roughly where something is.
 *
 * <p>The cover holds every place of the shape. It is the bounding box for a polygon and the boxes
 * around its pieces for a path, so it may hold more. Immutable and thread-safe.
 */
public final class CoarseGrid {
    /** Finer squares would say more than roughly, and names carry hundredths. */
    private static final double SMALLEST = 0.1;

    private static final double LARGEST = 30;

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
        return covering(Core.of(shape));
    }

    /**
     * The squares that cover a ring that was drawn, such as the footprint of an {@link Overlap}, and its inside. Unlike
     * the ring of a {@link Polygon} it may touch or cross itself.
     */
    public List<Cell> cells(List<LatLon> ring) {
        return covering(Core.ofDrawn(ring));
    }

    private List<Cell> covering(Core core) {
        var covered = new BitSet(rows * columns);
        Sector.covering(core).forEach(sector -> cover(covered, sector));
        return covered.stream().mapToObj(this::cell).toList();
    }

    private Cell cell(int index) {
        return new Cell(edge(index / columns) - 90, edge(index % columns) - 180, edge(1));
    }

    /** Degrees from the origin to a line of the grid, without the noise of repeated addition. */
    private double edge(int line) {
        return Math.rint(line * 18_000.0 / rows) / 100;
    }

    private void cover(BitSet covered, Sector sector) {
        int south = row(sector.south());
        int north = row(sector.north());
        int west = (int) Math.floor((sector.west() + 180) * columns / 360);
        int east = (int) Math.floor((sector.east() + 180) * columns / 360);
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
}
