package org.gilavar.airspace;

import java.time.Duration;
import java.time.Instant;

/** Instants as whole seconds that fit an {@code int}, from 1931 to 2068; those beyond are moved to the end of the range. */
final class Seconds {
    private static final long ORIGIN = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private Seconds() {}

    /** Not after {@code instant}. */
    static int before(Instant instant) {
        return Math.clamp(instant.getEpochSecond() - ORIGIN, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Not before {@code instant}, unless that is beyond the range: compare with {@code >=} only. */
    static int after(Instant instant) {
        return Math.clamp(
                instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0) - ORIGIN,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE);
    }

    /** A second moved by a length of time, rounded up, to the end of the range at most. */
    static int moved(int second, Duration by, int direction) {
        long seconds = by.getSeconds() + (by.getNano() > 0 ? 1 : 0);
        return Math.clamp(second + direction * seconds, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
