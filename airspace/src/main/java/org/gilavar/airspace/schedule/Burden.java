package org.gilavar.airspace.schedule;

import java.util.Comparator;

/**
 * What a schedule is judged by, the first that differs: as few conflicts left as possible, then the least
 * change in all, then the least for whoever changes most.
 *
 * <p>The last is fairness where it costs nothing: two who share half an hour move a quarter each, but nobody
 * is moved further so that another is moved less.
 *
 * @param conflicts pairs of notices still in conflict
 * @param totalSeconds {@link Change#burdenSeconds} of all
 * @param largestSeconds the largest of them
 */
public record Burden(int conflicts, long totalSeconds, long largestSeconds) implements Comparable<Burden> {
    private static final Comparator<Burden> ORDER = Comparator.comparingInt(Burden::conflicts)
            .thenComparingLong(Burden::totalSeconds)
            .thenComparingLong(Burden::largestSeconds);

    @Override
    public int compareTo(Burden other) {
        return ORDER.compare(this, other);
    }
}
