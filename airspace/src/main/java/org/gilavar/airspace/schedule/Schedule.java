package org.gilavar.airspace.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.Pair;

/**
 * How each of many notices is moved, and what still conflicts when all are.
 *
 * <p>There is no way to make one without comparing all notices, as changed, with each other: what is
 * unresolved is what the detector between the two found. Immutable.
 */
public final class Schedule {
    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::a)
            .thenComparing(Pair::b)
            .thenComparingInt(Pair::ofA)
            .thenComparingInt(Pair::ofB);

    private final SortedMap<String, Change> changes;
    private final List<Part> parts;
    private final List<Pair> unresolved;

    Schedule(Collection<Notice> notices, Map<String, Change> changes, List<Part> parts, Comparison comparison) {
        this.changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        this.parts = List.copyOf(parts);
        for (var notice : notices) {
            var change = changes.getOrDefault(notice.id(), Change.NONE);
            comparison.put(
                    notice.id(), notice.volumes().stream().map(change::of).toList());
        }
        var found = new ArrayList<Pair>();
        comparison.conflicts(found::add);
        found.sort(ORDER);
        this.unresolved = List.copyOf(found);
    }

    /** The notices that move, by id, and how. All others stay as stated. */
    public SortedMap<String, Change> changes() {
        return changes;
    }

    /** Each group of notices that conflicted, by the rank of its first. */
    public List<Part> parts() {
        return parts;
    }

    /** Every pair of volumes that conflicts after all changes, by id. */
    public List<Pair> unresolved() {
        return unresolved;
    }

    /** Whether nothing conflicts any more. */
    public boolean isComplete() {
        return unresolved.isEmpty();
    }
}
