package org.gilavar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same figures of several rounds. */
final class Rounds {
    private final Map<String, List<Double>> found = new TreeMap<>();

    void add(Map<String, Double> round) {
        round.forEach((name, value) ->
                found.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }

    /** The middle one; of an even number the lower of the two. */
    double median(String name) {
        List<Double> sorted = sorted(name);
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** Median, least and most. */
    String text(String name) {
        List<Double> sorted = sorted(name);
        return Figures.three(median(name)) + "  [" + Figures.three(sorted.getFirst()) + " … "
                + Figures.three(sorted.getLast()) + "]";
    }

    private List<Double> sorted(String name) {
        List<Double> values = found.get(name);
        if (values == null) {
            throw new IllegalArgumentException("nothing was measured under " + name);
        }
        return values.stream().sorted().toList();
    }
}
