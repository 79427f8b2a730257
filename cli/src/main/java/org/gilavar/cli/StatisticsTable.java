package org.gilavar.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statistics.Statistics;

/** Statistics for people: what is one's own first, then what both sides count the same. Nothing is set against another. */
final class StatisticsTable {

    private static final String NONE = "-";

    private final PrintWriter out;

    StatisticsTable(PrintWriter out) {
        this.out = out;
    }

    void print(Statistics statistics) {
        out.println("from " + Dtg.of(statistics.from()) + " up to " + Dtg.of(statistics.to()) + ", as told to "
                + statistics.audience());
        out.println();
        out.println("OWN: counted by the party itself, and by a facilitator that is always told all");
        if (statistics.own().isEmpty()) {
            out.println();
            out.println("nothing: the terms have not always told you all notices");
        }
        statistics.own().forEach(this::own);
        out.println();
        out.println("SHARED: counted alike by everyone concerned");
        statistics.shared().between().forEach(this::between);
        checks(statistics.shared().checks());
    }

    private void own(Statistics.Own own) {
        out.println();
        OwnFigures figures = own.figures();
        Table table = new Table(List.of("NOTICES OF " + own.party(), "ROUTINE", "URGENT", "LATE"));
        row(table, "filed", figures.filed());
        row(table, "amended", figures.amended());
        row(table, "withdrawn", figures.withdrawn());
        row(table, "ended", figures.ended());
        table.print(out, 0);
        out.println(
                "lead time when filed: least " + time(figures.leastLead()) + ", median " + time(figures.medianLead()));
        out.println(own.withdrawals()
                .map(w -> "conflicts ended by withdrawing: " + w.inConflict()
                        + (w.inConflict() == 0
                                ? ""
                                : "; median " + time(w.medianAfterOpening())
                                        + " after opening, of notices that had stood " + time(w.medianStood())))
                .orElse("conflicts ended by withdrawing: not counted, the terms have not always told of conflicts"));
    }

    private static void row(Table table, String what, OwnFigures.ByLead count) {
        table.add(List.of(
                what, Long.toString(count.routine()), Long.toString(count.urgent()), Long.toString(count.late())));
    }

    private void between(Statistics.Between two) {
        out.println();
        out.println(two.first() + " and " + two.second());
        two.conflicts().ifPresent(this::conflicts);
        if (two.fromFirst().isEmpty() && two.fromSecond().isEmpty()) {
            out.println("messages: none");
            return;
        }
        Table table = new Table(List.of(
                "MESSAGES FROM",
                "PRECEDENCE",
                "SENT",
                "IN TIME",
                "LATE",
                "UNANSWERED",
                "PENDING",
                "SECONDS TO ANSWER"));
        messages(table, two.first(), two.fromFirst());
        messages(table, two.second(), two.fromSecond());
        table.print(out, 0);
    }

    private void conflicts(Statistics.Conflicts conflicts) {
        out.println("conflicts: " + conflicts.openBefore() + " open before, " + conflicts.opened() + " opened, "
                + conflicts.reopened() + " reopened, "
                + conflicts.settled().values().stream().mapToLong(n -> n).sum() + " settled, "
                + conflicts.openAfter() + " open after");
        if (!conflicts.settled().isEmpty()) {
            out.println("settled: " + counts(conflicts.settled()));
        }
        conflicts
                .toSettlement()
                .ifPresent(t -> out.println("time to settlement: median " + time(t.median()) + ", nine in ten within "
                        + time(t.p90()) + ", longest " + time(t.longest())));
        out.println("proposals: " + (conflicts.proposals().isEmpty() ? "none" : counts(conflicts.proposals())));
    }

    private static String counts(Map<? extends Enum<?>, Long> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(e -> e.getValue() + " "
                                + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
    }

    private static void messages(Table table, String from, SortedMap<Precedence, Statistics.Messages> sent) {
        sent.forEach((precedence, m) -> table.add(List.of(
                from,
                precedence.name(),
                Long.toString(m.sent()),
                Long.toString(m.answeredInTime()),
                Long.toString(m.answeredLate()),
                Long.toString(m.unanswered()),
                Long.toString(m.pending()),
                m.medianSeconds()
                        .map(median -> "median " + median + ", longest "
                                + m.longestSeconds().orElse(median))
                        .orElse(NONE))));
    }

    private void checks(List<Statistics.Checks> checks) {
        out.println();
        if (checks.isEmpty()) {
            out.println("line checks: none");
        }
        checks.forEach(c -> out.println("line checks of " + String.join(", ", c.expected()) + ": " + c.done()
                + " done, " + c.missed() + " missed, " + c.pending() + " pending"));
    }

    private static String time(Optional<Duration> time) {
        return time.map(StatisticsTable::time).orElse(NONE);
    }

    /** Before, where a notice came after its start. */
    private static String time(Duration time) {
        return time.isNegative() ? "-(" + DurationForm.inWords(time.negated()) + ")" : DurationForm.inWords(time);
    }
}
