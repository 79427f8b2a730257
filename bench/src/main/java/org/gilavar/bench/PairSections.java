package org.gilavar.bench;

import java.util.Map;

/** What is done with what a query finds: the distance of two volumes, and suggestions for one. */
final class PairSections {
    private PairSections() {}

    static void write(Session session) {
        pairs(session);
        suggestions(session);
    }

    private static void pairs(Session session) {
        var table = new Table("µs a pair", "gaps", "verdict", "JTS, plane of degrees");
        for (var apart : Apart.values()) {
            table.row(
                    apart.label(),
                    pair(session, "gaps", apart),
                    pair(session, "verdict", apart),
                    pair(session, "onPlane", apart));
        }
        session.page()
                .section(
                        "Distance of a pair",
                        "Two polygons of eight vertices, 50 km across. The last column is for scale: a distance on a plane"
                                + " of degrees is not one in metres.",
                        table);
    }

    private static String pair(Session session, String method, Apart apart) {
        return Figures.micros(session.trials()
                .run(PairBenchmark.class, method, Map.of("apart", apart))
                .mean());
    }

    private static void suggestions(Session session) {
        int size = session.largest();
        var load = Load.of(Traffic.THEATRE);
        var table = new Table("µs", "mean", "p50", "p99");
        suggestion(session, table, "neighbours given", "leastChanges");
        suggestion(session, table, "with the query for them", "fromIndex");
        session.page()
                .section(
                        "Suggestions for one notice: among " + Figures.count(size) + " volumes",
                        "All least changes up to 2 h earlier, 6 h later, 4,000 ft up or down by 100 ft, for notices of one"
                                + " volume that conflict; "
                                + Figures.three(SuggestBenchmark.neighbours(load, load.packed(size)))
                                + " neighbours in the mean.",
                        table);
    }

    private static void suggestion(Session session, Table table, String what, String method) {
        var found = session.trials().run(SuggestBenchmark.class, method, Map.of("size", session.largest()));
        table.row(what, Figures.micros(found.mean()), Figures.micros(found.p50()), Figures.micros(found.p99()));
    }
}
