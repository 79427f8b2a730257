package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about a conflict that is there. Nobody declares one, and nobody ends one by saying so. */
public sealed interface ConflictBody extends Body {

    /** A side has received the advisory. It consents to nothing. */
    @JsonTypeName("conflict.receive")
    record Receive(String conflict) implements ConflictBody {}

    /**
     * A side has passed the advisory down to those who are to act by it. May be said again, for further down.
     *
     * @param to how far, in the side's own words: {@code "patrol leader"}
     */
    @JsonTypeName("conflict.pass-down")
    record PassDown(String conflict, String to) implements ConflictBody {
        public PassDown {
            InvalidItemException.requireText("to", to);
        }
    }

    /** The facilitator sets the time by which it is to be settled; past it, the ladder is climbed. */
    @JsonTypeName("conflict.deadline")
    record Deadline(String conflict, Instant by) implements ConflictBody {}

    /** A side or the facilitator calls the next rung of the ladder now. */
    @JsonTypeName("conflict.escalate")
    record Escalate(String conflict, String reason) implements ConflictBody {
        public Escalate {
            InvalidItemException.requireText("reason", reason);
        }
    }
}
