package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When the reports of an incident are due, by the terms that held when it was first reported: what the parties sign later
 * changes no clock that is running.
 *
 * @param unsealed when the first accounts are read by the other side
 * @param due party id to when its reports are due
 */
public record Reporting(Unsealed unsealed, SortedMap<String, Due> due) {

    /** One of the two reports of a side. */
    public enum Stage {
        INITIAL,
        FULL
    }

    /** When the first accounts are read by the other side. Full reports are read when both are in, whichever it is. */
    public enum Unsealed {
        /** As soon as both are in. */
        BOTH_INITIAL,
        /** Together with the full reports. */
        BOTH_FULL
    }

    /**
     * Of one side.
     *
     * @param late whose time passed without it, whether it came afterwards or not
     */
    public record Due(Instant initial, Instant full, SortedSet<Stage> late) {
        public Due {
            late = Collections.unmodifiableSortedSet(new TreeSet<>(late));
        }

        public Instant at(Stage stage) {
            return stage == Stage.INITIAL ? initial : full;
        }

        Due late(Stage stage) {
            var all = new TreeSet<>(late);
            all.add(stage);
            return new Due(initial, full, all);
        }
    }

    public Reporting {
        due = Collections.unmodifiableSortedMap(new TreeMap<>(due));
    }

    /** Whether the time of a report passed without it. */
    public boolean isLate(String party, Stage stage) {
        Due of = due.get(party);
        return of != null && of.late().contains(stage);
    }

    Reporting late(String party, Stage stage) {
        var all = new TreeMap<>(due);
        all.computeIfPresent(party, (id, of) -> of.late(stage));
        return new Reporting(unsealed, all);
    }
}
