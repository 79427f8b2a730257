package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.statistics.Statistics;

/**
 * The same figures, counted another way: from all changes of all entries, by the word of what happened, with a search through
 * everything for each question. Slow, and as the definitions read.
 */
final class Recount {

    private record Dated<T extends Item>(Instant at, Happened happened, T item) {}

    private final World world;
    private final Instant from;
    private final Instant to;

    Recount(World world, Instant from, Instant to) {
        this.world = world;
        this.from = from;
        this.to = to;
    }

    private boolean in(Instant at) {
        return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
    }

    /** All changes of a kind before the period ends. */
    private <T extends Item> List<Dated<T>> all(Class<T> type, Happened... words) {
        List<Dated<T>> all = new ArrayList<>();
        for (World.Step step : world.steps()) {
            for (Change change : step.outcome().changes()) {
                boolean asked = words.length == 0 || Set.of(words).contains(change.happened());
                if (type.isInstance(change.item()) && asked && step.at().isBefore(to)) {
                    all.add(new Dated<>(step.at(), change.happened(), type.cast(change.item())));
                }
            }
        }
        return all;
    }

    private <T extends Item> List<Dated<T>> inPeriod(Class<T> type, Predicate<T> which, Happened... words) {
        return all(type, words).stream()
                .filter(d -> in(d.at()) && which.test(d.item()))
                .toList();
    }

    /** As each stood when the period ended. */
    private <T extends Item> List<T> last(Class<T> type) {
        Map<String, T> last = new TreeMap<>();
        all(type).forEach(d -> last.put(d.item().id(), d.item()));
        return List.copyOf(last.values());
    }

    OwnFigures figures(String party) {
        Predicate<Notice> own = n -> n.owner().equals(party) && n.stage().wasFiled();
        List<Dated<Notice>> filed = inPeriod(Notice.class, own, Happened.FILED);
        List<Duration> leads = filed.stream()
                .map(d -> Duration.between(d.at(), d.item().activity().start()))
                .sorted()
                .toList();
        return new OwnFigures(
                byLead(filed.stream().map(d -> d.item().lead())),
                byLead(inPeriod(Notice.class, own, Happened.AMENDED).stream()
                        .map(d -> d.item().lead())),
                byLead(inPeriod(Notice.class, own, Happened.WITHDRAWN).stream().map(d -> firstLead(d.item()))),
                byLead(inPeriod(Notice.class, own, Happened.ENDED).stream().map(d -> firstLead(d.item()))),
                leads.stream().findFirst(),
                middle(leads));
    }

    private Notice.Lead firstLead(Notice notice) {
        return all(Notice.class, Happened.FILED).stream()
                .filter(d -> d.item().id().equals(notice.id()))
                .findFirst()
                .orElseThrow()
                .item()
                .lead();
    }

    private static OwnFigures.ByLead byLead(Stream<Notice.Lead> leads) {
        List<Notice.Lead> all = leads.toList();
        return new OwnFigures.ByLead(
                Collections.frequency(all, Notice.Lead.ROUTINE),
                Collections.frequency(all, Notice.Lead.URGENT),
                Collections.frequency(all, Notice.Lead.LATE));
    }

    /** The lower of the two in the middle, where there are two. */
    private static <T> Optional<T> middle(List<T> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    private static Set<String> parties(Conflict conflict) {
        return conflict.sides().stream().map(Conflict.Side::party).collect(Collectors.toSet());
    }

    Statistics.Conflicts conflicts(String one, String other) {
        Predicate<Conflict> theirs = c -> parties(c).equals(Set.of(one, other));
        SortedMap<Conflict.Settlement, Long> settled = new TreeMap<>();
        List<Duration> times = new ArrayList<>();
        for (Dated<Conflict> end : inPeriod(Conflict.class, theirs, Happened.SETTLED)) {
            settled.merge(end.item().closed().orElseThrow(), 1L, Long::sum);
            times.add(Duration.between(begun(end), end.at()));
        }
        times.sort(null);
        SortedMap<Proposal.Stage, Long> proposals = new TreeMap<>();
        Set<String> made = new TreeSet<>();
        inPeriod(Proposal.class, p -> true, Happened.PROPOSED)
                .forEach(d -> made.add(d.item().id()));
        for (Proposal proposal : last(Proposal.class)) {
            boolean about =
                    last(Conflict.class).stream().anyMatch(c -> c.id().equals(proposal.conflict()) && theirs.test(c));
            if (made.contains(proposal.id()) && about) {
                proposals.merge(proposal.stage(), 1L, Long::sum);
            }
        }
        return new Statistics.Conflicts(
                openAt(from, theirs),
                inPeriod(Conflict.class, theirs, Happened.OPENED).size(),
                inPeriod(Conflict.class, theirs, Happened.REOPENED).size(),
                settled,
                openAt(to, theirs),
                times.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Statistics.Times(middle(times).orElseThrow(), ninetieth(times), times.getLast())),
                proposals);
    }

