package org.gilavar.client;

import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.JsonNode;

/**
 * Something to be said: the body of a statement, as the API document describes it, and what else only its speaker knows.
 * Immutable, but for the body: leave that alone once it is handed over.
 *
 * @param body such as {@link Bodies} makes
 * @param precedence {@code ROUTINE}, {@code PRIORITY}, {@code IMMEDIATE} or {@code FLASH}
 * @param id unique among all that the party says; made from time and chance where it is absent
 * @param remarks for the record
 * @param cosigners who sign as well: a key that the body brings, a root key, a second post
 */
public record Saying(
        JsonNode body, String precedence, Optional<String> id, Optional<String> remarks, List<SigningKey> cosigners) {

    public Saying {
        cosigners = List.copyOf(cosigners);
    }

    /** Said as a matter of routine. */
    public static Saying of(JsonNode body) {
        return new Saying(body, "ROUTINE", Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with this precedence. */
    public Saying withPrecedence(String urgency) {
        return new Saying(body, urgency, id, remarks, cosigners);
    }

    /** The same with an id of the speaker's own. */
    public Saying withId(String own) {
        return new Saying(body, precedence, Optional.of(own), remarks, cosigners);
    }

    /** The same with a remark. */
    public Saying withRemarks(String text) {
        return new Saying(body, precedence, id, Optional.of(text), cosigners);
    }

    /** The same, signed by these keys too. */
    public Saying cosignedBy(List<SigningKey> keys) {
        return new Saying(body, precedence, id, remarks, keys);
    }
}
