package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.terms.Terms;

/** Statements about an arrangement. */
public sealed interface ArrangementBody extends Body {

    /** Puts a first version on the table. */
    @JsonTypeName("arrangement.propose")
    record Propose(String name, Terms terms) implements ArrangementBody {
        public Propose {
            InvalidItemException.requireName("name", name);
        }
    }

    /** Puts a next version on the table. Signatures on the version before do not carry over; brackets do, where the text is the same. */
    @JsonTypeName("arrangement.amend")
    record Amend(String arrangement, Terms terms, String reason) implements ArrangementBody {
        public Amend {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /**
     * Says that a provision is not agreed: it stands in brackets, and the text cannot be adopted or signed, until the same party takes
     * them away. Another bracket of the same party on the same provision takes the place of the first.
     *
     * @param provision its path, such as {@code separation.lateral}
     * @param alternative what the party would have in its place
     */
    @JsonTypeName("arrangement.bracket")
    record Bracket(String arrangement, String provision, Optional<String> alternative, String reason)
            implements ArrangementBody {
        public Bracket {
            InvalidItemException.requireText("provision", provision);
            alternative.ifPresent(text -> InvalidItemException.requireText("alternative", text));
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Takes the party's own bracket away. */
    @JsonTypeName("arrangement.unbracket")
    record Unbracket(String arrangement, String provision) implements ArrangementBody {
        public Unbracket {
            InvalidItemException.requireText("provision", provision);
        }
    }

    /** Adopts one version, named by the hash of its terms, as the text to be signed. */
    @JsonTypeName("arrangement.adopt")
    record Adopt(String arrangement, String hash) implements ArrangementBody {}

    /** Signs one version, named by the hash of its terms. */
    @JsonTypeName("arrangement.sign")
    record Sign(String arrangement, String hash) implements ArrangementBody {}

    /** Suspends the arrangement in force, in one of the two states a party has. What is filed is compared all the same. */
    @JsonTypeName("arrangement.suspend")
    record Suspend(String arrangement, Arrangement.Side side, String reason) implements ArrangementBody {
        public Suspend {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Takes that back. */
    @JsonTypeName("arrangement.resume")
    record Resume(String arrangement, Arrangement.Side side) implements ArrangementBody {}

    /** Gives notice that the party leaves, after the time that the terms ask for. */
    @JsonTypeName("arrangement.withdraw")
    record Withdraw(String arrangement, String reason) implements ArrangementBody {
        public Withdraw {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Takes that notice back before it has taken effect. */
    @JsonTypeName("arrangement.remain")
    record Remain(String arrangement) implements ArrangementBody {}

    /** The facilitator records that the review has been held. */
    @JsonTypeName("arrangement.review")
    record Review(String arrangement, String outcome) implements ArrangementBody {
        public Review {
            InvalidItemException.requireText("outcome", outcome);
        }
    }
}
