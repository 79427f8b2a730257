package org.gilavar.airspace;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.OptionalDouble;

/**
 * Judges pairs of volumes by the rules the {@link Detector} states, sharing nothing with it but the records.
 *
 * <p>The detector promises: on the ground, too close is a computed distance below the minimum plus one
 * centimetre, the computation being right to a millimetre. So at a true distance of up to the minimum plus 9 mm
 * it must report a conflict, from the minimum plus 11 mm on it must not, and between the two it may do either:
 * {@link Answer#TIE}. That is a tenth of the centimetre either side which is asked for. In level and in time
 * there are no ties, save half a millimetre of level, which may be rounded either way.
 *
 * <p>Distances are those of {@link SeparationOracleSearch}, in the arithmetic of the type of edge. For one thread
 * and some hundred pairs, as it keeps what it made of their shapes.
 *
 * @param <E> the arithmetic
 */
final class SeparationOracle<E extends SeparationOracleEdge<E>> {
    enum Answer {
        CONFLICT,
        SEPARATED,
        TIE
    }

    /**
     * @param answer what the detector must say
     * @param overMetres by how much the shapes are further apart than the detector's line between conflict and none
     * @param close whether that is exact, to {@link SeparationOracleSearch#SLACK_METRES}; else it only says which side
     */
    record Finding(Answer answer, double overMetres, boolean close) {}

    /** What the detector adds to the lateral minimum. */
    static final double TOLERANCE_METRES = 0.01;

    /** What the detector's distance may be off by. */
    static final double TIE_METRES = 1e-3;

    /** Nearer to the detector's line than this, the distance is found exactly and may go to the arbiter. */
    static final double CLOSE_METRES = 0.05;

    /** The detector promises distances, radii included, up to here. */
    private static final double KNOWN_METRES = 3_000_000;

    private final SeparationOracleEdge.Maker<E> maker;
    private final IdentityHashMap<Shape, SeparationOracleBoundary<E>> boundaries = new IdentityHashMap<>();

    SeparationOracle(SeparationOracleEdge.Maker<E> maker) {
        this.maker = maker;
    }

    Finding judge(SeparationOraclePair pair) {
        var a = boundary(pair.a());
        var b = boundary(pair.b());
        double line = pair.separation().lateral().metres() + TOLERANCE_METRES + a.radius() + b.radius();
        // where the line itself is at a centimetre, stop short of no distance at all
        double below = Math.min(CLOSE_METRES, line / 2);
        double over = SeparationOracleSearch.least(a, b, line - below, line + CLOSE_METRES) - line;
        boolean close = -below <= over && over <= CLOSE_METRES;
        if (over >= -TIE_METRES && contained(a, b)) {
            over = -line;
            close = false;
        }
        return new Finding(answer(pair, over), over, close);
    }

    private static Answer answer(SeparationOraclePair pair, double over) {
        boolean eitherLevel = SeparationOracleLevels.couldRoundEitherWay(pair);
        if (over > TIE_METRES || !tooCloseInTime(pair) || !(eitherLevel || SeparationOracleLevels.tooClose(pair))) {
            return Answer.SEPARATED;
        }
        return eitherLevel || over >= -TIE_METRES ? Answer.TIE : Answer.CONFLICT;
    }

    /**
     * The lateral gap, right to {@link SeparationOracleSearch#SLACK_METRES}, and 0 below {@link #TIE_METRES}; empty
     * beyond what is promised of it.
     */
    OptionalDouble gapMetres(SeparationOraclePair pair) {
        var a = boundary(pair.a());
        var b = boundary(pair.b());
        double radii = a.radius() + b.radius();
        double gap = SeparationOracleSearch.least(a, b, radii + TIE_METRES, KNOWN_METRES) - radii;
        if (gap < TIE_METRES || contained(a, b)) {
            return OptionalDouble.of(0);
        }
        return gap + radii > KNOWN_METRES ? OptionalDouble.empty() : OptionalDouble.of(gap);
    }

    /** Whether one lies within the other, given that their boundaries do not meet. */
    private static <E extends SeparationOracleEdge<E>> boolean contained(
            SeparationOracleBoundary<E> a, SeparationOracleBoundary<E> b) {
        return a.windsAround(b.someVertex()) || b.windsAround(a.someVertex());
    }

    private SeparationOracleBoundary<E> boundary(Volume volume) {
        return boundaries.computeIfAbsent(volume.shape(), shape -> SeparationOracleBoundary.of(shape, maker));
    }

    private static boolean tooCloseInTime(SeparationOraclePair pair) {
        var gap = nanosBetween(pair);
        // half-open windows: what ends as the other starts shares no instant with it
        return gap.signum() < 0 || gap.compareTo(nanos(pair.separation().time())) < 0;
    }

    /** From the end of the earlier window to the start of the later; negative by as much as they share. */
    static BigInteger nanosBetween(SeparationOraclePair pair) {
        var a = pair.a().window();
        var b = pair.b().window();
        return nanos(a.start()).max(nanos(b.start())).subtract(nanos(a.end()).min(nanos(b.end())));
    }

    private static BigInteger nanos(Instant instant) {
        return nanos(instant.getEpochSecond(), instant.getNano());
    }

    static BigInteger nanos(Duration duration) {
        return nanos(duration.getSeconds(), duration.getNano());
    }

    private static BigInteger nanos(long seconds, int nanos) {
        return BigInteger.valueOf(seconds)
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(nanos));
    }
}
