package org.gilavar.mechanism.item;

import java.time.Instant;

/**
 * Somebody has it in hand. That is no answer: the deadline and the ladder go on.
 *
 * @param post of the party that was called
 */
public record Taken(String post, Instant at) {}
