package org.gilavar.airspace;

import java.util.Arrays;

/**
 * A volume in the figures of {@link Entries}, with the minima around it: what may be too close to it, told without
 * looking at more than those.
 *
 * <p>Made once and asked again and again. Not thread-safe.
 */
final class Question {
    /** Gaps in level are rounded to the millimetre before they are compared. */
    private static final double LEVEL_ROUNDING = 0.001;

    /** What outward rounding to units of level and seconds, of an entry and of what is asked, comes to at most. */
    private static final int ROUNDED = 4;

    private final Separation separation;
    private final DatumBounds datums;
    private final double reach;
    private final double[] leastAbove = new double[LevelScale.COUNT];
    private final double[] mostAbove = new double[LevelScale.COUNT];
    private final Box box = new Box();

    private int minX;
    private int maxX;
    private int minY;
    private int maxY;
    private int minZ;
    private int maxZ;
    private int first;
    private int last;

    /** By the scale of an entry. */
    private final int[] lower = new int[LevelScale.COUNT];

    private final int[] upper = new int[LevelScale.COUNT];
    private int scale;

    Question(Detector detector) {
        separation = detector.separation();
        datums = detector.widestBounds();
        reach = separation.lateral().metres() + Detector.LATERAL_TOLERANCE_METRES;
        Arrays.setAll(leastAbove, i -> LevelScale.leastAbove(i, datums));
        Arrays.setAll(mostAbove, i -> LevelScale.mostAbove(i, datums));
    }

    /** Asks about a volume with this outline. */
    void ask(Volume asked, Outline outline) {
        box.clear();
        outline.boundInto(box);
        around(box.minX, box.maxX, box.minY, box.maxY, box.minZ, box.maxZ);
        during(
                Seconds.before(asked.window().start()),
                Seconds.after(asked.window().end()));
        var band = asked.altitude();
        int itsScale = LevelScale.of(band);
        between(LevelScale.lower(band, itsScale, datums), LevelScale.upper(band, itsScale, datums), itsScale);
    }

    /** Asks about an entry. */
    void ask(Entries entries, int i) {
        int[] bounds = entries.bounds;
        int at = i * Entries.BOUNDS;
        around(bounds[at], bounds[at + 1], bounds[at + 2], bounds[at + 3], bounds[at + 4], bounds[at + 5]);
        during(bounds[at + Entries.TIME], bounds[at + Entries.TIME + 1]);
        between(
                entries.levels[2 * i] * (double) Entries.LEVEL_UNIT,
                entries.levels[2 * i + 1] * (double) Entries.LEVEL_UNIT,
                entries.scales[i]);
    }

    /** Metres on the ground within which two extents are too close. */
    double reach() {
        return reach;
    }

    /**
     * Writes which of the items from one to another may be too close, in space and in time, into {@code found} from
     * {@code count}; where the last was written. There is no branch to be guessed wrong, and nothing here can overflow.
     */
    int sift(int[] bounds, int from, int to, int[] found, int count) {
        for (int i = from; i < to; i++) {
            int at = i * Entries.BOUNDS;
            found[count] = i;
            int away = (last - bounds[at + 6])
                    | (bounds[at + 7] - first)
                    | (maxX - bounds[at])
                    | (bounds[at + 1] - minX)
                    | (maxY - bounds[at + 2])
                    | (bounds[at + 3] - minY)
                    | (maxZ - bounds[at + 4])
                    | (bounds[at + 5] - minZ);
            count += (away >>> 31) ^ 1;
        }
        return count;
    }

    /** Whether an entry may be too close in level. */
    boolean mayBeLevelWith(Entries entries, int i) {
        int theirs = entries.scales[i];
        return entries.levels[2 * i] <= upper[theirs] && entries.levels[2 * i + 1] >= lower[theirs];
    }

    /** Whether an entry is too close in time, for certain. */
    boolean isSurelyCloseInTime(Entries entries, int i) {
        int start = entries.bounds[i * Entries.BOUNDS + Entries.TIME];
        int end = entries.bounds[i * Entries.BOUNDS + Entries.TIME + 1];
        return Seconds.isWithin(start)
                && Seconds.isWithin(end)
                && Seconds.isWithin(first)
                && Seconds.isWithin(last)
                && start + ROUNDED < last
                && end - ROUNDED > first;
    }

    /** Whether an entry is too close in level, for certain. */
    boolean isSurelyCloseInLevel(Entries entries, int i) {
        int theirs = entries.scales[i];
        return LevelScale.compareDirectly(scale, theirs)
                && entries.levels[2 * i] + ROUNDED < upper[theirs]
                && entries.levels[2 * i + 1] - ROUNDED > lower[theirs];
    }

    private void around(double leastX, double mostX, double leastY, double mostY, double leastZ, double mostZ) {
        minX = Entries.down(leastX - reach);
        maxX = Entries.up(mostX + reach);
        minY = Entries.down(leastY - reach);
        maxY = Entries.up(mostY + reach);
        minZ = Entries.down(leastZ - reach);
        maxZ = Entries.up(mostZ + reach);
    }

    private void during(int start, int end) {
        first = Seconds.moved(start, separation.time(), -1);
        last = Seconds.moved(end, separation.time(), 1);
    }

    private void between(double low, double high, int itsScale) {
        scale = itsScale;
        double apart = separation.vertical().metres() + LEVEL_ROUNDING;
        for (int theirs = 0; theirs < LevelScale.COUNT; theirs++) {
            if (LevelScale.compareDirectly(scale, theirs)) {
                lower[theirs] = Entries.levelDown(low - apart);
                upper[theirs] = Entries.levelUp(high + apart);
            } else {
                lower[theirs] = Entries.levelDown(low - apart - (mostAbove[theirs] - leastAbove[scale]));
                upper[theirs] = Entries.levelUp(high + apart - (leastAbove[theirs] - mostAbove[scale]));
            }
        }
    }
}
