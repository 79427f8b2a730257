package org.gilavar.airspace;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * A half-open stretch of time: the start belongs to it, the end does not.
 *
 * <p>So a window ending at noon and one starting at noon share no instant. Immutable.
 *
 * @param start the first instant, not before {@link #EARLIEST}
 * @param end the first instant after, not after {@link #LATEST}
 */
public record TimeWindow(Instant start, Instant end) {
    /** No airspace was reserved before the Unix epoch; an earlier instant is a unit mistake. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The last year with four digits, so that every window prints and sorts as ISO 8601. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Throws {@link InvalidVolumeException} on {@code start} or {@code end} when out of range or not in order. */
    public TimeWindow {
        if (start.isBefore(EARLIEST)) {
            throw new InvalidVolumeException("start", "expected " + EARLIEST + " or later, found " + start);
        }
        if (end.isAfter(LATEST)) {
            throw new InvalidVolumeException("end", "expected " + LATEST + " or earlier, found " + end);
        }
        if (!start.isBefore(end)) {
            throw new InvalidVolumeException("end", "expected after the start " + start + ", found " + end);
        }
    }

    /** This window {@code later}, or earlier when negative. */
    public TimeWindow shifted(Duration later) {
        try {
            return new TimeWindow(start.plus(later), end.plus(later));
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidVolumeException("start", "expected a shift within the calendar, found " + later);
        }
    }

    /** Whether {@code instant} is in this window. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Whether an instant is in both. */
    boolean meets(TimeWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether an instant is in both, or less than {@code apart} is between them. */
    boolean isWithin(Duration apart, TimeWindow other) {
        return meets(other)
                || (end.isAfter(other.start) ? isLess(other.end, start, apart) : isLess(end, other.start, apart));
    }

    /** Whether from one instant to another is less than {@code apart}, without making a {@link Duration} of it. */
    private static boolean isLess(Instant from, Instant to, Duration apart) {
        long seconds = to.getEpochSecond() - from.getEpochSecond() - apart.getSeconds();
        long nanos = (long) to.getNano() - from.getNano() - apart.getNano();
        // nanos alone are between two seconds less and one more
        return seconds + Math.floorDiv(nanos, 1_000_000_000L) < 0;
    }

    /** From the end of one to the start of the other; zero when they meet or abut. */
    Duration gap(TimeWindow other) {
        if (meets(other)) {
            return Duration.ZERO;
        }
        return end.isAfter(other.start) ? Duration.between(other.end, start) : Duration.between(end, other.start);
    }
}
