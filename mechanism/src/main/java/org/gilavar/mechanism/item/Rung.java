package org.gilavar.mechanism.item;

import java.time.Instant;

/**
 * One step of the no-answer ladder, at its instant.
 *
 * @param level counts from 1
 * @param to who is called
 */
public record Rung(int level, String to, Instant at) {}
