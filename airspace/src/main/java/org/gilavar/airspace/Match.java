package org.gilavar.airspace;

import java.util.Comparator;

/**
 * A stored volume in conflict with an asked-about one.
 *
 * <p>Ordered by id, then by position.
 *
 * @param id under which the stored volume was put
 * @param theirs its position in the list put under that id
 * @param ours the position of the asked-about volume in its list
 */
public record Match(String id, int theirs, int ours) implements Comparable<Match> {
    private static final Comparator<Match> ORDER =
            Comparator.comparing(Match::id).thenComparingInt(Match::theirs).thenComparingInt(Match::ours);

    @Override
    public int compareTo(Match other) {
        return ORDER.compare(this, other);
    }
}
