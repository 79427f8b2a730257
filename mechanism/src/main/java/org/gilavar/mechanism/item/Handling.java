package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is being done about a conflict: who has received the advisory, what waits, who has been called, and what would free each side.
 *
 * @param received party id to when it said that it has received the advisory. None of these is consent to anything
 * @param passedDown party id to how far down it said last that it has passed the advisory, to those who are on the spot
 * @param clock what is waited for; absent where nothing is
 * @param escalated who has been called, in order
 * @param suggested party id to what would free its own notice
 * @param precedence the side that goes before the other, as the arrangement says. The other has no duty to make way: what would free
 *     it is suggested first, and that is all
 * @param settledAt when it was settled; absent while it is open
 */
public record Handling(
        SortedMap<String, Instant> received,
        SortedMap<String, PassedDown> passedDown,
        Optional<Clock> clock,
        List<Rung> escalated,
        SortedMap<String, Suggested> suggested,
        Optional<String> precedence,
        Optional<Instant> settledAt) {

    /** Nothing done, nothing waited for. */
    public static final Handling NONE = new Handling(
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty(),
            List.of(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());

    /** What is waited for. */
    public enum Awaited {
        /** That each side says it has received the advisory. */
        RECEIPT,
        /** That it is settled, by the time that the facilitator has set. */
        SETTLEMENT
    }

    /**
     * A deadline, and the ladder behind it.
     *
     * @param overdue whether it has passed
     * @param pending who is called next, once it has passed
     */
    public record Clock(Awaited awaited, Instant by, boolean overdue, List<Rung> pending) {
        public Clock {
            pending = List.copyOf(pending);
        }

        Optional<Instant> wake() {
            return overdue ? pending.stream().findFirst().map(Rung::at) : Optional.of(by);
        }
    }

    /**
     * Measures each of which alone would free the notice of every conflict, as all stood at that instant. Whole steps, as coarse as the
     * terms say.
     *
     * @param measures none, where none within the limits would
     */
    public record Suggested(List<Measure> measures, Instant at) {
        public Suggested {
            measures = List.copyOf(measures);
        }
    }

    public Handling {
        received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
        passedDown = Collections.unmodifiableSortedMap(new TreeMap<>(passedDown));
        escalated = List.copyOf(escalated);
        suggested = Collections.unmodifiableSortedMap(new TreeMap<>(suggested));
    }

    /** Waited for by a deadline; whoever was called stays called. */
    public Handling waiting(Optional<Clock> now) {
        return new Handling(received, passedDown, now, escalated, suggested, precedence, settledAt);
    }

    public Handling receivedBy(String party, Instant at) {
        var all = new TreeMap<>(received);
        all.put(party, at);
        return new Handling(all, passedDown, clock, escalated, suggested, precedence, settledAt);
    }

    public Handling passedDownBy(String party, PassedDown how) {
        var all = new TreeMap<>(passedDown);
        all.put(party, how);
        return new Handling(received, all, clock, escalated, suggested, precedence, settledAt);
    }

    /** With what would free each side. */
    public Handling suggesting(SortedMap<String, Suggested> now) {
        return new Handling(received, passedDown, clock, escalated, now, precedence, settledAt);
    }

    public Handling preceded(Optional<String> party) {
        return new Handling(received, passedDown, clock, escalated, suggested, party, settledAt);
    }

    public Handling settled(Instant at) {
        return new Handling(received, passedDown, Optional.empty(), escalated, suggested, precedence, Optional.of(at));
    }

    /** Its deadline has passed. */
    public Handling pastDeadline() {
        return waiting(clock.map(c -> new Clock(c.awaited(), c.by(), true, c.pending())));
    }

    /** The next rung is called. */
    public Handling escalated(Rung next) {
        var called = new ArrayList<>(escalated);
        called.add(next);
        Optional<Clock> left = clock.map(c -> new Clock(
                c.awaited(),
                c.by(),
                c.overdue(),
                c.pending().stream().filter(r -> r.level() > next.level()).toList()));
        return new Handling(received, passedDown, left, called, suggested, precedence, settledAt);
    }

    /** How far up the ladder it has gone; zero where nobody has been called. */
    public int level() {
        return escalated.stream().mapToInt(Rung::level).max().orElse(0);
    }

    Optional<Instant> wake() {
        return clock.flatMap(Clock::wake);
    }
}
