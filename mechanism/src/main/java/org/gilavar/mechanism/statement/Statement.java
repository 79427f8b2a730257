package org.gilavar.mechanism.statement;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Precedence;

/**
 * Everything a party says: an envelope around one {@link Body}. The signature is over the exact bytes it came in.
 *
 * @param id chosen by the speaker, unique among its own statements; sending the same bytes again has no further effect
 * @param mechanism the mechanism it is meant for, so that it cannot be replayed into another
 * @param sent the speaker's time of sending, UTC
 * @param exercise must be true in an exercise and false outside one
 * @param firstSaid by the speaker's own account: when it said this before, in words that became too old on their way
 * @param goodUntil until when it may be taken, where the speaker wants it longer under way, or shorter, than others are
 */
public record Statement(
        String id,
        String mechanism,
        Sender from,
        Instant sent,
        Precedence precedence,
        boolean exercise,
        Optional<String> remarks,
        Body body,
        Optional<Instant> firstSaid,
        Optional<Instant> goodUntil) {

    public Statement {
        InvalidItemException.requireName("id", id);
        InvalidItemException.requireName("mechanism", mechanism);
        remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
    }

    /** Said for the first time, to be taken at once. */
    public Statement(
            String id,
            String mechanism,
            Sender from,
            Instant sent,
            Precedence precedence,
            boolean exercise,
            Optional<String> remarks,
            Body body) {
        this(id, mechanism, from, sent, precedence, exercise, remarks, body, Optional.empty(), Optional.empty());
    }

    /** When its speaker says that it was said: the first time, if there were several. */
    public Instant said() {
        return firstSaid.orElse(sent);
    }

    /** The party and post that speak. */
    public record Sender(String party, String post) {
        public Sender {
            InvalidItemException.requireName("party", party);
            InvalidItemException.requireName("post", post);
        }
    }
}
