package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Measure;

/** Statements about ways out of a conflict. */
public sealed interface ProposalBody extends Body {

    /** Proposes measures for one or both sides. Its id becomes {@code party.name}. */
    @JsonTypeName("proposal.propose")
    record Propose(String name, String conflict, Map<String, Measure> measures, Optional<String> remarks)
            implements ProposalBody {
        public Propose {
            InvalidItemException.requireName("name", name);
            measures = checked(measures);
            remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        }
    }

    /** A side declines a proposal and makes another in its place, in one step. Its id becomes {@code party.name}. */
    @JsonTypeName("proposal.counter")
    record Counter(String name, String proposal, Map<String, Measure> measures, Optional<String> remarks)
            implements ProposalBody {
        public Counter {
            InvalidItemException.requireName("name", name);
            measures = checked(measures);
            remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        }
    }

    private static Map<String, Measure> checked(Map<String, Measure> measures) {
        if (measures.isEmpty()) {
            throw new InvalidItemException("measures", "at least one side must be asked to move");
        }
        measures.forEach((party, measure) -> {
            if (measure.asksNothing()) {
                throw new InvalidItemException("measures." + party, "needs a delay, a climb, or both");
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    /** Accepts; the last acceptance files the new versions of all notices concerned, in one step. */
    @JsonTypeName("proposal.accept")
    record Accept(String proposal) implements ProposalBody {}

    /** Declines, for good. */
    @JsonTypeName("proposal.reject")
    record Reject(String proposal, Optional<String> reason) implements ProposalBody {
        public Reject {
            reason.ifPresent(text -> InvalidItemException.requireText("reason", text));
        }
    }

    /** The proposer takes it back. */
    @JsonTypeName("proposal.withdraw")
    record Withdraw(String proposal) implements ProposalBody {}
}
