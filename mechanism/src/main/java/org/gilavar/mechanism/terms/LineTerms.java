package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * How the parties speak on the line. The facilitator sees every message in any case, and speaks with each directly.
 *
 * @param relayWithin how long a relayed message waits for the facilitator before it goes on by itself; for that way and for no other
 */
public record LineTerms(Sourced<Way> way, Optional<Sourced<Duration>> relayWithin) {

    /** From one party to another. */
    public enum Way {
        /** What one sends, the other has. */
        DIRECT,
        /** Word for word through the facilitator. FLASH waits for nobody. */
        RELAYED,
        /** Not at all: each speaks with the facilitator, who says to the other what it sees fit. */
        INDIRECT
    }

    public LineTerms {
        if ((way.value() == Way.RELAYED) != relayWithin.isPresent()) {
            throw new InvalidItemException(
                    "relayWithin", "belongs to the way RELAYED and to no other; the way is " + way.value());
        }
        relayWithin.ifPresent(within -> Terms.requireDeadline("relayWithin.value", within.value()));
    }
}
