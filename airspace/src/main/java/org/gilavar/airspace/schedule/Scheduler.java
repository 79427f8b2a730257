package org.gilavar.airspace.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Pair;

/**
 * Moves many notices in time and level, as little as it can, so that none conflicts with another.
 *
 * <p>Every notice is widened to all it could come to use within its {@link
 * org.gilavar.airspace.suggest.Freedom}. Those that conflict even so belong together, and so do those that
 * belong with the same one; no choice of one group matters to another. A group in which nothing conflicts
 * as stated is left alone; each other is a {@link Contention} for the {@link Solver}.
 *
 * <p>Time is divided into whole steps, one size for all, so that nobody gains by asking for coarser ones;
 * "least" means least on that lattice. Two notices are held to the {@link Minima} between them; two that
 * need not keep apart belong together only through others.
 *
 * <p>The schedule depends on the notices, not on the order they come in. Immutable, and as thread-safe as
 * its solver.
 */
public final class Scheduler {
    /** Windows are stated in whole minutes. */
    public static final Duration DEFAULT_STEP = Duration.ofMinutes(1);

    /** Two volumes that could conflict take a few hundred bytes. */
    static final int MAX_PAIRS = 2_000_000;

    private static final Duration MAX_STEP = Duration.ofDays(1);

    private final Detector widest;
    private final Minima minima;
    private final Solver solver;
    private final Duration step;

    /**
     * Holds all notices to the one separation of {@code detector}, those of the same party as well. Throws
     * {@link InvalidVolumeException} on {@code step} unless whole seconds, 1 s to a day.
     */
    public Scheduler(Detector detector, Solver solver, Duration step) {
        this(detector, Minima.alike(detector), solver, step);
    }

    /**
     * Holds two notices to the minima between them, none of which exceeds those of {@code widest}: volumes that are not
     * too close by {@code widest} are not compared. Bounds of datums, and the area they are of, are those of
     * {@code widest} in every detector. Throws {@link InvalidVolumeException} on {@code step} as above.
     */
    public Scheduler(Detector widest, Minima minima, Solver solver, Duration step) {
        if (!step.equals(step.truncatedTo(ChronoUnit.SECONDS)) || !step.isPositive() || step.compareTo(MAX_STEP) > 0) {
            throw new InvalidVolumeException(
                    "step", "expected whole seconds from PT1S to " + MAX_STEP + ", found " + step);
        }
        this.widest = widest;
        this.minima = minima;
        this.solver = solver;
        this.step = step;
    }

    /**
     * Throws {@link InvalidVolumeException} on {@code id} when two notices have the same, on {@code freedom} when one may
     * have too many levels, and on {@code notices} when too many could conflict. Throws {@link IllegalStateException}
     * when minima between two turn out to exceed the widest, or the solver moves a notice further than it may.
     */
    public Schedule schedule(Collection<Notice> notices) {
        checkUnique(notices);
        Map<String, Change> changes = new TreeMap<>();
        var parts = new ArrayList<Part>();
        for (var contention : contentions(notices)) {
            var before = contention.burden(contention.asStated());
            if (before.conflicts() > 0) {
                parts.add(resolve(contention, before, changes));
            }
        }
        return new Schedule(notices, changes, parts, new Comparison(widest, minima));
    }

    private Part resolve(Contention contention, Burden before, Map<String, Change> changes) {
        var solution = solver.solve(contention);
        var choices = solution.choices();
        var rooms = contention.rooms();
        for (int i = 0; i < rooms.size(); i++) {
            var room = rooms.get(i);
            var choice = choices.get(i);
            if (!room.allows(choice)) {
                throw new IllegalStateException(
                        "the solver moves " + room.id() + " by " + choice + ", more than it may");
            }
            if (!choice.stays()) {
                changes.put(room.id(), room.change(choice));
            }
        }
        var ids = rooms.stream().map(room -> room.id()).toList();
        return new Part(ids, before, contention.burden(choices), solution.basis(), solution.remark());
    }

    /** The notices that could conflict, in groups that cannot, by the rank of their first. */
    private List<Contention> contentions(Collection<Notice> notices) {
        var rooms = notices.stream()
                .sorted(Notice.ORDER)
                .map(notice -> new Room(notice, step))
                .toList();
        var reach = new Comparison(widest, minima);
        rooms.forEach(room -> reach.put(room.id(), room.reach()));
        var withinReach = new ArrayList<Pair>();
        reach.conflicts(pair -> {
            if (withinReach.size() == MAX_PAIRS) {
                throw new InvalidVolumeException(
                        "notices",
                        "expected at most " + MAX_PAIRS + " pairs of volumes within reach of each other, found more:"
                                + " schedule fewer at once, or allow less");
            }
            withinReach.add(pair);
        });

        var groups = new Groups();
        withinReach.forEach(pair -> groups.join(pair.a(), pair.b()));
        var pairsOf = withinReach.stream().collect(groupingBy(pair -> groups.leader(pair.a())));
        return rooms.stream()
                .collect(groupingBy(room -> groups.leader(room.id()), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .filter(group -> pairsOf.containsKey(group.getKey()))
                .map(group ->
                        new Contention(group.getValue(), pairsOf.getOrDefault(group.getKey(), List.of()), step, minima))
                .toList();
    }

    private static void checkUnique(Collection<Notice> notices) {
        var ids = new HashSet<String>();
        for (var notice : notices) {
            if (!ids.add(notice.id())) {
                throw new InvalidVolumeException("id", "expected every notice once, found " + notice.id() + " twice");
            }
        }
    }
}
