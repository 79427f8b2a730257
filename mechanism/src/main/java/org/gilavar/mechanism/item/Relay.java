package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * The way of a message through the facilitator, word for word.
 *
 * @param by when it goes on by itself, so that no word is lost where nobody is there to pass it on
 * @param passedOn when it did go on; the recipient knows nothing of it before
 * @param post of the facilitator that has passed it on; absent where time did
 */
public record Relay(Instant by, Optional<Instant> passedOn, Optional<String> post) {}
