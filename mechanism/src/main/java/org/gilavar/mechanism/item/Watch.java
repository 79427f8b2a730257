package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The watch of one party, or of the facilitator: which of its posts keeps it now, who is to keep it when, and its passing from one to the
 * next. It is kept by one post or by none. Told to nobody else: when others are on duty is their own affair.
 *
 * @param id the party
 * @param keeper who keeps it; absent while nobody does
 * @param since when that began
 * @param roster the turn that runs, those ahead, and those that have ended since the roster was last set; in order
 * @param handover absent where none is under way
 */
@JsonTypeName("watch")
public record Watch(String id, Optional<Keeper> keeper, Instant since, List<Turn> roster, Optional<Handover> handover)
        implements Item {

    /** Turns in one roster: two months of one a day, a month of two. */
    public static final int MOST_TURNS = 64;

    /**
     * How long after the beginning of its turn a post has missed it. Our own proposal (P): a handover of what a quiet watch leaves open
     * takes minutes, and the terms that we know of give a line check as long.
     */
    public static final Duration GRACE = Duration.ofMinutes(15);

    /** A post, and how it came to keep the watch. */
    public record Keeper(String post, How how) {}

    /** How a post came to keep the watch. */
    public enum How {
        /** Nobody kept it. */
        TAKEN,
        /** Another post kept it, and did not hand it over. */
        TAKEN_OVER,
        /** All that was open had been acknowledged. */
        HANDED_OVER
    }

    /**
     * A time in which a post is to keep the watch.
     *
     * @param taken since when its post has kept the watch in it, from the moment that is written: when it takes the watch in its turn, or
     *     else when it ends to keep it
     * @param missed whether its post did not keep the watch within {@link #GRACE}, and for good: to come late does not undo it
     */
    public record Turn(String post, Instant from, Instant until, Optional<Instant> taken, boolean missed) {

        /** When it is missed: after the grace, and before it is over. */
        public Instant missedAt() {
            Instant late = from.plus(GRACE);
            return late.isBefore(until) ? late : until;
        }

        private boolean awaited() {
            return taken.isEmpty() && !missed;
        }

        /** What is left of it when the next begins. */
        private Turn cutAt(Instant next) {
            return next.isBefore(until) ? new Turn(post, from, next, taken, missed) : this;
        }

        private Turn keptBy(String keeper, Instant since, Instant at) {
            boolean kept = post.equals(keeper) && taken.isEmpty() && !from.isAfter(at) && until.isAfter(since);
            return kept ? new Turn(post, from, until, Optional.of(from.isAfter(since) ? from : since), missed) : this;
        }
    }

    public Watch {
        roster = List.copyOf(roster);
    }

    /** One that nobody keeps. */
    public static Watch unkept(String party, Instant since) {
        return new Watch(party, Optional.empty(), since, List.of(), Optional.empty());
    }

    @Override
    public Optional<Instant> wake() {
        return roster.stream().filter(this::isToCome).map(Turn::missedAt).min(Comparator.naturalOrder());
    }

    public boolean isKeptBy(String post) {
        return keeper.filter(k -> k.post().equals(post)).isPresent();
    }

    private boolean isToCome(Turn turn) {
        return turn.awaited() && !isKeptBy(turn.post());
    }

    /** Another keeps it from now on, and no handover is left. */
    public Watch keptBy(Keeper next, Instant at) {
        List<Turn> turns =
                turnsUntil(at).map(t -> t.keptBy(next.post(), at, at)).toList();
        return new Watch(id, Optional.of(next), at, turns, Optional.empty());
    }

    /** Nobody keeps it from now on, and no handover is left. */
    public Watch left(Instant at) {
        return new Watch(id, Optional.empty(), at, turnsUntil(at).toList(), Optional.empty());
    }

    /** The roster, where what the keeper of until now has kept is written. */
    private Stream<Turn> turnsUntil(Instant at) {
        return roster.stream()
                .map(turn -> keeper.map(k -> turn.keptBy(k.post(), since, at)).orElse(turn));
    }

    /** What lies ahead is as said now. The turn that runs is cut off by the next, and those that are over are forgotten. */
    public Watch roster(List<Turn> ahead, Instant at) {
        Instant next = ahead.stream().map(Turn::from).findFirst().orElse(Instant.MAX);
        Stream<Turn> running = roster.stream()
                .filter(turn -> turn.from().isBefore(at) && turn.until().isAfter(at))
                .map(turn -> turn.cutAt(next));
        return new Watch(
                id, keeper, since, Stream.concat(running, ahead.stream()).toList(), handover);
    }

    /** Those whose grace is over are missed. */
    public Watch missed(Instant at) {
        List<Turn> turns = roster.stream()
                .map(t -> isToCome(t) && !t.missedAt().isAfter(at)
                        ? new Turn(t.post(), t.from(), t.until(), t.taken(), true)
                        : t)
                .toList();
        return new Watch(id, keeper, since, turns, handover);
    }

    public Watch handover(Optional<Handover> now) {
        return new Watch(id, keeper, since, roster, now);
    }

    /** What a party still has to do is not told to others by the way of its watch. */
    public Watch withoutItems() {
        return handover(handover.map(h -> new Handover(h.to(), h.begun(), List.of())));
    }
}
