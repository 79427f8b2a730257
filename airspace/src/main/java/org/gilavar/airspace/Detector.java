package org.gilavar.airspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether two volumes are too close.
 *
 * <p>They conflict when they are too close in all three ways at once: on the ground, in level and in
 * time. Exactly at a minimum, each way has its own rule:
 *
 * <ul>
 *   <li>On the ground, closer than the minimum <em>plus one centimetre</em> is too close. The distance is
 *       computed, so a tie inside the numerical error counts as a conflict.
 *   <li>In level, closer than the minimum is too close; exactly the minimum apart is separated. Levels
 *       are decimals people state, so the gap is compared to the millimetre, which removes the noise of
 *       feet turned into metres. Bands that share a level are too close even when the minimum is zero.
 *   <li>In time, closer than the minimum is too close; exactly the minimum apart is separated. Windows
 *       that share an instant are too close even when the minimum is zero; a window that ends as the
 *       other starts shares none.
 * </ul>
 *
 * <p>Altitudes on different datums, or above different ground, are as close as {@link DatumBounds}
 * allow them to be. All answers are the same with the volumes exchanged. Cost O(nm) in the vertices.
 * Immutable and thread-safe.
 */
public final class Detector {
    /** What the lateral distance may be off by, with room to spare. */
    static final double LATERAL_TOLERANCE_METRES = 0.01;

    private final Separation separation;
    private final DatumBounds bounds;
    private final DatumBounds overOtherGround;
    private final Optional<Core> area;

    /** A detector for minima in force between two parties, and what their datums may differ by. */
    public Detector(Separation separation, DatumBounds bounds) {
        this(separation, bounds, Optional.empty());
    }

    /**
     * The same where the terrain of {@code bounds} is that of an area. Where a volume does not certainly lie within it, and
     * its levels are above ground, the terrain of {@link DatumBounds#GLOBAL} is used for it and whatever it is compared
     * with.
     */
    public Detector(Separation separation, DatumBounds bounds, Shape area) {
        this(separation, bounds, Optional.of(Core.of(area)));
    }

    private Detector(Separation separation, DatumBounds bounds, Optional<Core> area) {
        this.separation = separation;
        this.bounds = bounds;
        this.overOtherGround = bounds.withTerrain(
                Math.min(bounds.terrainLow(), DatumBounds.GLOBAL.terrainLow()),
                Math.max(bounds.terrainHigh(), DatumBounds.GLOBAL.terrainHigh()));
        this.area = area;
    }

    /** The minima two volumes must keep. */
    public Separation separation() {
        return separation;
    }

    /** How far apart the two are. */
    public Gaps gaps(Volume a, Volume b) {
        return new Gaps(
                metresBetween(a.shape(), b.shape()),
                verticalMillimetres(a.altitude(), b.altitude(), boundsFor(a, b)) / 1000.0,
                a.window().gap(b.window()));
    }

    /** Whether the two are too close. */
    public boolean conflict(Volume a, Volume b) {
        return tooCloseInTime(a, b) && tooCloseInLevel(a, b) && tooCloseOnGround(a, b);
    }

    /** Whether the two are too close on the ground, whatever their levels and windows. */
    public boolean tooCloseOnGround(Volume a, Volume b) {
        return tooCloseOnGround(a.shape(), new Outline(a.shape()), b.shape(), new Outline(b.shape()));
    }

    /** Whether the two are too close in level, whatever their shapes and windows. */
    public boolean tooCloseInLevel(Volume a, Volume b) {
        // wider bounds only bring levels closer, and finding out whose ground it is takes time
        return tooCloseInLevel(a, b, bounds)
                || (tooCloseInLevel(a, b, overOtherGround) && tooCloseInLevel(a, b, boundsFor(a, b)));
    }

    /** Whether the two are too close in time, whatever their shapes and levels. */
    public boolean tooCloseInTime(Volume a, Volume b) {
        return a.window().isWithin(separation.time(), b.window());
    }

    /**
     * Whether each level at which the two may share a point surely lies in one of these bands, whose ends belong to them. Levels on
     * one datum are compared as they are stated, above ground as well: at a point that is shared, the ground is the same. Levels on
     * different datums are compared by {@link DatumBounds}, so that a level which may lie outside is not said to be covered.
     */
    public boolean coverCommonLevels(List<AltitudeBand> bands, Volume a, Volume b) {
        boolean elsewhere = isOverOtherGround(a)
                || isOverOtherGround(b)
                || bands.stream().anyMatch(band -> isOverOtherGround(new Volume(a.shape(), band, a.window())));
        DatumBounds between = elsewhere ? overOtherGround : bounds;
        List<Altitude> covered =
                new ArrayList<>(List.of(a.altitude().lower(), b.altitude().lower())); // all that is common below these
        List<AltitudeBand> left = new ArrayList<>(bands);
        boolean more = true;
        while (more) {
            more = false;
            for (Iterator<AltitudeBand> bandsLeft = left.iterator(); bandsLeft.hasNext(); ) {
                AltitudeBand band = bandsLeft.next();
                if (covered.stream().anyMatch(level -> isSurelyFrom(band.lower(), level, between))) {
                    if (isSurelyUpTo(a.altitude().upper(), band.upper(), between)
                            || isSurelyUpTo(b.altitude().upper(), band.upper(), between)) {
                        return true;
                    }
                    covered.add(band.upper());
                    bandsLeft.remove();
                    more = true;
                }
            }
        }
        return false;
    }

