package org.gilavar.airspace;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants as whole seconds, from 1996 to 2064; those beyond are moved to the end of the range, which keeps them in
 * order. Any two differ by no more than an {@code int} holds.
 */
final class Seconds {
    static final int LEAST = -(1 << 30) + 1;
    static final int GREATEST = (1 << 30) - 1;

    private static final long ORIGIN = Instant.parse("2030-01-01T00:00:00Z").getEpochSecond();

    private Seconds() {}

    /** {@code instant} rounded down. */
    static int before(Instant instant) {
        return within(instant.getEpochSecond() - ORIGIN);
    }

    /** {@code instant} rounded up. */
    static int after(Instant instant) {
        return within(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0) - ORIGIN);
    }

    /** A second moved by a length of time, rounded up: later for a direction of 1, earlier for -1. */
    static int moved(int second, Duration by, int direction) {
        return within(second + direction * (by.getSeconds() + (by.getNano() > 0 ? 1 : 0)));
    }

    /** Whether this is the second it stands for, not an end of the range. */
    static boolean isWithin(int second) {
        return LEAST < second && second < GREATEST;
    }

    private static int within(long second) {
        return Math.clamp(second, LEAST, GREATEST);
    }
}
