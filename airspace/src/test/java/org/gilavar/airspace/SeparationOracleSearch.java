package org.gilavar.airspace;

/**
 * The least distance between two boundaries, by branch and bound.
 *
 * <h2>Why nothing is missed</h2>
 *
 * <p>Every pair of places lies in some box: a stretch of an edge of A by a stretch of an edge of B. A box is put
 * aside only when no pair in it can be near enough, and split otherwise. Nothing is assumed of where the
 * nearest pair is: not that it is at a vertex, nor that edges which do not cross have one, nor on which side of
 * an edge a vertex lies. Two bounds do the work.
 *
 * <ol>
 *   <li>The straight line through the earth is no longer than the way over the ground, and a stretch lies within
 *       half its length of its middle. This settles what is far apart.
 *   <li>Let {@code g} be the distance along the straight line in the box from a sighted pair, {@code D} apart, to
 *       another, {@code Δs} and {@code Δt} further along their edges. The first variation of length gives
 *       {@code g'(0) = -Δs cos α + Δt cos β}, the angles being those between edge and sight. The second is the
 *       index form of the part of the two motions across the sight; where curvature is at most {@code k²}, it is
 *       at least that of the sphere of radius {@code 1/k} (M. P. do Carmo, "Riemannian Geometry", ch. 9–10):
 *       <pre>{@code g'' ≥ k ((x² + y²) cos kl - 2xy) / sin kl,   |x| ≤ |Δs|, |y| ≤ |Δt|}</pre>
 *       with {@code l} the longest distance in the box, below {@code π/2k}. For given x² + y² the least of the
 *       right side is {@code -k tan(kl/2) (x² + y²)}, and for given y, whatever x, it is
 *       {@code -k tan(kl) y²}. So, with the curvature of the earth greatest at the equator, {@code k = 1/b},
 *       {@code D + g'(0)} less half of either bounds the box from below. At 10 km and stretches of 1 km it gives
 *       away less than a millimetre.
 * </ol>
 *
 * <p>As the second bound is sharp where the sight is, the sight is first moved to where the nearest pair would
 * be on flat ground, which is nearly where it is. Most boxes are settled by the first or second sight.
 *
 * <p>The shortest path is unique and the distance smooth as long as {@code kl < π} (Klingenberg), which holds for
 * everything nearer than half the globe; where edges cross the distance has a kink, which bends the right way.
 *
 * @param <E> the arithmetic
 */
final class SeparationOracleSearch<E extends SeparationOracleEdge<E>> {
    /** The least found is this much above the least there is, at most. */
    static final double SLACK_METRES = 2e-4;

    /** The semi-minor axis, metres: 1/k. */
    private static final double B = SeparationOracleSeries.A * (1 - SeparationOracleSeries.F);

    /** Least radius of curvature of any section: b²/a. A path this curved has the shortest chord for its length. */
    private static final double SHARPEST = B * B / SeparationOracleSeries.A;

    /** Short of a quarter of the globe, where the second bound ends. */
    private static final double SMOOTH_METRES = 9_000_000;

    /** Many times the rounding of a length. */
    private static final double SAFETY_METRES = 1e-7;

    /** A sight is moved at most so often before the box is split. */
    private static final int MOVES = 4;

    private static final double NO_MOVE_METRES = 1e-3;

    private final double near;
    private final double far;
    private double least = Double.POSITIVE_INFINITY;

    private SeparationOracleSearch(double near, double far) {
        this.near = near;
        this.far = far;
    }

    /**
     * The least distance between the two boundaries, which is that between two places on them and at most
     * {@link #SLACK_METRES} above the least there is. Below {@code near} it is only some distance there is; above
     * {@code far} it only says that there is none below {@code far - SLACK_METRES}.
     */
    static <E extends SeparationOracleEdge<E>> double least(
            SeparationOracleBoundary<E> a, SeparationOracleBoundary<E> b, double near, double far) {
        var search = new SeparationOracleSearch<E>(near, far);
        search.parts(a.root(), b.root());
        return search.least;
    }

    private boolean cannotMatter(double bound) {
        return least < near || bound > Math.min(far, least - SLACK_METRES);
    }

