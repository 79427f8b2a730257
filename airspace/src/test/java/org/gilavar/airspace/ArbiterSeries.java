package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;

/** A geodesic as {@link SeparationOracleSeries} has it, to 32 digits. */
final class ArbiterSeries {
    static final ArbiterNumber A = ArbiterNumber.of(6_378_137);

    /** 1/298.257223563, from two whole numbers. */
    static final ArbiterNumber F = ArbiterNumber.of(1_000_000_000).over(ArbiterNumber.of(298_257_223_563L));

    static final ArbiterNumber E2 = F.times(ArbiterNumber.of(2).minus(F));
    private static final ArbiterNumber STRETCH = ArbiterNumber.ONE.over(ArbiterNumber.ONE.minus(E2));
    private static final ArbiterNumber SPEED_Z = E2.times(STRETCH);
    private static final ArbiterNumber NORMAL_Z = SPEED_Z.times(STRETCH);
    private static final double NEGLIGIBLE = 1e-27;

    private final List<ArbiterVector> terms = new ArrayList<>();

    ArbiterSeries(ArbiterVector from, ArbiterVector velocity) {
        terms.add(from);
        terms.add(velocity);
        var speed2 = velocity.dot(velocity);
        var pull = new ArrayList<ArbiterNumber>();
        var normal2 = new ArrayList<ArbiterNumber>();
        for (int k = 0; !(small(k) && small(k + 1)); k++) {
            var square = ArbiterNumber.ZERO;
            var speed = ArbiterNumber.ZERO;
            for (int i = 0; i <= k; i++) {
                square = square.plus(z(i).times(z(k - i)));
                speed = speed.plus(z(i + 1).times(z(k - i + 1)).times((i + 1) * (k - i + 1)));
            }
            normal2.add(NORMAL_Z.times(square).plus(k == 0 ? A.times(A) : ArbiterNumber.ZERO));
            var rest = SPEED_Z.times(speed).plus(k == 0 ? speed2 : ArbiterNumber.ZERO);
            for (int i = 0; i < k; i++) {
                rest = rest.plus(pull.get(i).times(normal2.get(k - i)));
            }
            pull.add(rest.negated().over(normal2.getFirst()));
            var sum = terms.get(k).times(pull.getFirst());
            for (int i = 1; i <= k; i++) {
                sum = sum.plus(terms.get(k - i).times(pull.get(i)));
            }
            var steps = ArbiterNumber.ONE.over(ArbiterNumber.of((k + 1) * (k + 2)));
            terms.add(stretched(sum).times(steps));
        }
    }

    private ArbiterNumber z(int term) {
        return terms.get(term).z();
    }

    private boolean small(int term) {
        return terms.get(term).rounded().norm() < NEGLIGIBLE;
    }

    ArbiterVector at(ArbiterNumber time) {
        var sum = terms.getLast();
        for (int k = terms.size() - 2; k >= 0; k--) {
            sum = sum.times(time).plus(terms.get(k));
        }
        return sum;
    }

    ArbiterVector velocity(ArbiterNumber time) {
        int last = terms.size() - 1;
        var sum = terms.get(last).times(ArbiterNumber.of(last));
        for (int k = last - 1; k > 0; k--) {
            sum = sum.times(time).plus(terms.get(k).times(ArbiterNumber.of(k)));
        }
        return sum;
    }

    static ArbiterVector normal(ArbiterVector place) {
        return stretched(place).unit();
    }

    private static ArbiterVector stretched(ArbiterVector v) {
        return new ArbiterVector(v.x(), v.y(), v.z().times(STRETCH));
    }
}
