package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One scheduled check of the line.
 *
 * @param id the instant it fell due, such as {@code 20250412-0600Z}
 * @param expected the parties that must answer
 * @param answered party id to the time of its answer
 * @param outage of a check that was missed while outages were open, the one that was reported first
 */
@JsonTypeName("check")
public record LineCheck(
        String id,
        Instant due,
        Instant answerBy,
        SortedSet<String> expected,
        SortedMap<String, Instant> answered,
        Stage stage,
        Optional<String> outage)
        implements Item {

    /** Where a check stands. */
    public enum Stage {
        DUE,
        DONE,
        MISSED
    }

    public LineCheck {
        expected = Collections.unmodifiableSortedSet(new TreeSet<>(expected));
        answered = Collections.unmodifiableSortedMap(new TreeMap<>(answered));
    }

    /** As whoever is not on the line any more sees it. */
    public LineCheck withoutOutage() {
        return new LineCheck(id, due, answerBy, expected, answered, stage, Optional.empty());
    }

    @Override
    public Optional<Instant> wake() {
        return stage == Stage.DUE ? Optional.of(answerBy) : Optional.empty();
    }

    public LineCheck answeredBy(String party, Instant at) {
        var all = new TreeMap<>(answered);
        all.put(party, at);
        Stage next = stage == Stage.DUE && all.keySet().containsAll(expected) ? Stage.DONE : stage;
        return new LineCheck(id, due, answerBy, expected, all, next, outage);
    }

    public LineCheck missed(Optional<String> during) {
        return new LineCheck(id, due, answerBy, expected, answered, Stage.MISSED, during);
    }
}
