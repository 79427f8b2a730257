package org.gilavar.airspace.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.airspace.Pair;

/**
 * Notices that can get in each other's way, and nobody else's: what a {@link Solver} is to resolve.
 *
 * <p>Each has a {@link Room} of choices; an {@link Exclusion} says which choices of two cannot stand
 * together. That is all there is to know: where no exclusion holds, nothing conflicts. Notices are known
 * by their position, those that keep their place before the others. Immutable.
 */
public final class Contention {
    private final List<Room> rooms;
    private final List<List<Exclusion>> pairs;
    private final List<List<Exclusion>> byNotice;

    /**
     * Of rooms in order, and the volumes of theirs that conflict, by these minima, when all they could come to use is
     * taken together.
     */
    Contention(List<Room> rooms, List<Pair> withinReach, Duration step, Minima minima) {
        this.rooms = List.copyOf(rooms);
        this.pairs = List.copyOf(exclusions(rooms, withinReach, step, minima)
                .collect(Collectors.groupingBy(
                        e -> List.of(e.first(), e.second()), LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values());
        this.byNotice =
                rooms.stream().<List<Exclusion>>map(room -> new ArrayList<>()).toList();
        for (var exclusion : pairs.stream().flatMap(List::stream).toList()) {
            byNotice.get(exclusion.first()).add(exclusion);
            byNotice.get(exclusion.second()).add(exclusion);
        }
    }

    /** One room for each notice. */
    public List<Room> rooms() {
        return rooms;
    }

    /** All exclusions, those of the same two notices together. Notices that exclude nothing of each other are left out. */
    public List<List<Exclusion>> pairs() {
        return pairs;
    }

    /** What these choices ask, one for each notice, and what they leave. */
    public Burden burden(List<Choice> choices) {
        long conflicts = pairs.stream()
                .filter(pair ->
                        pair.stream().anyMatch(e -> e.rulesOut(choices.get(e.first()), choices.get(e.second()))))
                .count();
        var seconds = IntStream.range(0, rooms.size())
                .mapToLong(i -> rooms.get(i).burdenSeconds(choices.get(i)))
                .summaryStatistics();
        return new Burden((int) conflicts, seconds.getSum(), seconds.getMax());
    }

    /** Everybody as stated. */
    public List<Choice> asStated() {
        return Collections.nCopies(rooms.size(), Choice.STAY);
    }

    List<Exclusion> exclusions(int notice) {
        return byNotice.get(notice);
    }

    private static Stream<Exclusion> exclusions(
            List<Room> rooms, List<Pair> withinReach, Duration step, Minima minima) {
        Map<String, Integer> positions = new HashMap<>();
        rooms.forEach(room -> positions.put(room.id(), positions.size()));
        return withinReach.stream()
                .map(pair -> Meeting.of(pair, positions))
                .sorted(Meeting.ORDER)
                .map(meeting -> meeting.exclusion(rooms, step, minima))
                .flatMap(Optional::stream);
    }

    /** A pair by position, the lesser first: the order of exclusions must not depend on that of ids. */
    private record Meeting(int first, int ofFirst, int second, int ofSecond) {
        static final Comparator<Meeting> ORDER = Comparator.comparingInt(Meeting::first)
                .thenComparingInt(Meeting::second)
                .thenComparingInt(Meeting::ofFirst)
                .thenComparingInt(Meeting::ofSecond);

        static Meeting of(Pair pair, Map<String, Integer> positions) {
            int a = positions.getOrDefault(pair.a(), -1);
            int b = positions.getOrDefault(pair.b(), -1);
            return a < b ? new Meeting(a, pair.ofA(), b, pair.ofB()) : new Meeting(b, pair.ofB(), a, pair.ofA());
        }

        Optional<Exclusion> exclusion(List<Room> rooms, Duration step, Minima minima) {
            var a = rooms.get(first);
            var b = rooms.get(second);
            return minima.between(a.id(), b.id())
                    .flatMap(detector -> Exclusion.between(first, a, ofFirst, second, b, ofSecond, step, detector));
        }
    }
}
