package org.gilavar.airspace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Some pairs around one shape, judged.
 *
 * <p>Made from its number alone, and counted for itself: a run finds the same on any machine, and a stray can be made
 * again.
 */
final class SeparationOracleBatch {
    static final int PAIRS = 16;

    /** Of so many pairs one has its gaps judged: the least distance costs more than on which side of a line it is. */
    private static final int ONE_IN_GAPS = 8;

    /** What {@link Gaps} promises, and what the oracle leaves open. */
    private static final double GAP_METRES = 1e-3 + SeparationOracleSearch.SLACK_METRES;

    private final long number;
    private final int oneInArbitrated;
    private final SeparationOracleRun.Subject subject;
    private final AdversarialPairs.Kind kind;
    private final SeparationOracle<SeparationOracleArc> oracle = new SeparationOracle<>(SeparationOracleArc::between);
    private final SeparationOracle<ArbiterArc> arbiter = new SeparationOracle<>(ArbiterArc::between);
    private final Map<SeparationOracleTally.Count, Long> counts = new EnumMap<>(SeparationOracleTally.Count.class);
    private final List<SeparationOracleStray> strays = new ArrayList<>();
    private double gapMetres;
    private double arbiterMetres;

    SeparationOracleBatch(long number, int oneInArbitrated, SeparationOracleRun.Subject subject) {
        this.number = number;
        this.oneInArbitrated = oneInArbitrated;
        this.subject = subject;
        var kinds = AdversarialPairs.Kind.values();
        this.kind = kinds[(int) (number % kinds.length)];
    }

    SeparationOracleTally judge() {
        var random = new Random(new SplittableRandom(number).nextLong());
        for (var pair : AdversarialPairs.around(kind, PAIRS, random)) {
            count(SeparationOracleTally.Count.PAIRS);
            var finding = oracle.judge(pair);
            verdict(pair, finding);
            if (finding.close()) {
                count(SeparationOracleTally.Count.CLOSE);
                if (random.nextInt(oneInArbitrated) == 0) {
                    arbitrate(pair, finding);
                }
            }
            if (random.nextInt(ONE_IN_GAPS) == 0) {
                gaps(pair);
            }
        }
        return new SeparationOracleTally(Map.of(kind, counts), gapMetres, arbiterMetres, strays);
    }

    private void verdict(SeparationOraclePair pair, SeparationOracle.Finding finding) {
        boolean conflict = subject.conflict(pair);
        switch (finding.answer()) {
            case TIE -> count(SeparationOracleTally.Count.TIES);
            case CONFLICT -> {
                count(SeparationOracleTally.Count.CONFLICTS);
                if (!conflict) {
                    stray(SeparationOracleTally.Count.MISSED, pair, finding.toString());
                }
            }
            case SEPARATED -> {
                count(SeparationOracleTally.Count.SEPARATED);
                if (conflict) {
                    stray(SeparationOracleTally.Count.FALSE, pair, finding.toString());
                }
            }
        }
    }

    private void arbitrate(SeparationOraclePair pair, SeparationOracle.Finding finding) {
        count(SeparationOracleTally.Count.ARBITRATED);
        var second = arbiter.judge(pair);
        double difference = Math.abs(second.overMetres() - finding.overMetres());
        arbiterMetres = Math.max(arbiterMetres, difference);
        // the answer may only change as far as the least distance was left open
        if (difference > SeparationOracleSearch.SLACK_METRES) {
            stray(SeparationOracleTally.Count.OVERRULED, pair, finding + " overruled by " + second);
        }
    }

    private void gaps(SeparationOraclePair pair) {
        var gaps = subject.gaps(pair);
        count(SeparationOracleTally.Count.GAPS);
        var metres = oracle.gapMetres(pair);
        if (metres.isPresent()) {
            double expected = metres.getAsDouble();
            double difference = Math.abs(gaps.lateralMetres() - expected);
            if (expected == 0) {
                difference = Math.max(0, difference - SeparationOracle.TIE_METRES);
            }
            gapMetres = Math.max(gapMetres, difference);
            if (!(difference < GAP_METRES)) {
                wrongGap(pair, "lateral", gaps.lateralMetres(), expected);
            }
        }
        var level = SeparationOracleLevels.toTheMillimetre(SeparationOracleLevels.gap(pair));
        if (BigDecimal.valueOf(gaps.verticalMetres()).compareTo(level) != 0
                && !SeparationOracleLevels.couldRoundEitherWay(pair)) {
            wrongGap(pair, "vertical", gaps.verticalMetres(), level);
        }
        var time = SeparationOracle.nanosBetween(pair).max(BigInteger.ZERO);
        if (!SeparationOracle.nanos(gaps.time()).equals(time)) {
            wrongGap(pair, "time", gaps.time(), time + " ns");
        }
    }

    private void wrongGap(SeparationOraclePair pair, String which, Object found, Object expected) {
        stray(
                SeparationOracleTally.Count.WRONG_GAPS,
                pair,
                String.format(Locale.ROOT, "%s gap %s, expected %s", which, found, expected));
    }

    private void stray(SeparationOracleTally.Count count, SeparationOraclePair pair, String detail) {
        count(count);
        strays.add(new SeparationOracleStray(number, kind, count, pair, detail));
    }

    private void count(SeparationOracleTally.Count count) {
        counts.merge(count, 1L, Long::sum);
    }
}
