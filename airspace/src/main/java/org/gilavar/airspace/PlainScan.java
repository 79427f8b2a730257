package org.gilavar.airspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The index that compares with everything: O(stored × asked), right by being plain.
 *
 * <p>The reference any faster index must agree with. Not thread-safe.
 */
public final class PlainScan implements VolumeIndex {
    private final Detector detector;

    /** By id; a volume that expired leaves its position empty. */
    private final TreeMap<String, List<Optional<Volume>>> stored = new TreeMap<>();

    /** An empty index whose conflicts are those of {@code detector}. */
    public PlainScan(Detector detector) {
        this.detector = detector;
    }

    @Override
    public void put(String id, List<Volume> volumes) {
        stored.put(id, volumes.stream().map(Optional::of).toList());
    }

    @Override
    public void remove(String id) {
        stored.remove(id);
    }

    @Override
    public void expire(Instant instant) {
        stored.replaceAll((id, volumes) -> volumes.stream()
                .map(held -> held.filter(v -> v.window().end().isAfter(instant)))
                .toList());
        stored.values().removeIf(volumes -> volumes.stream().allMatch(Optional::isEmpty));
    }

    @Override
    public int size() {
        return stored.values().stream()
                .mapToInt(volumes ->
                        (int) volumes.stream().filter(Optional::isPresent).count())
                .sum();
    }

    @Override
    public List<Match> near(List<Volume> volumes) {
        var matches = new ArrayList<Match>();
        stored.forEach((id, theirs) -> {
            for (int i = 0; i < theirs.size(); i++) {
                for (int j = 0; j < volumes.size(); j++) {
                    if (conflict(theirs.get(i), volumes.get(j))) {
                        matches.add(new Match(id, i, j));
                    }
                }
            }
        });
        return List.copyOf(matches);
    }

    @Override
    public void conflicts(Consumer<Pair> found) {
        stored.forEach((a, ours) -> stored.tailMap(a, false).forEach((b, theirs) -> {
            for (int i = 0; i < ours.size(); i++) {
                for (int j = 0; j < theirs.size(); j++) {
                    if (ours.get(i).isPresent()
                            && conflict(theirs.get(j), ours.get(i).get())) {
                        found.accept(new Pair(a, i, b, j));
                    }
                }
            }
        }));
    }

    private boolean conflict(Optional<Volume> held, Volume asked) {
        return held.filter(v -> detector.conflict(v, asked)).isPresent();
    }
}
