package org.gilavar.server.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all those with a part in an incident had been told at an instant, and stood then: the same for each of them, byte for byte.
 * Nothing is in it that one of them had not been shown by then.
 *
 * @param window how long before it something may have been over and still be here
 * @param incident its id
 * @param between the sides of it
 * @param complete false where entries have been erased, whenever they were told, so that something may be missing
 * @param items by kind, and then by id
 */
public record Common(
        Instant asOf,
        Duration window,
        String incident,
        SortedSet<String> between,
        String facilitator,
        boolean complete,
        List<Shared> items) {

    /**
     * One item, as far as all had been shown it.
     *
     * @param item its JSON, members sorted; without those that not all had been shown
     * @param told since when each had been told just this, counted from when the last of them knew of the item at all; of a notice that
     *     not all had been shown whole only those who had not, since it is others' own or they know more of it
     */
    public record Shared(Object item, SortedMap<String, Instant> told) {
        public Shared {
            told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
        }
    }

    public Common {
        between = Collections.unmodifiableSortedSet(new TreeSet<>(between));
        items = List.copyOf(items);
    }
}
