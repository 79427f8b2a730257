package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Reporting;
import org.gilavar.mechanism.item.Reporting.Due;
import org.gilavar.mechanism.item.Reporting.Stage;
import org.gilavar.mechanism.item.Reporting.Unsealed;

/**
 * When the reports of an incident are due, and when the first accounts are read by the other side.
 *
 * @param initial of who reports it, counted from when it occurred; of the other side from the report, since nobody is late with what it
 *     has not been told
 * @param full of both sides, counted from the report; longer than {@code initial}
 * @param unsealed absent for {@link Unsealed#BOTH_INITIAL}
 */
public record IncidentTerms(Sourced<Duration> initial, Sourced<Duration> full, Optional<Sourced<Unsealed>> unsealed) {

    public IncidentTerms {
        Terms.requireDeadline("initial.value", initial.value());
        Terms.requireDeadline("full.value", full.value());
        if (full.value().compareTo(initial.value()) <= 0) {
            throw new InvalidItemException(
                    "full.value", "must be longer than the initial " + initial.value() + ", found " + full.value());
        }
    }

    /** The clocks of an incident that one party has just reported of another. */
    public Reporting clocks(String reporter, String other, Instant occurred, Instant reported) {
        Instant end = reported.plus(full.value());
        Instant first = occurred.plus(initial.value());
        var late = new TreeSet<Stage>();
        if (first.isBefore(reported)) {
            late.add(Stage.INITIAL);
        }
        var due = new TreeMap<String, Due>();
        due.put(reporter, new Due(first, end, late));
        due.put(other, new Due(reported.plus(initial.value()), end, new TreeSet<>()));
        return new Reporting(unsealed.map(Sourced::value).orElse(Unsealed.BOTH_INITIAL), due);
    }
}
