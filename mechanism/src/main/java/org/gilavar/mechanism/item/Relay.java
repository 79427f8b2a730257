package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * The way of a message through the facilitator, word for word.
 *
 * @param by when it goes on by itself, so that no word is lost where nobody is there to pass it on
 * @param passedOn when it did go on; the recipient knows nothing of it before
 * @param returned when it went back instead, since the terms had changed; the recipient never knows of it
 * @param post of the facilitator that has passed it on; absent where time did
 */
public record Relay(Instant by, Optional<Instant> passedOn, Optional<Instant> returned, Optional<String> post) {

    /** One that waits. */
    public static Relay until(Instant by) {
        return new Relay(by, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It has gone on, by a post or, where there is none, by time. */
    public Relay passedOn(Instant at, Optional<String> by) {
        return new Relay(this.by, Optional.of(at), Optional.empty(), by);
    }

    /** It has gone back. */
    public Relay returned(Instant at) {
        return new Relay(by, Optional.empty(), Optional.of(at), Optional.empty());
    }
}
