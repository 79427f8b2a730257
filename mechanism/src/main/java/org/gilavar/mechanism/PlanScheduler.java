package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.Change;
import org.gilavar.airspace.schedule.Schedule;
import org.gilavar.airspace.schedule.Scheduler;
import org.gilavar.airspace.schedule.Solver;
import org.gilavar.airspace.suggest.Freedom;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Suggesting;
import org.gilavar.mechanism.terms.Terms;

/**
 * Looks for a batch: how few of a plan's drafts, moved how little, would leave how few of them too close, to each other and to what is
 * filed. Work for whoever sees all of them whole, beside the mechanism and not in it, since it may take seconds.
 *
 * <p>What it finds has been compared again, everything with everything; the mechanism compares once more. Whose draft stays where one of
 * two must move is decided by the terms' order of categories, then by which has stood longest as it is now; never by whose it is. Not
 * thread-safe.
 */
public final class PlanScheduler {

    /** Far enough from rounding: a climb of so many whole steps is not one step less. */
    private static final double ROUNDING = 1e-9;

    private final Comparator<Notice> byPrecedence;
    private final Terms terms;
    private final Set<String> bound;
    private final Suggesting agreed;
    private final Solver solver;
    private final Map<Separation, Detector> detectors = new HashMap<>();

    /**
     * What was found.
     *
     * @param measures by id of a draft; those that stay are not in it
     * @param before how many pairs of notices are too close as all stand
     * @param left those of them that would still be: as far as was looked, they cannot be met within what the terms allow
     */
    public record Found(SortedMap<String, Measure> measures, int before, List<TooClose> left) {}

    /**
     * Within what an arrangement allows, between the parties that it binds.
     *
     * @throws IllegalArgumentException if its terms have no daily plan
     */
    public PlanScheduler(Arrangement arrangement, Solver solver) {
        Terms terms = arrangement.terms();
        if (terms.planning().isEmpty()) {
            throw new IllegalArgumentException("these terms have no daily plan");
        }
        this.terms = terms;
        this.bound = Set.copyOf(arrangement.parties());
        this.agreed = terms.settling().flatMap(Settling::suggestions).orElseThrow();
        this.solver = solver;
        List<Category> order = terms.settling()
                .flatMap(Settling::precedence)
                .map(Sourced::value)
                .orElse(List.of());
        this.byPrecedence = Comparator.comparingInt((Notice notice) -> HandlingRules.rank(notice, order))
                .thenComparing(Notice::changed)
                .thenComparing(Notice::id);
    }

    /**
     * Looks for a batch.
     *
     * @param drafts of the plan, whole
     * @param filed that are live, of all parties, whole; those that are nowhere near may be left out
     * @throws org.gilavar.airspace.InvalidVolumeException if too many could come too close
     */
    public Found find(Plan plan, List<Notice> drafts, List<Notice> filed) {
        Map<String, Notice> known = new HashMap<>();
        Stream.concat(drafts.stream(), filed.stream())
                .filter(notice -> bound.contains(notice.owner()))
                .forEach(notice -> known.put(notice.id(), notice));
        Set<String> fixed = new HashSet<>(known.keySet());
        List<TooClose> before = left(schedule(plan, known, fixed));
        drafts.forEach(notice -> fixed.remove(notice.id()));
        Schedule schedule = schedule(plan, known, fixed);
        // One that is moved into another's way stays where it is, and all are looked at once more: there are fewer to
        // move each time.
        for (Set<String> astray = astray(schedule, before); !astray.isEmpty(); astray = astray(schedule, before)) {
            fixed.addAll(astray);
            schedule = schedule(plan, known, fixed);
        }
        SortedMap<String, Measure> measures = new TreeMap<>();
        schedule.changes().forEach((id, change) -> measures.put(id, measure(change)));
        return new Found(Collections.unmodifiableSortedMap(measures), before.size(), left(schedule));
    }

    /** Drafts that are moved and come too close to one that they are not too close to as they stand. */
    private static Set<String> astray(Schedule schedule, List<TooClose> before) {
        Set<TooClose> known = Set.copyOf(before);
        return left(schedule).stream()
                .filter(pair -> !known.contains(pair))
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .filter(id -> schedule.changes().containsKey(id))
                .collect(Collectors.toSet());
    }

    private static List<TooClose> left(Schedule schedule) {
        return schedule.unresolved().stream()
                .map(pair -> TooClose.of(pair.a(), pair.b()))
                .distinct()
                .toList();
    }

    private Schedule schedule(Plan plan, Map<String, Notice> known, Set<String> fixed) {
        List<org.gilavar.airspace.schedule.Notice> all = new ArrayList<>();
        known.values().stream()
                .sorted(byPrecedence)
                .forEach(notice -> all.add(new org.gilavar.airspace.schedule.Notice(
                        notice.id(),
                        notice.activity().volumes(),
                        fixed.contains(notice.id()) ? Freedom.NONE : freedom(notice, plan),
                        all.size())));
        return new Scheduler(
                        Detection.separation(terms),
                        (one, other) -> between(notice(known, one), notice(known, other)),
                        solver,
                        agreed.shiftStep().value())
                .schedule(all);
    }

    private static Notice notice(Map<String, Notice> known, String id) {
        return Objects.requireNonNull(known.get(id));
    }

    /** Those of one party need not keep apart, and what is between two that are filed is theirs already. */
    private Optional<Detector> between(Notice one, Notice other) {
        boolean isOfOneParty = one.owner().equals(other.owner());
        if (isOfOneParty || (one.stage().wasFiled() && other.stage().wasFiled())) {
            return Optional.empty();
        }
        Separation minima = terms.separation()
                .separation(one.activity().category(), other.activity().category());
        return Optional.of(detectors.computeIfAbsent(minima, m -> Detection.detector(terms, m)));
    }

    /** Within its day, and above the ground. */
    private Freedom freedom(Notice notice, Plan plan) {
        Instant start = notice.activity().start();
        Duration most = agreed.mostShift().value();
        Duration sinceMidnight = Duration.between(plan.begins(), start);
        Duration tillMidnight = Duration.between(start, plan.ends().minusNanos(1));
        return agreed.freedom()
                .inTime(shorter(most, sinceMidnight), shorter(most, tillMidnight))
                .inLevel(
                        mostDescent(notice.activity().volumes()),
                        agreed.mostClimb().value(),
                        agreed.climbStep().value());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** As many whole steps as leave all of it above the highest ground of the area. */
    private Length mostDescent(List<Volume> volumes) {
        Length step = agreed.climbStep().value();
        double highest = terms.area().highestTerrain().value().metres();
        double room = volumes.stream()
                .map(volume -> volume.altitude().lower())
                .mapToDouble(lower -> lower.datum() == Datum.AGL ? 0 : lower.metres() - highest)
                .min()
                .orElse(0);
        double least = Math.clamp(room, 0, agreed.mostClimb().value().metres());
        return new Length(Math.floor(least / step.metres() + ROUNDING) * step.value(), step.unit());
    }

    private static Measure measure(Change change) {
        return new Measure(
                Optional.of(change.shift()).filter(shift -> !shift.isZero()),
                Optional.of(change.climb()).filter(climb -> climb.value() != 0));
    }
}
