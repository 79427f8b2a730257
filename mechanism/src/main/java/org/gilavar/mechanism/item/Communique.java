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
 * A text for the public. It is published when, and only when, everyone named has approved these very words.
 *
 * @param approvers whose approval publication needs
 * @param approved party id to the time it approved
 */
@JsonTypeName("communique")
public record Communique(
        String id,
        String draftedBy,
        String text,
        SortedSet<String> approvers,
        SortedMap<String, Instant> approved,
        Optional<Instant> published)
        implements Item {

    public Communique {
        approvers = Collections.unmodifiableSortedSet(new TreeSet<>(approvers));
        approved = Collections.unmodifiableSortedMap(new TreeMap<>(approved));
    }

    public Communique approvedBy(String party, Instant at) {
        var all = new TreeMap<>(approved);
        all.put(party, at);
        boolean complete = all.keySet().containsAll(approvers);
        return new Communique(id, draftedBy, text, approvers, all, complete ? Optional.of(at) : Optional.empty());
    }
}
