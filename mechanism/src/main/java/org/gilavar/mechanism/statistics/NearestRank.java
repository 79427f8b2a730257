package org.gilavar.mechanism.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Percentiles by nearest rank: always one of the values, so that two who count cannot differ in how they round. */
final class NearestRank {

    static final int MEDIAN = 50;
    private static final int ALL = 100;

    private NearestRank() {}

    /** The least value that at least {@code percent} of all are not above; empty of none. */
    static <T extends Comparable<T>> Optional<T> of(Collection<T> values, int percent) {
        List<T> sorted = values.stream().sorted().toList();
        int rank = Math.ceilDiv(sorted.size() * percent, ALL);
        return sorted.stream().skip(Math.max(0, rank - 1)).findFirst();
    }

    static <T extends Comparable<T>> Optional<T> median(Collection<T> values) {
        return of(values, MEDIAN);
    }
}
