package org.gilavar.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long it takes to find every pair in conflict. */
final class JoinSection {
    private static final double MOST_SECONDS = 10;

    private JoinSection() {}

    static void write(Session session) {
        var headings = new ArrayList<>(List.of("seconds"));
        session.sizes().forEach(size -> headings.add(Figures.count(size)));
        headings.add("times ours");
        var table = new Table(headings.toArray(String[]::new));
        var largest = new EnumMap<Kind, Double>(Kind.class);
        for (var kind : Kind.values()) {
            var cells = new ArrayList<>(List.of(kind.label()));
            for (int size : session.sizes()) {
                double seconds = seconds(session, kind, size);
                cells.add((JoinBenchmark.share(kind, size) < 1 ? "~ " : "") + Figures.three(seconds));
                largest.put(kind, seconds);
            }
            cells.add(Figures.times(
                    largest.getOrDefault(kind, Double.NaN) / largest.getOrDefault(Kind.PACKED, Double.NaN)));
            table.row(cells.toArray(String[]::new));
        }
        session.page()
                .section(
                        "Every pair in conflict",
                        "One thread. The others are asked about one stored volume after the other, each pair measured"
                                + " once; ~ means that some evenly spread were asked about and the time scaled.",
                        table);
        if (session.isTargeted(session.largest())) {
            session.page()
                    .atMost(
                            "every pair in conflict, one thread",
                            MOST_SECONDS,
                            largest.getOrDefault(Kind.PACKED, Double.NaN),
                            " s");
        }
    }

    private static double seconds(Session session, Kind kind, int size) {
        var found = session.trials().run(JoinBenchmark.class, "join", Map.of("kind", kind, "size", size));
        return found.mean() / 1e9 / JoinBenchmark.share(kind, size);
    }
}
