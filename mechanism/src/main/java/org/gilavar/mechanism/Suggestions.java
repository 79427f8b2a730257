package org.gilavar.mechanism;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Freedom;
import org.gilavar.airspace.suggest.LeastChanges;
import org.gilavar.airspace.suggest.Obstacles;
import org.gilavar.airspace.suggest.Suggestion;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Suggesting;
import org.gilavar.mechanism.terms.Terms;

/**
 * What would free one notice of every conflict: of each way there is (later, earlier, higher, lower) the least whole number of the
 * terms' steps that is enough.
 *
 * <p>Why so coarse: a least change ends where what it avoids begins. A whole number of steps, agreed by all, tells that it is enough and
 * that one step less is not, of four ways and of nothing else. Each has been held against every notice of every other party, those
 * that its owner knows nothing of among them; that it passed is the only thing it says of them.
 *
 * <p>Made for one outcome, since it looks at each notice once.
 */
final class Suggestions {

    /**
     * Conflicts between two parties, of one outcome, for which the one writer looks: whoever comes too close to more than this at once
     * has to think again as a whole. Counted for two parties, who both know of all of these.
     */
    private static final int MOST_OF_A_PAIR = 16;

    private final Draft draft;
    private final Optional<Suggesting> limits;
    private final Map<String, List<Measure>> known = new HashMap<>();
    private final Map<Set<String>, Integer> looked = new HashMap<>();

    Suggestions(Draft draft) {
        this.draft = draft;
        this.limits = draft.terms().settling().flatMap(Settling::suggestions);
    }

    /** Measures for this side of a conflict; absent where none are agreed, or too many are asked for. */
    Optional<List<Measure>> of(Notice notice, Conflict conflict) {
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        Set<String> pair = conflict.sides().stream().map(Conflict.Side::party).collect(Collectors.toSet());
        // Two sides each, so twice as many.
        if (looked.merge(pair, 1, Integer::sum) > 2 * MOST_OF_A_PAIR) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(notice.id(), id -> measures(notice, limits.get())));
    }

    private List<Measure> measures(Notice notice, Suggesting agreed) {
        Duration mostShift = notice.stage() == Notice.Stage.ACTIVE
                ? Duration.ZERO // it has begun, and cannot begin at another time
                : agreed.mostShift().value();
        Freedom freedom = agreed.freedom().inTime(mostShift, mostShift).notBefore(draft.at());
        List<Volume> volumes = notice.activity().volumes();
        List<Obstacles> obstacles = obstacles(notice, freedom.reach(volumes));
        List<Measure> measures = new ArrayList<>();
        for (Suggestion least : LeastChanges.of(volumes, obstacles, freedom)) {
            switch (least.measure()) {
                case LATER, EARLIER ->
                    inWholeSteps(
                                    least.shift(),
                                    agreed.shiftStep().value(),
                                    most(least.shift(), mostShift, notice),
                                    volumes,
                                    obstacles)
                            .map(Measure::later)
                            .ifPresent(measures::add);
                case ALTITUDE -> {
                    if (least.climb().value() > 0 || Detection.areAboveAllGround(draft.terms(), least.volumes())) {
                        measures.add(Measure.higher(least.climb()));
                    }
                }
                case NONE, BOTH, REROUTE -> {} // the two-fold ones would say more of what is in the way
            }
        }
        return measures;
    }

    /** The first whole number of steps, from the least shift on, that is free as well. */
    private static Optional<Duration> inWholeSteps(
            Duration least, Duration step, Duration most, List<Volume> volumes, List<Obstacles> obstacles) {
        int sign = least.isNegative() ? -1 : 1;
        long first = Math.ceilDiv(least.abs().toNanos(), step.toNanos());
        return Stream.iterate(first, steps -> steps + 1)
                .map(step::multipliedBy)
                .takeWhile(shift -> shift.compareTo(most) <= 0)
                .map(shift -> shift.multipliedBy(sign))
                .filter(shift -> Obstacles.allLeaveFree(
                        obstacles,
                        volumes.stream().map(volume -> volume.shifted(shift)).toList()))
                .findFirst();
    }

    /** As far as it may be moved that way, without beginning before now or going beyond the calendar. */
    private Duration most(Duration way, Duration agreed, Notice notice) {
        Duration room = way.isNegative()
                ? Duration.between(draft.at(), notice.activity().start())
                : Duration.between(notice.activity().end(), TimeWindow.LATEST);
        return room.compareTo(agreed) < 0 ? room : agreed;
    }

    /**
     * Volumes of others that may be in the way, by the minima that hold between them and this notice. Those that have passed are in
     * nobody's way, whatever else their notice still goes on with: that they were there is not for this notice's owner to know.
     */
    private List<Obstacles> obstacles(Notice notice, List<Volume> reach) {
        Terms terms = draft.terms();
        Map<Separation, List<Volume>> byMinima = new LinkedHashMap<>();
        ConflictRules.near(draft, notice.owner(), reach).forEach(other -> {
            Separation minima = terms.separation()
                    .separation(notice.activity().category(), other.activity().category());
            other.activity().volumes().stream()
                    .filter(volume -> volume.window().end().plus(minima.time()).isAfter(draft.at()))
                    .forEach(volume -> byMinima.computeIfAbsent(minima, m -> new ArrayList<>())
                            .add(volume));
        });
        return byMinima.entrySet().stream()
                .map(group -> new Obstacles(Detection.detector(terms, group.getKey()), group.getValue()))
                .toList();
    }
}
