package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Volume;

/** The least changes found by trying every one there could be; shares nothing but the detector. */
final class BruteForce {
    private static final Duration LATTICE = Duration.ofMinutes(17);

    /** So many steps of climb, so many nanoseconds of shift. */
    record Change(int steps, long nanos) {
        boolean liesBefore(Change other) {
            return !equals(other) && between(steps, other.steps) && between(nanos, other.nanos);
        }

        private static boolean between(long value, long end) {
            return end >= 0 ? 0 <= value && value <= end : end <= value && value <= 0;
        }
    }

    private final Scene scene;

    BruteForce(Scene scene) {
        this.scene = scene;
    }

    Set<Change> leastChanges() {
        var freedom = scene.freedom();
        int down = (int)
                Math.round(Math.floor(freedom.down().value() / freedom.step().value()));
        int up = (int)
                Math.round(Math.floor(freedom.up().value() / freedom.step().value()));
        var shifts = shifts();
        var free = IntStream.rangeClosed(-down, up)
                .boxed()
                .flatMap(steps -> climbed(steps).stream()
                        .flatMap(climbed -> shifts.stream()
                                .filter(nanos -> free(climbed, nanos))
                                .map(nanos -> new Change(steps, nanos))))
                // small ones lie before many others
                .sorted(Comparator.comparingLong(change -> Math.abs(change.nanos)))
                .toList();
        return free.stream()
                .filter(change -> free.stream().noneMatch(other -> other.liesBefore(change)))
                .collect(Collectors.toSet());
    }

    /** Whether the notice may be changed so, and then conflicts with nothing. */
    boolean free(Change change) {
        return climbed(change.steps)
                .filter(climbed -> free(climbed, change.nanos))
                .isPresent();
    }

    private boolean free(List<Volume> climbed, long nanos) {
        var freedom = scene.freedom();
        var shift = Duration.ofNanos(nanos);
        var moved = climbed.stream().map(volume -> volume.shifted(shift)).toList();
        return shift.compareTo(freedom.later()) <= 0
                && shift.negated().compareTo(freedom.earlier()) <= 0
                && (nanos == 0
                        || moved.stream()
                                .noneMatch(volume -> volume.window().start().isBefore(freedom.notBefore())))
                && scene.obstacles().stream()
                        .noneMatch(o -> o.volumes().stream()
                                .anyMatch(theirs -> moved.stream()
                                        .anyMatch(ours -> o.detector().conflict(ours, theirs))));
    }

    private Optional<List<Volume>> climbed(int steps) {
        if (steps == 0) {
            return Optional.of(scene.notice());
        }
        var freedom = scene.freedom();
        List<Volume> climbed;
        try {
            climbed = scene.notice().stream()
                    .map(volume -> volume.climbed(freedom.climb(steps)))
                    .toList();
        } catch (InvalidVolumeException outsideLimits) {
            return Optional.empty();
        }
        return Optional.of(climbed)
                .filter(volumes -> volumes.stream()
                        .allMatch(volume -> aboveGround(volume.altitude().lower())
                                && freedom.floor().stream()
                                        .allMatch(floor ->
                                                inOrder(floor, volume.altitude().lower()))
                                && freedom.ceiling().stream()
                                        .allMatch(ceiling ->
                                                inOrder(volume.altitude().upper(), ceiling))));
    }

    private static boolean aboveGround(Altitude lower) {
        return lower.datum() != Datum.AGL || lower.value() >= 0;
    }

    private static boolean inOrder(Altitude low, Altitude high) {
        return low.datum() == high.datum()
                ? low.metres() < high.metres() + 1e-4
                : DatumBounds.GLOBAL.highest(low) <= DatumBounds.GLOBAL.lowest(high);
    }

    /** A lattice, and the nanoseconds beside everything that could be an edge. */
    private Set<Long> shifts() {
        var edges = new TreeSet<Duration>();
        for (var ours : scene.notice()) {
            edges.add(Duration.between(ours.window().start(), scene.freedom().notBefore()));
            for (var group : scene.obstacles()) {
                var minimum = group.detector().separation().time();
                for (var theirs : group.volumes()) {
                    var ahead = Duration.between(
                            ours.window().end(), theirs.window().start());
                    var behind = Duration.between(
                            ours.window().start(), theirs.window().end());
                    edges.addAll(List.of(ahead.minus(minimum), ahead, behind, behind.plus(minimum)));
                }
            }
        }
        edges.addAll(List.of(
                Duration.ZERO,
                scene.freedom().later(),
                scene.freedom().earlier().negated()));
        var shifts = new TreeSet<Long>();
        for (var edge : edges) {
            if (edge.abs().compareTo(Freedom.MAX_SHIFT) < 0) {
                shifts.addAll(List.of(edge.toNanos() - 1, edge.toNanos(), edge.toNanos() + 1));
            }
        }
        for (var at = scene.freedom().earlier().negated();
                at.compareTo(scene.freedom().later()) < 0;
                at = at.plus(LATTICE)) {
            shifts.add(at.toNanos());
        }
        return shifts.subSet(
                scene.freedom().earlier().negated().toNanos(),
                true,
                scene.freedom().later().toNanos(),
                true);
    }
}
