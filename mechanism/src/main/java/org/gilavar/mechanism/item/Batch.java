package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the drafts of a plan would be moved, of all parties together, so that fewer come too close. It takes effect when every party
 * accepts whose drafts would move.
 *
 * @param id {@code facilitator.name}
 * @param plan id of the plan
 * @param moves id of a draft to how it would be moved; as told to a party, those of its own alone
 * @param accepted parties that have accepted; as told to a party, itself alone
 * @param verdict what would come of it, as all stood when it was proposed; for the facilitator, who has proposed it
 * @param rejection by whom it was rejected; for the facilitator
 */
@JsonTypeName("batch")
public record Batch(
        String id,
        String plan,
        SortedMap<String, Move> moves,
        SortedSet<String> accepted,
        Stage stage,
        Optional<Verdict> verdict,
        Optional<Rejection> rejection,
        Instant proposed)
        implements Item {

    /** Where it stands. */
    public enum Stage {
        OPEN,
        /** All have accepted, and it has been done. */
        ACCEPTED,
        REJECTED,
        WITHDRAWN,
        /** All have accepted, and by then it would have helped no more. Nothing has moved. */
        FAILED,
        /** Its plan was released before all had accepted, or nothing is left of what would have moved. */
        LAPSED
    }

    /**
     * How one draft would be moved.
     *
     * @param version of the draft
     */
    public record Move(String owner, int version, Measure measure) {}

    /**
     * What would come of it.
     *
     * @param before how many pairs of notices are too close as they stand
     * @param left how many of those would still be; it makes no others
     * @param named which those are, the first {@value #MOST_NAMED} of them
     */
    public record Verdict(int before, int left, List<TooClose> named) {

        /** Whoever is told of more than this looks for another batch. */
        private static final int MOST_NAMED = 1_000;

        public Verdict {
            named = named.stream().limit(MOST_NAMED).toList();
        }
    }

    /** Two notices that would be too close, in order of id. */
    public record TooClose(String first, String second) {

        /** In that order. */
        public static TooClose of(String one, String other) {
            return one.compareTo(other) < 0 ? new TooClose(one, other) : new TooClose(other, one);
        }

        public boolean names(String notice) {
            return first.equals(notice) || second.equals(notice);
        }

        /** The one that is not this. */
        public String other(String notice) {
            return first.equals(notice) ? second : first;
        }
    }

    /** Who rejected it, and why. */
    public record Rejection(String by, Optional<String> reason) {}

    public Batch {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
        accepted = Collections.unmodifiableSortedSet(new TreeSet<>(accepted));
    }

    /** Put before those whose drafts would move. */
    public static Batch proposed(String id, String plan, SortedMap<String, Move> moves, Verdict verdict, Instant at) {
        return new Batch(id, plan, moves, new TreeSet<>(), Stage.OPEN, Optional.of(verdict), Optional.empty(), at);
    }

    /** Whether a draft of this party would move. */
    public boolean asks(String party) {
        return moves.values().stream().anyMatch(move -> move.owner().equals(party));
    }

    public Batch acceptedBy(String party) {
        var all = new TreeSet<>(accepted);
        all.add(party);
        return new Batch(id, plan, moves, all, stage, verdict, rejection, proposed);
    }

    public Batch to(Stage next) {
        return new Batch(id, plan, moves, accepted, next, verdict, rejection, proposed);
    }

    public Batch rejected(String by, Optional<String> reason) {
        var why = Optional.of(new Rejection(by, reason));
        return new Batch(id, plan, moves, accepted, Stage.REJECTED, verdict, why, proposed);
    }

    /** As a party is told of it: how its own drafts would move and what itself has said, and nothing of any other. */
    public Batch asSeenBy(String party) {
        var own = new TreeMap<>(moves);
        own.values().removeIf(move -> !move.owner().equals(party));
        var self = new TreeSet<>(accepted);
        self.retainAll(List.of(party));
        return new Batch(
                id, plan, own, self, stage, Optional.empty(), rejection.filter(r -> r.by().equals(party)), proposed);
    }
}
