package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The index that compares with everything: O(stored × asked), right by being plain.
 *
 * <p>Made for thousands of volumes, and as the reference any faster index must agree with. Not
 * thread-safe.
 */
public final class PlainScan implements VolumeIndex {
    private final Detector detector;
    private final TreeMap<String, List<Volume>> stored = new TreeMap<>();

    /** An empty index whose conflicts are those of {@code detector}. */
    public PlainScan(Detector detector) {
        this.detector = detector;
    }

    @Override
    public void put(String id, List<Volume> volumes) {
        stored.put(id, List.copyOf(volumes));
    }

    @Override
    public void remove(String id) {
        stored.remove(id);
    }

    @Override
    public List<Match> near(List<Volume> volumes) {
        var matches = new ArrayList<Match>();
        stored.forEach((id, theirs) -> {
            for (int i = 0; i < theirs.size(); i++) {
                for (int j = 0; j < volumes.size(); j++) {
                    if (detector.conflict(theirs.get(i), volumes.get(j))) {
                        matches.add(new Match(id, i, j));
                    }
                }
            }
        });
        return List.copyOf(matches);
    }
}
