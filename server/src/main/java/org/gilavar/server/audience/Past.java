package org.gilavar.server.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a party had been told at an instant, and stood then.
 *
 * @param window how long before it something may have been over and still be here
 * @param upTo the last telling by then
 * @param erased how many more items stood then, and cannot be shown: what told them has been erased, and they have changed since
 * @param items in the order in which they were told
 */
public record Past(Instant asOf, Duration window, long upTo, int erased, List<Known> items) {
    public Past {
        items = List.copyOf(items);
    }

    /** A while before an instant; where there is no time before it, the earliest there is. */
    public static Instant before(Instant at, Duration window) {
        return at.isBefore(Instant.MIN.plus(window)) ? Instant.MIN : at.minus(window);
    }
}
