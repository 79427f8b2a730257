package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * The facilitator is called because nobody answers.
 *
 * @param raised when the ladder called it
 * @param taken by which of its posts, and when
 */
public record Alarm(Instant raised, Optional<Taken> taken) {}
