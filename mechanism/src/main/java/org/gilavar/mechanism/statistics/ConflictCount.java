package org.gilavar.mechanism.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.statistics.Statistics.Conflicts;
import org.gilavar.mechanism.statistics.Statistics.Times;
import org.gilavar.mechanism.statistics.Statistics.Withdrawals;

/** Conflicts as spans of time, from each opening to its settlement, and the proposals about them. */
final class ConflictCount {

    private static final int P90 = 90;
    private static final int LONGEST = 100;

    /** Open from an instant on; until when and why, once it is settled. */
    private record Span(Instant start, boolean first, Optional<Instant> end, Optional<Settlement> why) {

        boolean isOpenAt(Instant at) {
            return start.isBefore(at) && end.filter(e -> e.isBefore(at)).isEmpty();
        }
    }

    private record Known(Set<String> parties, List<Span> spans) {}

    private record Made(String conflict, Instant at, Proposal.Stage stage) {}

    private record Withdrawal(String party, Instant opened, Instant filed, Instant at) {}

    private final Period period;
    private final Notices notices;
    private final Map<String, Known> conflicts = new LinkedHashMap<>();
    private final Map<String, Made> proposals = new HashMap<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();

    /** @param notices as they stand when a conflict is told of */
    ConflictCount(Period period, Notices notices) {
        this.period = period;
        this.notices = notices;
    }

    /** What is over when it is first told of has no time of settlement, and is not counted. */
    void told(Instant at, Conflict conflict) {
        Known known = conflicts.computeIfAbsent(
                conflict.id(),
                id -> new Known(
                        conflict.sides().stream().map(Conflict.Side::party).collect(Collectors.toUnmodifiableSet()),
                        new ArrayList<>()));
        List<Span> spans = known.spans();
        boolean open = !spans.isEmpty() && spans.getLast().end().isEmpty();
        if (conflict.open() && !open) {
            boolean first = spans.isEmpty();
            Instant start = first ? conflict.opened() : at;
            spans.add(new Span(start, first, Optional.empty(), Optional.empty()));
        } else if (!conflict.open() && open) {
            Span span = spans.removeLast();
            spans.add(new Span(span.start(), span.first(), Optional.of(at), conflict.closed()));
            if (conflict.closed().filter(Settlement.WITHDRAWN::equals).isPresent()) {
                withdrawn(at, conflict, span);
            }
        }
    }

    /** An open conflict is between notices that stand: the one that no longer does is the one that was withdrawn just now. */
    private void withdrawn(Instant at, Conflict conflict, Span span) {
        for (Conflict.Side side : conflict.sides()) {
            side.notice()
                    .flatMap(ref -> notices.filedIfWithdrawn(ref.id()))
                    .ifPresent(filed -> withdrawals.add(new Withdrawal(side.party(), span.start(), filed, at)));
        }
    }

    void told(Instant at, Proposal proposal) {
        proposals.merge(
                proposal.id(),
                new Made(proposal.conflict(), at, proposal.stage()),
                (before, now) -> new Made(before.conflict(), before.at(), now.stage()));
    }

    Conflicts between(String one, String other) {
        Set<String> two = Set.of(one, other);
        List<Span> spans = conflicts.values().stream()
                .filter(known -> known.parties().equals(two))
                .flatMap(known -> known.spans().stream())
                .toList();
        var settled = new EnumMap<Settlement, Long>(Settlement.class);
        List<Duration> times = new ArrayList<>();
        for (Span span : spans) {
            span.end().filter(period::contains).ifPresent(end -> {
                settled.merge(span.why().orElseThrow(), 1L, Long::sum);
                times.add(Duration.between(span.start(), end));
            });
        }
        return new Conflicts(
                spans.stream().filter(span -> span.isOpenAt(period.from())).count(),
                begun(spans).filter(Span::first).count(),
                begun(spans).filter(span -> !span.first()).count(),
                new TreeMap<>(settled),
                spans.stream().filter(span -> span.isOpenAt(period.to())).count(),
                times(times),
                proposals(two));
    }

    private Stream<Span> begun(List<Span> spans) {
        return spans.stream().filter(span -> period.contains(span.start()));
    }

    private static Optional<Times> times(List<Duration> times) {
        return NearestRank.median(times)
                .map(median -> new Times(
                        median,
                        NearestRank.of(times, P90).orElseThrow(),
                        NearestRank.of(times, LONGEST).orElseThrow()));
    }

    /** Of conflicts that were told of: of another nobody can say between whom it is. */
    private SortedMap<Proposal.Stage, Long> proposals(Set<String> two) {
        var byStage = new TreeMap<Proposal.Stage, Long>();
        proposals.values().stream()
                .filter(made -> period.contains(made.at()))
                .filter(made -> Optional.ofNullable(conflicts.get(made.conflict()))
                        .filter(known -> known.parties().equals(two))
                        .isPresent())
                .forEach(made -> byStage.merge(made.stage(), 1L, Long::sum));
        return byStage;
    }

    Withdrawals withdrawals(String party) {
        List<Withdrawal> own = withdrawals.stream()
                .filter(w -> w.party().equals(party) && period.contains(w.at()))
                .toList();
        return new Withdrawals(
                own.size(),
                NearestRank.median(own.stream()
                        .map(w -> Duration.between(w.opened(), w.at()))
                        .toList()),
                NearestRank.median(own.stream()
                        .map(w -> Duration.between(w.filed(), w.at()))
                        .toList()));
    }
}
