package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about communiqués. */
public sealed interface CommuniqueBody extends Body {

    /** The facilitator drafts a text for the public. Its id becomes {@code party.name}. */
    @JsonTypeName("communique.draft")
    record Draft(String name, String text) implements CommuniqueBody {
        public Draft {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("text", text);
        }
    }

    /** Approves these very words, named by SHA-256 (hex) of the text in UTF-8. */
    @JsonTypeName("communique.approve")
    record Approve(String communique, String hash) implements CommuniqueBody {}
}
