package org.gilavar.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time up to a most, each somewhere in its upper half, so that
 * all the desks of a server that was away do not come back at once. For one thread.
 */
final class Backoff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
        this.next = first;
    }

    /** The wait before the next try. */
    Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(most) > 0 ? most : doubled;
        long half = whole.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }

    /** It went well: the next wait is short again. */
    void reset() {
        next = first;
    }
}
