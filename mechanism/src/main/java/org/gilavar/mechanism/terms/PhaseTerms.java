package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;

/**
 * Something to be done within a time: a withdrawal to a line, a handing over, a joint patrol.
 *
 * @param words language tag (BCP 47) to what is to be done
 * @param by the parties that do it; all of them for what they do together
 * @param within from the coming into force of the terms that first say so; at most 3,660 days
 * @param every how long after it is due it is due again, from an hour to 366 days; absent for what is done once
 * @param zone the name of the zone of these terms that it is about
 */
public record PhaseTerms(
        String name,
        Sourced<SortedMap<String, String>> words,
        List<String> by,
        Sourced<Duration> within,
        Optional<Sourced<Duration>> every,
        Optional<String> zone) {

    /** Most phases of terms. */
    public static final int MOST = 100;

    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Duration SHORTEST_ROUND = Duration.ofHours(1);
    private static final Duration LONGEST_ROUND = Duration.ofDays(366);

    public PhaseTerms {
        InvalidItemException.requireName("name", name);
        words = new Sourced<>(Languages.require("words.value", words.value(), 2), words.source());
        by = by.stream().sorted().distinct().toList();
        if (by.isEmpty()) {
            throw new InvalidItemException("by", "at least one party is needed");
        }
        requireBetween("within.value", within.value(), Duration.ofNanos(1), LONGEST);
        every.ifPresent(e -> requireBetween("every.value", e.value(), SHORTEST_ROUND, LONGEST_ROUND));
    }

    private static void requireBetween(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidItemException(field, "expected from " + least + " to " + most + ", found " + value);
        }
    }
}
