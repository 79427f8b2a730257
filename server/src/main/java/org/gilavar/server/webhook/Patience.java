package org.gilavar.server.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is sent again: twice as long each time, up to a most, of which a random half is left
 * out, so that those who failed together do not come back together. Not thread-safe.
 */
final class Patience {
    static final Duration LEAST = Duration.ofSeconds(1);

    /** A receiver that is back is told within these. */
    static final Duration MOST = Duration.ofMinutes(5);

    /** Longer a receiver may not ask to be left alone: what it is to be told is about to happen. */
    static final Duration MOST_ASKED_FOR = Duration.ofHours(1);

    /** 2^9 seconds are more than the most. */
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;
    private int failures;

    Patience(RandomGenerator random) {
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /**
     * How long to wait after one more failure.
     *
     * @param retryAfter what the receiver has asked for, as {@code Retry-After} has it (RFC 9110 §10.2.3)
     */
    Duration failed(Optional<String> retryAfter, Instant now) {
        Duration most = LEAST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        long nanos = (most.compareTo(MOST) > 0 ? MOST : most).toNanos();
        Duration ours = Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
        return retryAfter
                .flatMap(asked -> asked(asked, now))
                .map(asked -> asked.compareTo(MOST_ASKED_FOR) > 0 ? MOST_ASKED_FOR : asked)
                .filter(asked -> asked.compareTo(ours) > 0)
                .orElse(ours);
    }

    private static Optional<Duration> asked(String text, Instant now) {
        if (text.matches("\\d{1,9}")) { // more would be decades, and is taken as nothing that can be read
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeException e) {
            return Optional.empty(); // what cannot be read asks for nothing
        }
    }
}
