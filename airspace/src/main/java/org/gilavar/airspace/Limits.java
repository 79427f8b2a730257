package org.gilavar.airspace;

import java.time.Duration;

/** What a stated volume or minimum may be at most, and why. Lengths in metres. */
public final class Limits {
    /**
     * Vertices in a ring or path. National borders at chart scale stay below; checking a ring against
     * itself is quadratic and takes a fifth of a second at this size with edges of a kilometre.
     */
    public static final int MAX_VERTICES = 10_000;

    /**
     * Length of one edge. Longer edges look unlike themselves on a map, and below this every pair of
     * points near an edge is joined by one shortest path.
     */
    public static final double MAX_EDGE_METRES = 2_000_000;

    /**
     * All edges of a ring or path together: two and a half times around the earth. What a comparison costs grows with
     * length as well as with vertices.
     */
    public static final double MAX_PATH_METRES = 100_000_000;

    /** Length under which two successive vertices are one written twice: the precision of the whole module. */
    public static final double MIN_EDGE_METRES = 0.01;

    /**
     * From the first vertex of a ring to any other. A ring divides the globe in two; staying below a
     * quarter of it makes "inside" mean the small side without asking for an orientation.
     */
    public static final double MAX_EXTENT_METRES = 5_000_000;

    /** Radius, width or uncertainty: beyond any air defence zone, below the reach of the distance method. */
    public static final double MAX_RADIUS_METRES = 1_000_000;

    /** Lowest altitude of a volume, on its datum: below the lowest land with room for geoid and pressure. */
    public static final double MIN_ALTITUDE_METRES = -2_000;

    /** Highest altitude of a volume, on its datum: where space begins and other rules do. */
    public static final double MAX_ALTITUDE_METRES = 100_000;

    /** Highest flight level, FL660: above it the bounds on pressure altitude are not known to hold. */
    public static final double MAX_LEVEL_METRES = 66_000 * 0.3048;

    /** Required lateral separation. */
    public static final double MAX_LATERAL_METRES = 1_000_000;

    /** Required vertical separation: the whole of controlled airspace. */
    public static final double MAX_VERTICAL_METRES = 30_000;

    /** Required separation in time. */
    public static final Duration MAX_TIME = Duration.ofDays(7);

    private Limits() {}

    /** Refuses a negative length, or one beyond {@code most} metres. */
    static void check(String field, Length length, double most) {
        if (length.value() < 0 || length.metres() > most) {
            throw new InvalidVolumeException(
                    field, "expected from 0 to " + Length.kilometres(most / 1000) + ", found " + length);
        }
    }
}
