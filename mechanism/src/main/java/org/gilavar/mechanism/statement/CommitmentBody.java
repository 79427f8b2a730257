package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;

/** Statements about commitments. */
public sealed interface CommitmentBody extends Body {

    /** Most meetings, incidents and conflicts that one commitment is linked to. */
    int MAX_LINKS = 20;

    /**
     * Undertakes something towards others. Its id becomes {@code party.name}; it binds nobody but whoever says this.
     *
     * @param to other parties to the arrangement in force, or the facilitator; one at least
     * @param text what is undertaken, by language tag
     * @param links meetings, incidents and conflicts that all who will see it know of, by id
     * @param due after now, and at most ten years; without one it never lapses
     */
    @JsonTypeName("commitment.offer")
    record Offer(
            String name,
            List<String> to,
            SortedMap<String, String> text,
            Optional<Condition> condition,
            List<String> links,
            Optional<Instant> due)
            implements CommitmentBody {
        public Offer {
            InvalidItemException.requireName("name", name);
            if (to.isEmpty()) {
                throw new InvalidItemException("to", "it must be given to somebody");
            }
            for (int i = 0; i < to.size(); i++) {
                InvalidItemException.requireName("to[" + i + "]", to.get(i));
            }
            requireOnce("to", to);
            SortedMap<String, String> words = Languages.require("text", text, 1);
            condition.ifPresent(c -> {
                if (!c.text().keySet().equals(words.keySet())) {
                    throw new InvalidItemException(
                            "condition.text",
                            "expected the languages of the text, " + words.keySet() + ", found "
                                    + c.text().keySet());
                }
            });
            if (links.size() > MAX_LINKS) {
                throw new InvalidItemException("links", "at most " + MAX_LINKS + ", found " + links.size());
            }
            requireOnce("links", links);
            to = List.copyOf(to);
            text = words;
            links = List.copyOf(links);
        }
    }

    /** Accepts what is offered; when all it is given to have, it stands. */
    @JsonTypeName("commitment.accept")
    record Accept(String commitment) implements CommitmentBody {}

    /** Declines it, for all it is given to. */
    @JsonTypeName("commitment.decline")
    record Decline(String commitment, Optional<String> reason) implements CommitmentBody {
        public Decline {
            reason.ifPresent(text -> InvalidItemException.requireText("reason", text));
        }
    }

    /** Its maker takes the offer back, before all have accepted. */
    @JsonTypeName("commitment.withdraw")
    record Withdraw(String commitment, Optional<String> reason) implements CommitmentBody {
        public Withdraw {
            reason.ifPresent(text -> InvalidItemException.requireText("reason", text));
        }
    }

    /** The condition is met, by the word of the party whose word counts. */
    @JsonTypeName("commitment.met")
    record Met(String commitment, Optional<String> remarks) implements CommitmentBody {
        public Met {
            remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        }
    }

    /** Its maker says that it has been fulfilled. */
    @JsonTypeName("commitment.fulfil")
    record Fulfil(String commitment, Optional<String> remarks) implements CommitmentBody {
        public Fulfil {
            remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        }
    }

    /** Acknowledges that it has been fulfilled; when all it was given to have, it is. */
    @JsonTypeName("commitment.acknowledge")
    record Acknowledge(String commitment) implements CommitmentBody {}

    /** Disputes that it has been fulfilled, in the speaker's own words. */
    @JsonTypeName("commitment.dispute")
    record Dispute(String commitment, String reason) implements CommitmentBody {
        public Dispute {
            InvalidItemException.requireText("reason", reason);
        }
    }

    private static void requireOnce(String field, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                throw new InvalidItemException(field + "[" + i + "]", "stands there twice");
            }
        }
    }
}
