package org.gilavar.airspace;

import java.util.List;

/**
 * A box on the map, for asking what may be in it. Immutable.
 *
 * <p>What it says no to has no place in it. It may say yes to a little more than has: a polygon is judged by the box around
 * it, a path by those around pieces of some 20 km, a disc by its own.
 *
 * @param west longitude of the western side in degrees, -180 to 180
 * @param south latitude of the southern side in degrees, -90 to 90
 * @param east longitude of the eastern side; less than {@code west} where the box lies across the antimeridian
 * @param north latitude of the northern side, not less than {@code south}
 */
public record DegreeBox(double west, double south, double east, double north) {

    /** Throws {@link InvalidVolumeException} on the side that is out of range, not finite, or south of the southern. */
    public DegreeBox {
        check("west", west, 180);
        check("south", south, 90);
        check("east", east, 180);
        check("north", north, 90);
        if (north < south) {
            throw new InvalidVolumeException("north", "expected no less than the south " + south + ", found " + north);
        }
    }

    private static void check(String field, double degrees, int limit) {
        if (!(Math.abs(degrees) <= limit)) {
            throw new InvalidVolumeException(
                    field, "expected degrees from -" + limit + " to " + limit + ", found " + degrees);
        }
    }

    /** Whether any place of a shape may be in the box, its sides included. */
    public boolean mayHold(Shape shape) {
        return holds(Core.of(shape));
    }

    /** The same of a ring that was drawn, such as the footprint of an {@link Overlap}, and its inside. */
    public boolean mayHold(List<LatLon> ring) {
        return holds(Core.ofDrawn(ring));
    }

    /** Whether any place of a square is in the box. */
    public boolean mayHold(Cell cell) {
        return sector().meets(new Sector(
                cell.south(), cell.west(), cell.south() + cell.sizeDegrees(), cell.west() + cell.sizeDegrees()));
    }

    private boolean holds(Core core) {
        Sector own = sector();
        return Sector.covering(core).stream().anyMatch(own::meets);
    }

    private Sector sector() {
        return new Sector(south, west, north, west <= east ? east : east + 360);
    }
}
