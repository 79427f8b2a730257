package org.gilavar.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Party;
import org.gilavar.server.audience.Feed;

/**
 * How the parties use their notices, as far as the facilitator is told: a party that keeps filing where it comes into conflict, and
 * withdraws when it has learnt of it, is asking where the other one is. Numbers to ask about, and no score.
 */
public final class ConflictStatistics {

    /**
     * Of one party.
     *
     * @param notices how many it has filed
     * @param conflicts how many its notices came into
     * @param settled how many of these are settled
     * @param withdrawn how many of those because it withdrew its notice; when both did, whoever did so first
     * @param withdrawnAfter from the opening of such a conflict to the withdrawal, in the middle of all; absent when there is none
     * @param stood how long a notice stood that was withdrawn in conflict, in the middle of all
     * @param overQuota how often its words were refused since they exceeded a quota
     */
    public record OfParty(
            String party,
            long notices,
            long conflicts,
            long settled,
            long withdrawn,
            Optional<Duration> withdrawnAfter,
            Optional<Duration> stood,
            long overQuota) {}

    /** Of all parties to conflicts or notices, in order of name. */
    public record Statistics(List<OfParty> items) {
        public Statistics {
            items = List.copyOf(items);
        }
    }

    private static final class Count {
        private long notices;
        private long conflicts;
        private long settled;
        private final List<Duration> withdrawnAfter = new ArrayList<>();
        private final List<Duration> stood = new ArrayList<>();
        private long overQuota;
    }

    private final Map<String, Count> counts = new TreeMap<>();

    private ConflictStatistics() {}

    /** Made from the feed of the facilitator; what it is not told is not counted. */
    public static Statistics of(Feed facilitator, String facilitatorName) {
        ConflictStatistics statistics = new ConflictStatistics();
        facilitator.all(Party.class).stream()
                .filter(party -> !party.id().equals(facilitatorName))
                .forEach(party -> statistics.counts.put(party.id(), new Count()));
        statistics.countNotices(facilitator);
        facilitator.all(Conflict.class).forEach(conflict -> statistics.count(conflict, facilitator));
        facilitator
                .all(Allowance.class)
                .forEach(allowance -> statistics.of(allowance.id()).overQuota = allowance.refused().values().stream()
                        .mapToLong(Allowance.Refused::times)
                        .sum());
        return statistics.all();
    }

    private Count of(String party) {
        return counts.computeIfAbsent(party, p -> new Count());
    }

    private void countNotices(Feed facilitator) {
        facilitator.ids(Notice.class).forEach(id -> of(id.substring(0, id.indexOf('.'))).notices++);
    }

    private void count(Conflict conflict, Feed facilitator) {
        conflict.sides().forEach(side -> {
            Count count = of(side.party());
            count.conflicts++;
            count.settled += conflict.open() ? 0 : 1;
        });
        if (conflict.closed().filter(Conflict.Settlement.WITHDRAWN::equals).isPresent()) {
            // The withdrawal that settled it; the other side may have withdrawn its own later, for reasons of its own.
            conflict.sides().stream()
                    .flatMap(side -> side.notice().stream())
                    .flatMap(ref -> facilitator.find(Notice.class, ref.id()).stream())
                    .filter(notice -> notice.stage() == Notice.Stage.WITHDRAWN)
                    .min(Comparator.comparing(Notice::changed))
                    .ifPresent(notice -> {
                        Count count = of(notice.owner());
                        count.withdrawnAfter.add(Duration.between(conflict.opened(), notice.changed()));
                        count.stood.add(Duration.between(notice.filed(), notice.changed()));
                    });
        }
    }

    private Statistics all() {
        List<OfParty> items = new ArrayList<>();
        counts.forEach((party, count) -> items.add(new OfParty(
                party,
                count.notices,
                count.conflicts,
                count.settled,
                count.withdrawnAfter.size(),
                middle(count.withdrawnAfter),
                middle(count.stood),
                count.overQuota)));
        return new Statistics(items);
    }

    private static Optional<Duration> middle(List<Duration> durations) {
        return durations.stream().sorted().skip((durations.size() - 1) / 2).findFirst();
    }
}
