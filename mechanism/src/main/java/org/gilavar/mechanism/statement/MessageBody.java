package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;

/** Statements on the hotline. The precedence is that of the statement. */
public sealed interface MessageBody extends Body {

    /**
     * Sends a message. Its id becomes {@code party.name}.
     *
     * @param text in one's own words; beside a phrase free text, which nobody translates
     * @param coded the phrase that it is said by; of the two there is one at least
     */
    @JsonTypeName("message.send")
    record Send(String name, String to, Message.Purpose purpose, Optional<String> text, Optional<Coded> coded)
            implements MessageBody {
        public Send {
            InvalidItemException.requireName("name", name);
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
            Message.requireWords(text, coded);
        }

        /** In words alone. */
        public Send(String name, String to, Message.Purpose purpose, String text) {
            this(name, to, purpose, Optional.of(text), Optional.empty());
        }
    }

    /** It has reached the recipient's screen. */
    @JsonTypeName("message.deliver")
    record Deliver(String message) implements MessageBody {}

    /** Somebody has read it. */
    @JsonTypeName("message.read")
    record Read(String message) implements MessageBody {}

    /** A post of the recipient has it in hand; or one of the facilitator, where the ladder has called it. Not an answer. */
    @JsonTypeName("message.take")
    record Take(String message) implements MessageBody {}

    /** The facilitator passes it on, word for word. */
    @JsonTypeName("message.relay")
    record Relay(String message) implements MessageBody {}

    /**
     * What was understood, as SHA-256 (hex): of its text in UTF-8; said by a phrase, of the canonical JSON of that, and with free
     * text beside it of {@code {"coded": …, "text": …}}.
     */
    @JsonTypeName("message.read-back")
    record ReadBack(String message, String hash) implements MessageBody {}

    /** A duty officer answers. */
    @JsonTypeName("message.answer")
    record Answer(String message, Message.Reply reply, Optional<String> text) implements MessageBody {
        public Answer {
            text.ifPresent(t -> InvalidItemException.requireText("text", t));
        }
    }

    /**
     * It has been passed down to those who are to act by it. May be said again, for further down.
     *
     * @param to how far, in the recipient's own words: {@code "patrol leader"}
     */
    @JsonTypeName("message.pass-down")
    record PassDown(String message, String to) implements MessageBody {
        public PassDown {
            InvalidItemException.requireText("to", to);
        }
    }
}
