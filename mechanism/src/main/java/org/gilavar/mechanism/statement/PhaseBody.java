package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about what the terms say is to be done within a time. */
public sealed interface PhaseBody extends Body {

    /** One of those who do it says that it is done. */
    @JsonTypeName("phase.report")
    record Report(String phase, Optional<String> text) implements PhaseBody {
        public Report {
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
        }
    }

    /** Another party says so too. */
    @JsonTypeName("phase.confirm")
    record Confirm(String phase) implements PhaseBody {}

    /** Another party does not say so, and why. Those who do it may report it again. */
    @JsonTypeName("phase.dispute")
    record Dispute(String phase, String reason) implements PhaseBody {
        public Dispute {
            InvalidItemException.requireText("reason", reason);
        }
    }
}
