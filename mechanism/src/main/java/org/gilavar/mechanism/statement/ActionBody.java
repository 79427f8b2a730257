package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;

/** Statements about what is to be done after a meeting. */
public sealed interface ActionBody extends Body {

    /**
     * The facilitator records it. Its id becomes that of the meeting and this name: {@code meeting.name}.
     *
     * @param owner a delegation at the table, or the facilitator
     * @param due the last day on which it is in time, in UTC
     * @param texts what is to be done, in the languages of the meeting
     */
    @JsonTypeName("action.record")
    record Note(String meeting, String name, String owner, LocalDate due, SortedMap<String, String> texts)
            implements ActionBody {
        public Note {
            InvalidItemException.requireName("name", name);
            texts = Languages.require("texts", texts, 1);
        }
    }

    /** Its owner says that it is done. */
    @JsonTypeName("action.done")
    record Done(String action, Optional<String> remarks) implements ActionBody {
        public Done {
            remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        }
    }

    /** The facilitator takes it back: the delegations no longer want it done. */
    @JsonTypeName("action.withdraw")
    record Withdraw(String action, String reason) implements ActionBody {
        public Withdraw {
            InvalidItemException.requireText("reason", reason);
        }
    }
}
