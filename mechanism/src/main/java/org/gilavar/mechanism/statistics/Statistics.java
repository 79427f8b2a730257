package org.gilavar.mechanism.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proposal;

/**
 * What a period comes to, counted from what one audience was told before its end. Whatever it is told later changes none of it.
 *
 * @param audience whose copy it was counted from
 * @param from the first instant of the period
 * @param to the first instant after it
 * @param own what nobody else can count but the facilitator, and that only where it has always been told all
 * @param shared what everybody concerned counts the same
 */
public record Statistics(String audience, Instant from, Instant to, List<Own> own, Shared shared) {

    public Statistics {
        own = List.copyOf(own);
    }

    /**
     * One party's own figures. The facilitator has those of every party that it was told all of, under all terms that were in force
     * before the end of the period; a party has its own.
     *
     * @param withdrawals absent where the terms have not always told of conflicts
     */
    public record Own(String party, OwnFigures figures, Optional<Withdrawals> withdrawals) {}

    /**
     * How a party withdrew out of conflicts. A notice that is filed into the way of another and withdrawn soon may have been a
     * question; it may as well have been a courtesy.
     *
     * @param inConflict conflicts that were settled in the period since it withdrew its notice
     * @param medianAfterOpening from the opening of such a conflict to its end
     * @param medianStood how long such a notice had stood
     */
    public record Withdrawals(long inConflict, Optional<Duration> medianAfterOpening, Optional<Duration> medianStood) {}

    /**
     * What all whom it concerns count the same, each from its own copy.
     *
     * @param between for each two of the parties and the facilitator, as far as the audience is one of them or the facilitator
     * @param checks of the line, for each set of parties that had to answer
     */
    public record Shared(List<Between> between, List<Checks> checks) {
        public Shared {
            between = List.copyOf(between);
            checks = List.copyOf(checks);
        }

        /** What is between these two, in any order. */
        public Optional<Between> between(String one, String other) {
            return between.stream()
                    .filter(b -> (b.first().equals(one) && b.second().equals(other))
                            || (b.first().equals(other) && b.second().equals(one)))
                    .findFirst();
        }
    }

    /**
     * Between two, in order of name.
     *
     * @param conflicts absent where one of them is the facilitator, or the terms have not always told of conflicts
     * @param fromFirst messages that the first sent to the second, by precedence; of what was not sent there is nothing
     * @param fromSecond those the other way
     */
    public record Between(
            String first,
            String second,
            Optional<Conflicts> conflicts,
            SortedMap<Precedence, Messages> fromFirst,
            SortedMap<Precedence, Messages> fromSecond) {
        public Between {
            fromFirst = Collections.unmodifiableSortedMap(new TreeMap<>(fromFirst));
            fromSecond = Collections.unmodifiableSortedMap(new TreeMap<>(fromSecond));
        }
    }

    /**
     * Conflicts between two. Those open before, opened and reopened are as many as those settled and open after.
     *
     * @param openBefore open when the period began
     * @param opened for the first time
     * @param reopened after they had been settled
     * @param settled by how; one that was settled twice counts twice
     * @param openAfter open when the period ended
     * @param toSettlement from the opening, or reopening, to the settlement, of those settled
     * @param proposals made in the period, by where each stood at its end
     */
    public record Conflicts(
            long openBefore,
            long opened,
            long reopened,
            SortedMap<Conflict.Settlement, Long> settled,
            long openAfter,
            Optional<Times> toSettlement,
            SortedMap<Proposal.Stage, Long> proposals) {
        public Conflicts {
            settled = Collections.unmodifiableSortedMap(new TreeMap<>(settled));
            proposals = Collections.unmodifiableSortedMap(new TreeMap<>(proposals));
        }
    }

    /** Of some durations, by nearest rank: each is one of them. */
    public record Times(Duration median, Duration p90, Duration longest) {}

    /**
     * Messages sent in the period in one direction with one precedence; each is in one of the four after {@code sent}.
     *
     * @param answeredInTime before the deadline of its precedence
     * @param answeredLate overdue first, and answered before the period ended
     * @param unanswered overdue and not answered when the period ended
     * @param pending neither answered nor overdue when the period ended
     * @param medianSeconds from sending to answer, of all answered; absent where none is
     */
    public record Messages(
            long sent,
            long answeredInTime,
            long answeredLate,
            long unanswered,
            long pending,
            Optional<Long> medianSeconds,
            Optional<Long> longestSeconds) {}

    /**
     * Line checks that fell due in the period.
     *
     * @param expected who had to answer
     * @param done answered by all of them
     * @param missed not answered by all in time
     * @param pending neither when the period ended
     */
    public record Checks(SortedSet<String> expected, long done, long missed, long pending) {
        public Checks {
            expected = Collections.unmodifiableSortedSet(new TreeSet<>(expected));
        }
    }
}
