package org.gilavar.mechanism.item;

import java.time.Instant;

/**
 * How far down something has been passed, to those who are to act by it: what stays at a headquarters moves nobody.
 *
 * @param to in the words of whoever passed it down: {@code "patrol leader"}
 * @param at when that was said
 */
public record PassedDown(String to, Instant at) {}