    private void parts(SeparationOracleBoundary.Part<E> a, SeparationOracleBoundary.Part<E> b) {
        if (cannotMatter(a.centre().chord(b.centre()) - a.reach() - b.reach())) {
            return;
        }
        if (a instanceof SeparationOracleBoundary.Leaf<E> one && b instanceof SeparationOracleBoundary.Leaf<E> other) {
            edges(one, other);
        } else if (a instanceof SeparationOracleBoundary.Fork<E> fork
                && (a.reach() >= b.reach() || b instanceof SeparationOracleBoundary.Leaf<E>)) {
            boolean first = fork.one().centre().chord(b.centre())
                    <= fork.other().centre().chord(b.centre());
            parts(first ? fork.one() : fork.other(), b);
            parts(first ? fork.other() : fork.one(), b);
        } else if (b instanceof SeparationOracleBoundary.Fork<E> fork) {
            boolean first = fork.one().centre().chord(a.centre())
                    <= fork.other().centre().chord(a.centre());
            parts(a, first ? fork.one() : fork.other());
            parts(a, first ? fork.other() : fork.one());
        }
    }

    private void edges(SeparationOracleBoundary.Leaf<E> a, SeparationOracleBoundary.Leaf<E> b) {
        double chord = a.centre().chord(b.centre());
        if (chord < SHARPEST) {
            // the way over the ground is nowhere more curved than this circle
            least = Math.min(least, 2 * SHARPEST * Math.asin(chord / 2 / SHARPEST) + SAFETY_METRES);
        }
        var box =
                new Box<>(a.edge(), 0, a.edge().length(), b.edge(), 0, b.edge().length());
        box(box, box.highA / 2, box.highB / 2);
    }

    /** Settles a box, the first sight being from {@code s} along A to {@code t} along B. */
    private void box(Box<E> box, double s, double t) {
        for (int move = 0; move < MOVES; move++) {
            var sight = box.a.sight(s, box.b, t);
            least = Math.min(least, sight.metres());
            if (cannotMatter(box.atLeast(sight, s, t))) {
                return;
            }
            var step = sight.closest(box.lowA - s, box.highA - s, box.lowB - t, box.highB - t);
            if (Math.abs(step.onA()) + Math.abs(step.onB()) < NO_MOVE_METRES) {
                break;
            }
            s = Math.clamp(s + step.onA(), box.lowA, box.highA);
            t = Math.clamp(t + step.onB(), box.lowB, box.highB);
        }
        if (box.highA - box.lowA >= box.highB - box.lowB) {
            double middle = (box.lowA + box.highA) / 2;
            half(new Box<>(box.a, box.lowA, middle, box.b, box.lowB, box.highB), s, t);
            half(new Box<>(box.a, middle, box.highA, box.b, box.lowB, box.highB), s, t);
        } else {
            double middle = (box.lowB + box.highB) / 2;
            half(new Box<>(box.a, box.lowA, box.highA, box.b, box.lowB, middle), s, t);
            half(new Box<>(box.a, box.lowA, box.highA, box.b, middle, box.highB), s, t);
        }
    }

    private void half(Box<E> box, double s, double t) {
        box(box, Math.clamp(s, box.lowA, box.highA), Math.clamp(t, box.lowB, box.highB));
    }

    /** A stretch of an edge of A by a stretch of an edge of B. */
    record Box<E extends SeparationOracleEdge<E>>(E a, double lowA, double highA, E b, double lowB, double highB) {

        /** No pair in this box is nearer. */
        double atLeast(SeparationOracleSight sight, double s, double t) {
            double farA = Math.max(s - lowA, highA - s);
            double farB = Math.max(t - lowB, highB - t);
            double byLength = sight.metres() - farA - farB - SAFETY_METRES;
            double longest = sight.metres() + farA + farB;
            if (longest > SMOOTH_METRES) {
                return byLength;
            }
            double bend = Math.tan(longest / 2 / B) / B / 2;
            double bothBend = least(-sight.alongA(), lowA - s, highA - s, bend)
                    + least(sight.alongB(), lowB - t, highB - t, bend);
            double shorter = Math.min(farA, farB);
            double oneBends = least(-sight.alongA(), lowA - s, highA - s, 0)
                    + least(sight.alongB(), lowB - t, highB - t, 0)
                    - shorter * shorter * Math.tan(longest / B) / B / 2;
            double angles = (farA + farB) * a.angleError(sight.metres());
            return Math.max(byLength, sight.metres() + Math.max(bothBend, oneBends) - angles - SAFETY_METRES);
        }

        /** The least of {@code slope·x - bend·x²} between two ends: it is at one of them. */
        private static double least(double slope, double low, double high, double bend) {
            return Math.min(low * (slope - bend * low), high * (slope - bend * high));
        }
    }
}
