package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements by which the sides of a conflict speak to each other, through the facilitator where the terms say so. */
public sealed interface ExchangeBody extends Body {

    /** A side asks the other, or objects. Its id becomes {@code party.name}. */
    @JsonTypeName("exchange.open")
    record Open(String name, String conflict, Exchange.Sort sort, String text) implements ExchangeBody {
        public Open {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("text", text);
        }
    }

    /** The facilitator passes on what a side has said, question or answer, in words of its own. */
    @JsonTypeName("exchange.relay")
    record Relay(String exchange, String text) implements ExchangeBody {
        public Relay {
            InvalidItemException.requireText("text", text);
        }
    }

    /** The other side answers. */
    @JsonTypeName("exchange.answer")
    record Answer(String exchange, String text) implements ExchangeBody {
        public Answer {
            InvalidItemException.requireText("text", text);
        }
    }

    /** Who began it, or the facilitator, closes it without waiting for more. */
    @JsonTypeName("exchange.close")
    record Close(String exchange, String reason) implements ExchangeBody {
        public Close {
            InvalidItemException.requireText("reason", reason);
        }
    }
}