    /** The first that nine tenths of all, itself among them, are not longer than. */
    private static Duration ninetieth(List<Duration> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            if ((i + 1) * 10 >= sorted.size() * 9) {
                return sorted.get(i);
            }
        }
        throw new AssertionError("none");
    }

    private Instant begun(Dated<Conflict> end) {
        Instant begun = Instant.MAX;
        for (Dated<Conflict> each : all(Conflict.class, Happened.OPENED, Happened.REOPENED, Happened.SETTLED)) {
            if (each.equals(end)) {
                return begun;
            }
            if (each.item().id().equals(end.item().id()) && each.happened() != Happened.SETTLED) {
                begun = each.at();
            }
        }
        throw new AssertionError("a conflict that never was");
    }

    private long openAt(Instant at, Predicate<Conflict> which) {
        Map<String, Boolean> open = new HashMap<>();
        all(Conflict.class).stream()
                .filter(d -> d.at().isBefore(at) && which.test(d.item()))
                .forEach(d -> open.put(d.item().id(), d.happened() != Happened.SETTLED));
        return open.values().stream().filter(o -> o).count();
    }

    SortedMap<Precedence, Statistics.Messages> messages(String sender, String recipient) {
        SortedMap<Precedence, Statistics.Messages> all = new TreeMap<>();
        Set<String> relayed = ids(Happened.RELAYED);
        for (Precedence precedence : Precedence.values()) {
            Set<String> sent = inPeriod(
                            Message.class,
                            m -> m.from().equals(sender) && m.to().equals(recipient) && m.precedence() == precedence,
                            Happened.SENT)
                    .stream()
                    .filter(d -> d.item().relay().isEmpty()
                            || relayed.contains(d.item().id()))
                    .map(d -> d.item().id())
                    .collect(Collectors.toSet());
            Set<String> overdue = ids(Happened.OVERDUE);
            Set<String> answered = ids(Happened.ANSWERED);
            List<Long> seconds = all(Message.class, Happened.ANSWERED).stream()
                    .filter(d -> sent.contains(d.item().id()))
                    .map(d -> Duration.between(d.item().sent(), d.at()).toSeconds())
                    .sorted()
                    .toList();
            if (!sent.isEmpty()) {
                all.put(
                        precedence,
                        new Statistics.Messages(
                                sent.size(),
                                sent.stream()
                                        .filter(m -> answered.contains(m) && !overdue.contains(m))
                                        .count(),
                                sent.stream()
                                        .filter(m -> answered.contains(m) && overdue.contains(m))
                                        .count(),
                                sent.stream()
                                        .filter(m -> !answered.contains(m) && overdue.contains(m))
                                        .count(),
                                sent.stream()
                                        .filter(m -> !answered.contains(m) && !overdue.contains(m))
                                        .count(),
                                middle(seconds),
                                seconds.isEmpty() ? Optional.empty() : Optional.of(seconds.getLast())));
            }
        }
        return all;
    }

    private Set<String> ids(Happened word) {
        return all(Message.class, word).stream().map(d -> d.item().id()).collect(Collectors.toSet());
    }

    /** Of the checks at which a party had to answer: done, missed, and neither. */
    List<Long> checks(String party) {
        Set<String> due = inPeriod(LineCheck.class, c -> c.expected().contains(party), Happened.DUE).stream()
                .map(d -> d.item().id())
                .collect(Collectors.toSet());
        long done = all(LineCheck.class, Happened.DONE).stream()
                .filter(d -> due.contains(d.item().id()))
                .count();
        long missed = all(LineCheck.class, Happened.MISSED).stream()
                .filter(d -> due.contains(d.item().id()))
                .count();
        return List.of(done, missed, due.size() - done - missed);
    }

    /** How often a party's withdrawal settled a conflict: both stand in one entry. */
    long withdrawnInConflict(String party) {
        long count = 0;
        for (World.Step step : world.steps()) {
            Set<String> withdrawn = step.outcome().changes().stream()
                    .filter(c -> c.happened() == Happened.WITHDRAWN && c.item() instanceof Notice)
                    .map(c -> c.item().id())
                    .filter(id -> id.startsWith(party + "."))
                    .collect(Collectors.toSet());
            count += step.outcome().changes().stream()
                    .filter(c -> in(step.at()) && c.happened() == Happened.SETTLED)
                    .filter(c -> c.item() instanceof Conflict conflict
                            && conflict.closed().equals(Optional.of(Conflict.Settlement.WITHDRAWN))
                            && withdrawn.stream().anyMatch(conflict::names))
                    .count();
        }
        return count;
    }
}
