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

    /** {@link Cells} of the box with its surroundings; those of time are of the tree that was last asked. */
    private long least;

    private long greatest;
    private int first;
    private int last;

    /** By the scale of an entry. */
    private final int[] lower = new int[LevelScale.COUNT];

    private final int[] upper = new int[LevelScale.COUNT];

    /** By the scale of an entry: whether {@link #lower} and {@link #upper} tell what is close, but for rounding. */
    private final boolean[] tellsLevel = new boolean[LevelScale.COUNT];

    private final boolean onOneGround;

    Question(Detector detector) {
        separation = detector.separation();
        datums = detector.widestBounds();
        reach = separation.lateral().metres() + Detector.LATERAL_TOLERANCE_METRES;
        onOneGround = detector.isOnOneGround();
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
        var lower = asked.altitude().lower();
        var upper = asked.altitude().upper();
        between(lower.metres(), LevelScale.of(lower.datum()), upper.metres(), LevelScale.of(upper.datum()));
    }

    /** Asks about an entry. */
    void ask(Entries entries, int i) {
        around(
                entries.least(i, 0),
                entries.greatest(i, 0),
                entries.least(i, 1),
                entries.greatest(i, 1),
                entries.least(i, 2),
                entries.greatest(i, 2));
        during(entries.start(i), entries.end(i));
        int scale = entries.scale(i);
        between(Entries.metres(entries.lower(i)), scale, Entries.metres(entries.upper(i)), scale);
    }

    /** Metres on the ground within which two extents are too close. */
    double reach() {
        return reach;
    }

    /** The next items are of a tree with this frame. */
    void turnTo(TimeFrame frame) {
        least = Cells.at(least, frame.cell(first));
        greatest = Cells.at(greatest, frame.cell(last));
    }

    /** The next items have all of time as theirs. */
    void turnToAllTime() {
        least = Cells.at(least, 0);
        greatest = Cells.at(greatest, Cells.LAST);
    }

    /** Which of the nodes from one to another may hold what is too close: as {@link Cells#sift} has it. */
    int sift(long[] nodes, int from, int to, int[] found, int count) {
        return Cells.sift(least, greatest, nodes, PackedTree.STRIDE, from, to, found, count);
    }

    /** Which of the entries may be too close, in space and time. */
    int sift(Entries entries, int from, int to, int[] found, int count) {
        return Cells.sift(least, greatest, entries.figures, Entries.STRIDE, from, to, found, count);
    }

    /**
     * Keeps of the first {@code count} entries in {@code found} those that may be too close in level; how many those are. No
     * branch waits for memory here, so that all of them are fetched at once.
     */
    int siftByLevel(Entries entries, int[] found, int count) {
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int i = found[k];
            int theirs = entries.scale(i);
            found[kept] = i;
            int apart = (upper[theirs] - entries.lower(i)) | (entries.upper(i) - lower[theirs]);
            kept += (apart >>> 31) ^ 1;
        }
        return kept;
    }

    /** Whether an entry is too close in time, for certain. */
    boolean isSurelyCloseInTime(Entries entries, int i) {
        int start = entries.start(i);
        int end = entries.end(i);
        return Seconds.isWithin(start)
                && Seconds.isWithin(end)
                && Seconds.isWithin(first)
                && Seconds.isWithin(last)
                && start + ROUNDED < last
                && end - ROUNDED > first;
    }

    /** Whether an entry is too close in level, for certain. */
    boolean isSurelyCloseInLevel(Entries entries, int i) {
        int theirs = entries.scale(i);
        return tellsLevel[theirs]
                && entries.lower(i) + ROUNDED < upper[theirs]
                && entries.upper(i) - ROUNDED > lower[theirs];
    }

    private void around(double leastX, double mostX, double leastY, double mostY, double leastZ, double mostZ) {
        least = Cells.of(leastX - reach, leastY - reach, leastZ - reach);
        greatest = Cells.of(mostX + reach, mostY + reach, mostZ + reach);
    }

    private void during(int start, int end) {
        first = Seconds.moved(start, separation.time(), -1);
        last = Seconds.moved(end, separation.time(), 1);
    }

    private void between(double low, int scaleOfLow, double high, int scaleOfHigh) {
        double apart = separation.vertical().metres() + LEVEL_ROUNDING;
        for (int theirs = 0; theirs < LevelScale.COUNT; theirs++) {
            boolean lowDirectly = LevelScale.compareDirectly(scaleOfLow, theirs);
            boolean highDirectly = LevelScale.compareDirectly(scaleOfHigh, theirs);
            double drop = lowDirectly ? 0 : mostAbove[theirs] - leastAbove[scaleOfLow];
            double climb = highDirectly ? 0 : leastAbove[theirs] - mostAbove[scaleOfHigh];
            lower[theirs] = Entries.levelDown(low - apart - drop);
            upper[theirs] = Entries.levelUp(high + apart - climb);
            tellsLevel[theirs] = (lowDirectly && highDirectly)
                    || (onOneGround
                            && LevelScale.isOfOneDatum(theirs)
                            && LevelScale.isOfOneDatum(scaleOfLow)
                            && LevelScale.isOfOneDatum(scaleOfHigh));
        }
    }
}
