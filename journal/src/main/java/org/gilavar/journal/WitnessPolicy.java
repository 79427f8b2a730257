package org.gilavar.journal;

import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.mechanism.terms.Witnessing;

/** The terms' witnesses and their quorum, as the policy that whoever holds a proof checks it against. */
public final class WitnessPolicy {

    private WitnessPolicy() {}

    /**
     * The policy for these logs.
     *
     * @param witnessing as the terms in force have it; empty where they name no witnesses, and then nobody's word is asked
     * @throws MalformedException if no policy can name these witnesses together
     */
    public static Policy of(List<Policy.Log> logs, Optional<Witnessing> witnessing) {
        List<Policy.Witness> witnesses = witnessing.map(Witnessing::witnesses).orElse(List.of()).stream()
                .map(w -> new Policy.Witness(
                        w.name(), NoteKey.parse(w.key()), w.url().orElse("")))
                .toList();
        if (witnesses.isEmpty()) {
            return new Policy(logs, List.of(), List.of(), Policy.NONE);
        }
        Policy.Group enough = new Policy.Group(
                Policy.ENOUGH,
                witnessing.orElseThrow().quorum().value(),
                witnesses.stream().map(Policy.Witness::name).toList());
        return new Policy(logs, witnesses, List.of(enough), enough.name());
    }
}
