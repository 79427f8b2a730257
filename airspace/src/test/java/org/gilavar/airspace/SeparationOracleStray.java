package org.gilavar.airspace;

import java.util.Comparator;

/**
 * A pair judged wrongly.
 *
 * @param batch which batch of the run, to make it again
 * @param fault what it is counted as
 * @param detail what was found and what was expected
 */
record SeparationOracleStray(
        long batch,
        AdversarialPairs.Kind kind,
        SeparationOracleTally.Count fault,
        SeparationOraclePair pair,
        String detail) {
    /** The worst fault first, and of these the simplest. */
    static final Comparator<SeparationOracleStray> WORST_FIRST = Comparator.comparing(SeparationOracleStray::fault)
            .thenComparingInt(stray -> stray.pair().vertices())
            .thenComparing(SeparationOracleStray::toString);

    @Override
    public String toString() {
        return fault + " " + kind + ", batch " + batch + ", " + detail + ": " + pair;
    }
}
