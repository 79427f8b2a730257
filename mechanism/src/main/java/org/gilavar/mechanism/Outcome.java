package org.gilavar.mechanism;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What followed from a statement or a deadline: the items that changed, and what each audience was told. Both are
 * journalled, so that a later change of the rules rewrites neither.
 *
 * @param told party id to what it was told, in order; parties told nothing are absent
 */
public record Outcome(List<Change> changes, SortedMap<String, List<Telling>> told) {

    public Outcome {
        changes = List.copyOf(changes);
        var copy = new TreeMap<String, List<Telling>>();
        told.forEach((party, tellings) -> copy.put(party, List.copyOf(tellings)));
        told = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * The refusal that this is the record of, if it is one: the statement was not taken, since it exceeded a quota, and that
     * is all that followed from it.
     */
    public Optional<Refusal> refusal() {
        return QuotaRules.refusalIn(this);
    }

    /** What one party was told. */
    public List<Telling> toldTo(String party) {
        return told.getOrDefault(party, List.of());
    }
}
