package org.gilavar.airspace.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Pair;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;

/**
 * Everything compared with everything, each two notices by the minima between them.
 *
 * <p>What the index finds by the widest minima is looked at again by the pair's own, on the ground, in level and in
 * time. Not thread-safe.
 */
final class Comparison {
    private final Detector widest;
    private final Minima minima;
    private final PackedIndex index;
    private final Map<String, List<Volume>> volumes = new HashMap<>();

    Comparison(Detector widest, Minima minima) {
        this.widest = widest;
        this.minima = minima;
        this.index = new PackedIndex(widest);
    }

    void put(String id, List<Volume> ofNotice) {
        index.put(id, ofNotice);
        volumes.put(id, ofNotice);
    }

    /** Every two volumes that are too close. Throws {@link IllegalStateException} when their minima exceed the widest. */
    void conflicts(Consumer<Pair> found) {
        index.conflicts(pair -> {
            if (minima.between(pair.a(), pair.b())
                    .filter(own -> conflict(own, pair))
                    .isPresent()) {
                found.accept(pair);
            }
        });
    }

    private boolean conflict(Detector own, Pair pair) {
        if (own == widest) {
            return true; // as the index found
        }
        if (exceeds(own.separation(), widest.separation())) {
            // what lies beyond the widest is never looked at
            throw new IllegalStateException(
                    "the minima between " + pair.a() + " and " + pair.b() + " exceed the widest");
        }
        return own.conflict(volume(pair.a(), pair.ofA()), volume(pair.b(), pair.ofB()));
    }

    private Volume volume(String id, int position) {
        return volumes.getOrDefault(id, List.of()).get(position);
    }

    private static boolean exceeds(Separation own, Separation widest) {
        return own.lateral().metres() > widest.lateral().metres()
                || own.vertical().metres() > widest.vertical().metres()
                || own.time().compareTo(widest.time()) > 0;
    }
}
