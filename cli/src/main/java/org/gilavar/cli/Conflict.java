package org.gilavar.cli;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.Volume;

/**
 * Two ids whose volumes are too close.
 *
 * @param a the lesser id
 * @param b the greater id
 * @param meetings every pair of their volumes that is too close, one at least
 */
record Conflict(String a, String b, List<Meeting> meetings) {
    private static final Comparator<Gaps> NEARER = Comparator.comparingDouble(Gaps::lateralMetres)
            .thenComparingDouble(Gaps::verticalMetres)
            .thenComparing(Gaps::time);

    /** Two volumes too close, and how close. */
    record Meeting(Volume ofA, Volume ofB, Gaps gaps) {}

    /** The gaps of the two volumes that are nearest: on the ground, then in level, then in time. */
    Gaps closest() {
        return Collections.min(meetings.stream().map(Meeting::gaps).toList(), NEARER);
    }
}
