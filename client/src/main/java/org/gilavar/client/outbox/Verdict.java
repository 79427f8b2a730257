package org.gilavar.client.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.client.Receipt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a statement, as far as this desk knows.
 *
 * @param at when the desk learned of it, by its own clock
 * @param why for a person; empty where there is nothing to say
 * @param receipt of what was taken; of what is CARRIED, one that its carrier brought
 */
public record Verdict(State state, Instant at, String why, Optional<Receipt> receipt) {

    /** How a statement in an outbox stands. */
    public enum State {
        /** Signed, and not known to be anywhere else. */
        WAITING,
        /** Another says that it has handed it in, and may have brought a receipt; the mechanism is still to be heard. */
        CARRIED,
        /** Something on the way lets nothing of its size through, and the mechanism has not heard it. It holds up nothing behind it. */
        TOO_LARGE,
        /** The mechanism has taken it. */
        TAKEN,
        /** The mechanism has refused it, as it would again. */
        REFUSED,
        /** Refused for its date alone. What it says may no longer be meant: it is said anew, or dropped. */
        TOO_OLD,
        /** Its desk means it no more. */
        DROPPED,
        /** In other words further on, which say when it was said first. */
        SAID_AGAIN;

        /** Whether the mechanism is to be asked. */
        public boolean isOpen() {
            return this == WAITING || this == CARRIED || this == TOO_LARGE;
        }
    }

    static Verdict of(State state, Instant at, String why) {
        return new Verdict(state, at, why, Optional.empty());
    }

    byte[] bytes() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("state", state.name()).put("at", at.toString()).put("why", why);
        receipt.ifPresent(taken -> json.set("receipt", taken.toJson()));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    static Verdict parse(byte[] bytes) {
        JsonNode json = SignedWords.json("verdict", bytes);
        try {
            return new Verdict(
                    State.valueOf(json.path("state").asString("")),
                    Instant.parse(json.path("at").asString("")),
                    json.path("why").asString(""),
                    Optional.ofNullable(json.get("receipt")).map(Receipt::of));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new MalformedPackageException("verdict", "has no state, or no time", e);
        }
    }
}
