package org.gilavar.mechanism.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.terms.Terms;

/** All terms that have been in force, as far as the audience was told: who was bound, and what was told of what. */
final class InForce {

    private final Map<String, Terms> terms = new TreeMap<>();

    void told(Arrangement arrangement) {
        if (arrangement.inForceSince().isPresent()) {
            terms.put(arrangement.id(), arrangement.terms());
        }
    }

    SortedSet<String> parties() {
        var parties = new TreeSet<String>();
        terms.values().forEach(t -> parties.addAll(t.parties()));
        return parties;
    }

    /** Whether all terms that bound these have told both sides of each conflict. */
    boolean toldConflicts(Collection<String> parties) {
        return terms.values().stream()
                .filter(t -> t.parties().containsAll(parties))
                .allMatch(t -> t.disclosure().inConflict().value() != Level.NOTHING);
    }

    /** Whether all terms that bound these have told the facilitator as much as this of their notices and conflicts. */
    boolean toldFacilitator(Collection<String> parties, Level level) {
        return terms.values().stream()
                .filter(t -> t.parties().containsAll(parties))
                .allMatch(t -> t.disclosure().facilitator().value().includes(level));
    }
}
