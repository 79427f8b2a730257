package org.gilavar.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gilavar.airspace.Searcher;
import org.gilavar.bench.Trials.Measured;

/** Whether all agree, then how long a question takes each. */
final class QuerySections {
    private static final double MOST_CANDIDATES_MEAN_MICROS = 10;
    private static final double MOST_CONFLICTS_MEAN_MICROS = 20;
    private static final double MOST_CONFLICTS_P99_MICROS = 60;
    private static final double LEAST_TIMES_FASTER = 15;

    private static final double MOST_ALLOCATED_BYTES = 0;

    /** A second or two of the detector alone, however many are stored. */
    private static final int COMPARISONS = 50_000_000;

    private static final int MOST_AGREEING = 2_000;

    /** Ten of them take longer than the p99. */
    private static final int QUESTIONS = 1_024;

    private QuerySections() {}

    static void write(Session session, Traffic traffic, List<Integer> sizes) {
        agreement(session, traffic, sizes);
        for (int size : sizes) {
            measure(session, traffic, size);
        }
    }

    private static void agreement(Session session, Traffic traffic, List<Integer> sizes) {
        var table = new Table("volumes", "questions", "candidates, ours", "candidates, others", "conflicts");
        for (int size : sizes) {
            session.progress().say("do all agree? " + traffic.label() + ", " + size);
            var found = Agreement.check(Load.of(traffic), size, Math.min(MOST_AGREEING, COMPARISONS / size));
            table.row(
                    Figures.count(size),
                    Figures.count(found.questions()),
                    Figures.three(found.candidates()),
                    Figures.three(found.peerCandidates()),
                    Figures.three(found.conflicts()));
        }
        session.page()
                .section(
                        "What a question finds: " + traffic.label(),
                        "In the mean. To each of these questions every contender found exactly the conflicts that the"
                                + " detector finds when given every stored volume.",
                        table);
    }

    private static void measure(Session session, Traffic traffic, int size) {
        var candidates = new EnumMap<Kind, Asking>(Kind.class);
        var conflicts = new EnumMap<Kind, Asking>(Kind.class);
        Searcher.Visitor nobody = (id, position) -> {};
        for (var kind : Kind.values()) {
            var load = Load.of(traffic);
            int questions = kind == Kind.SCAN ? Math.min(QUESTIONS, COMPARISONS / size) : QUESTIONS;
            Map<String, Object> parameters = Map.of("traffic", traffic, "kind", kind, "size", size);
            var jmhCandidates = session.trials().run(QueryBenchmark.class, "candidates", parameters);
            var jmhConflicts = session.trials().run(QueryBenchmark.class, "conflicts", parameters);
            var contender = kind.fill(load, size);
            var enough = session.form().iteration();
            var quiet = Quiet.of(load, questions, enough, asked -> contender.candidates(asked, nobody));
            candidates.put(kind, new Asking(quiet, jmhCandidates));
            quiet = Quiet.of(load, questions, enough, asked -> contender.conflicts(asked, nobody));
            conflicts.put(kind, new Asking(quiet, jmhConflicts));
        }
        var about = Figures.count(size) + " volumes, " + traffic.label();
        session.page()
                .section("Candidates: " + about, "By box, level and time, before any distance.", table(candidates));
        session.page().section("Conflicts: " + about, "Candidates, then the same detector for all.", table(conflicts));
        if (session.isTargeted(size) && traffic == Traffic.THEATRE) {
            judge(session.page(), candidates, conflicts);
        }
    }

    private static Table table(Map<Kind, Asking> measured) {
        var table = new Table(
                "µs",
                "mean",
                "p50",
                "p99",
                "mean, times ours",
                "p99, times ours",
                "JMH mean",
                "JMH p99",
                "allocates B");
        var ours = measured.getOrDefault(Kind.PACKED, Asking.NONE).quiet;
        measured.forEach((kind, found) -> table.row(
                kind.label(),
                Figures.micros(found.quiet.mean()),
                Figures.micros(found.quiet.p50()),
                Figures.micros(found.quiet.p99()),
                Figures.times(found.quiet.mean() / ours.mean()),
                Figures.times(found.quiet.p99() / ours.p99()),
                Figures.micros(found.jmh.mean()),
                Figures.micros(found.jmh.p99()),
                Figures.three(found.quiet.bytes())));
        return table;
    }

    private static void judge(Page page, Map<Kind, Asking> candidates, Map<Kind, Asking> conflicts) {
        var quick = candidates.getOrDefault(Kind.PACKED, Asking.NONE);
        var exact = conflicts.getOrDefault(Kind.PACKED, Asking.NONE);
        page.atMost("candidates, mean", MOST_CANDIDATES_MEAN_MICROS, quick.worseMean() / 1e3, " µs");
        page.atMost("conflicts, mean", MOST_CONFLICTS_MEAN_MICROS, exact.worseMean() / 1e3, " µs");
        page.atMost("conflicts, p99", MOST_CONFLICTS_P99_MICROS, exact.quiet.p99() / 1e3, " µs");
        double times = Math.min(
                bestOther(candidates, asking -> asking.quiet.mean()) / quick.quiet.mean(),
                bestOther(candidates, asking -> asking.jmh.mean()) / quick.jmh.mean());
        page.atLeast("candidates, mean of the best other index", LEAST_TIMES_FASTER, times, " × ours");
        page.atMost("candidates, allocated", MOST_ALLOCATED_BYTES, quick.quiet.bytes(), " B");
        page.atMost("conflicts, allocated", MOST_ALLOCATED_BYTES, exact.quiet.bytes(), " B");
    }

    private static double bestOther(Map<Kind, Asking> measured, ToDoubleFunction<Asking> mean) {
        return measured.entrySet().stream()
                .filter(entry -> entry.getKey().isPeer())
                .mapToDouble(entry -> mean.applyAsDouble(entry.getValue()))
                .min()
                .orElse(Double.NaN);
    }

    private record Asking(Quiet quiet, Measured jmh) {
        static final Asking NONE = new Asking(Quiet.NONE, Measured.NONE);

        double worseMean() {
            return Math.max(quiet.mean(), jmh.mean());
        }
    }
}
