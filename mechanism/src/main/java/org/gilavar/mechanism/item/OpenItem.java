package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that waits for a party, as it is handed over from one watch to the next.
 *
 * @param acknowledged when the successor did
 * @param seen the first octets of the hash of what the party was shown of it then, hex
 */
public record OpenItem(Kind kind, String id, Optional<Instant> acknowledged, Optional<String> seen) {

    /** What can wait for whoever keeps a watch, in the order in which it is handed over. */
    public enum Kind {
        /** A message that is not answered; for the facilitator also one to be passed on, or whose alarm nobody has taken. */
        MESSAGE,
        /** One that the party has to confirm or dispute, or on which something was agreed that is not done. */
        CALL,
        /** A line check that is due. */
        CHECK,
        /** Words in a conflict that are to be answered, or passed on. */
        EXCHANGE,
        CONFLICT,
        /** One that the party has not accepted. */
        PROPOSAL,
        BATCH,
        /** One to be reported, or confirmed. */
        PHASE,
        /** One that lacks the party's account, or the facilitator's finding. */
        INCIDENT,
        /** One that the party has undertaken, and not said to be fulfilled. */
        COMMITMENT,
        /** One that the party has reported, and not ended. */
        OUTAGE
    }

    /** One that nobody has acknowledged. */
    public static OpenItem of(Kind kind, String id) {
        return new OpenItem(kind, id, Optional.empty(), Optional.empty());
    }

    public boolean is(Kind otherKind, String otherId) {
        return kind == otherKind && id.equals(otherId);
    }

    /** Whether the successor has acknowledged it. */
    public boolean known() {
        return acknowledged.isPresent();
    }

    /** Whether the successor has acknowledged it as it is now. */
    boolean isKnownAs(String now) {
        return seen.filter(now::equals).isPresent();
    }

    OpenItem acknowledgedAt(Instant at, String as) {
        return new OpenItem(kind, id, Optional.of(at), Optional.of(as));
    }
}
