package org.gilavar.bench;

import java.util.Map;

/** How fast volumes come and go, alone and while others ask. */
final class ChangeSections {
    private static final double LEAST_PUTS_PER_SECOND = 20_000;
    private static final double MOST_STALL_MILLIS = 5;

    private ChangeSections() {}

    static void write(Session session) {
        alone(session);
        meanwhile(session);
    }

    private static void alone(Session session) {
        var table = new Table("updates a second", Kind.PACKED.label(), Kind.PH_TREE.label(), "times theirs");
        for (int size : session.sizes()) {
            double ours = updates(session, Kind.PACKED, size);
            double theirs = updates(session, Kind.PH_TREE, size);
            table.row(
                    Figures.count(size) + " stored",
                    Figures.count(Math.round(ours)),
                    Figures.count(Math.round(theirs)),
                    Figures.times(ours / theirs));
        }
        session.page()
                .section(
                        "Updates",
                        "The longest stored is removed and another put, by turns; a removal and a put count as two."
                                + " Ours works out what it needs of a volume, the PH-tree is given the box. The trees of"
                                + " JTS take nothing once they are built.",
                        table);
    }

    private static double updates(Session session, Kind kind, int size) {
        return session.trials()
                .run(UpdateBenchmark.class, "exchange", Map.of("kind", kind, "size", size))
                .score();
    }

    private static void meanwhile(Session session) {
        var form = session.form();
        int size = session.largest();
        session.progress().say("ask while volumes come and go, " + size);
        var found =
                Concurrent.run(Load.of(Traffic.THEATRE), size, form.concurrent().dividedBy(4), form.concurrent(), (int)
                        LEAST_PUTS_PER_SECOND);
        var table = new Table(
                "",
                "puts a second",
                "times",
                "mean µs",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "longest ms",
                "over 5 ms a second");
        found.forEach(each -> {
            row(table, "conflicts of one volume, by the clock", each.puts(), each.questions());
            row(table, "the same, processor time", each.puts(), each.worked());
            row(table, "watching the clock for 10 µs instead", each.puts(), each.watched());
        });
        var full = found.getFirst();
        var paced = found.getLast();
        session.page()
                .section(
                        "Questions while volumes come and go: " + Figures.count(size) + " volumes",
                        "One thread puts volumes and removes as many, first as fast as it can, then at the pace that must be"
                                + " sustained; another asks without pause, for "
                                + form.concurrent().toSeconds()
                                + " s each; a third packs. The thread that asks waited for"
                                + " another " + (full.waits() + paced.waits())
                                + " times. The collector stopped all of them for at most " + full.collectorMillis()
                                + " and "
                                + paced.collectorMillis()
                                + " ms. Watching the clock is a thread that asks nothing in place"
                                + " of the one that does: what it has over 5 ms is the machine's and the collector's.",
                        table);
        if (session.isTargeted(size)) {
            double clock = paced.questions().longest() / 1e6;
            double worked = paced.worked().longest() / 1e6;
            session.page().atLeast("put each second, as others ask", LEAST_PUTS_PER_SECOND, full.puts(), "");
            session.page().atMost("longest question at that pace, by the clock", MOST_STALL_MILLIS, clock, " ms");
            session.page().atMost("longest question at that pace, processor time", MOST_STALL_MILLIS, worked, " ms");
        }
    }

    private static void row(Table table, String what, double puts, Latencies latencies) {
        table.row(
                what,
                Figures.count(Math.round(puts)),
                Figures.count(latencies.count()),
                Figures.micros(latencies.mean()),
                Figures.micros(latencies.within(0.5)),
                Figures.micros(latencies.within(0.99)),
                Figures.micros(latencies.within(0.999)),
                Figures.millis(latencies.longest()),
                Figures.three(latencies.overEachSecond((long) (MOST_STALL_MILLIS * 1e6))));
    }
}
