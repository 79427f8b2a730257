package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about the mechanism itself. */
public sealed interface MechanismBody extends Body {

    /** Founds the mechanism; the facilitator's first word, signed with the key it names. */
    @JsonTypeName("mechanism.found")
    record Found(String title, String facilitatorName, String key, Founding.Mode mode) implements MechanismBody {
        public Found {
            InvalidItemException.requireText("title", title);
            InvalidItemException.requireText("facilitatorName", facilitatorName);
        }
    }

    /**
     * Enrols a post of a party with its key. Signed twice: by the facilitator, and by the key itself, so that nobody is
     * enrolled with a key that is not theirs to use.
     */
    @JsonTypeName("party.enrol")
    record Enrol(String party, String name, String post, String key) implements MechanismBody {
        public Enrol {
            InvalidItemException.requireName("party", party);
            InvalidItemException.requireText("name", name);
            InvalidItemException.requireName("post", post);
        }
    }

    /** Sets the time of an exercise; the facilitator alone, and never backwards. */
    @JsonTypeName("exercise.time")
    record SetTime(Instant now) implements MechanismBody {}
}