    /** Whether all that is at a level or above lies above another; nothing is below the ground. */
    private static boolean isSurelyFrom(Altitude lower, Altitude level, DatumBounds between) {
        return (lower.datum() == Datum.AGL && lower.metres() <= 0) || isSurelyUpTo(lower, level, between);
    }

    private static boolean isSurelyUpTo(Altitude level, Altitude upper, DatumBounds between) {
        double above = level.datum() == upper.datum()
                ? level.metres() - upper.metres()
                : between.highest(level) - between.lowest(upper);
        return Math.round(above * 1000) <= 0;
    }

    /** Where, at which levels and when the two are too close; present exactly when they {@link #conflict}. */
    public Optional<Overlap> overlap(Volume a, Volume b) {
        if (!conflict(a, b)) {
            return Optional.empty();
        }
        var reach = (separation.lateral().metres() + LATERAL_TOLERANCE_METRES) / 2;
        return Optional.of(new Overlap(
                Footprint.of(Core.of(a.shape()), Core.of(b.shape()), reach),
                BandOverlap.of(a.altitude(), b.altitude(), separation.vertical(), boundsFor(a, b)),
                common(a.window(), b.window())));
    }

    /** The same for shapes whose outlines are at hand. */
    boolean tooCloseOnGround(Shape a, Outline ofA, Shape b, Outline ofB) {
        double minimum = separation.lateral().metres() + LATERAL_TOLERANCE_METRES;
        return switch (Nearness.compare(ofA, ofB, minimum + ofA.radius() + ofB.radius())) {
            case NEARER -> true;
            case FARTHER -> false;
            case UNSURE -> Core.gap(Core.of(a), Core.of(b)) < minimum;
        };
    }

    /** Whether parts of two shapes are enough to say that these are too close on the ground. */
    boolean surelyTooCloseOnGround(Outline ofA, Outline ofB) {
        double minimum = separation.lateral().metres() + LATERAL_TOLERANCE_METRES;
        return Nearness.compare(ofA, ofB, minimum + ofA.radius() + ofB.radius()) == Closeness.NEARER;
    }

    private static double metresBetween(Shape a, Shape b) {
        var ofA = new Outline(a);
        var ofB = new Outline(b);
        double metres = Nearness.distance(ofA, ofB);
        double gap = Double.isNaN(metres)
                ? Core.gap(Core.of(a), Core.of(b))
                : Math.max(0, metres - (ofA.radius() + ofB.radius()));
        // what the last bits are may depend on the processor, and what is told must not
        return Math.rint(gap * 1000) / 1000;
    }

    private DatumBounds boundsFor(Volume a, Volume b) {
        return isOverOtherGround(a) || isOverOtherGround(b) ? overOtherGround : bounds;
    }

    /** Bounds as wide as any two volumes may need. */
    DatumBounds widestBounds() {
        return area.isPresent() ? overOtherGround : bounds;
    }

    /** Whether the same bounds hold wherever volumes are. */
    boolean isOnOneGround() {
        return area.isEmpty();
    }

    private boolean isOverOtherGround(Volume volume) {
        var band = volume.altitude();
        var aboveGround = band.lower().datum() == Datum.AGL || band.upper().datum() == Datum.AGL;
        return aboveGround
                && area.filter(a -> !Core.of(volume.shape()).liesWithin(a)).isPresent();
    }

    private boolean tooCloseInLevel(Volume a, Volume b, DatumBounds between) {
        long gap = verticalMillimetres(a.altitude(), b.altitude(), between);
        return gap == 0 || gap < Math.round(separation.vertical().metres() * 1000);
    }

    private static long verticalMillimetres(AltitudeBand a, AltitudeBand b, DatumBounds between) {
        double above = Math.max(between.climb(a.upper(), b.lower()), between.climb(b.upper(), a.lower()));
        return Math.round(Math.max(0, above) * 1000);
    }

    private TimeWindow common(TimeWindow a, TimeWindow b) {
        Duration half = separation.time().plusNanos(1).dividedBy(2);
        Instant start = later(a.start(), b.start()).minus(half);
        Instant end = earlier(a.end(), b.end()).plus(half);
        return new TimeWindow(later(start, TimeWindow.EARLIEST), earlier(end, TimeWindow.LATEST));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
