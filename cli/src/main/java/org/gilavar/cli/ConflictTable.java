package org.gilavar.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.airspace.LengthUnit;
import org.gilavar.airspace.Separation;

/** Conflicts for people: aligned, in the units of the minima. */
final class ConflictTable implements ConflictWriter {
    /** Rows that are looked at for how wide the columns must be; those after them may stick out. */
    private static final int MEASURED_ROWS = 1_000;

    private static final List<String> HEADER = List.of("A", "B", "LATERAL", "VERTICAL", "TIME");

    private final PrintWriter out;
    private final LengthUnit lateral;
    private final LengthUnit vertical;
    private final int[] widths = new int[HEADER.size()];
    private final List<List<String>> waiting = new ArrayList<>();
    private boolean measured;

    ConflictTable(PrintWriter out, Separation separation) {
        this.out = out;
        this.lateral = separation.lateral().unit();
        this.vertical = separation.vertical().unit();
        waiting.add(HEADER);
    }

    @Override
    public void write(Conflict conflict) {
        var gaps = conflict.closest();
        waiting.add(List.of(
                conflict.a(),
                conflict.b(),
                length(gaps.lateralMetres(), lateral, 2),
                length(gaps.verticalMetres(), vertical, 0),
                DurationForm.inWords(gaps.time())));
        if (measured || waiting.size() > MEASURED_ROWS) {
            print();
        }
    }

    @Override
    public void close() {
        if (measured || waiting.size() > 1) {
            print();
        }
        out.flush();
    }

    private void print() {
        if (!measured) {
            waiting.forEach(this::measure);
            measured = true;
        }
        waiting.forEach(row -> out.print(line(row)));
        waiting.clear();
    }

    private void measure(List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(row.get(i)));
        }
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var pad = " ".repeat(Math.max(0, widths[i] - width(row.get(i))));
            // ids begin, figures end at their edge
            line.append(i == 0 ? "" : "  ").append(i < 2 ? row.get(i) + pad : pad + row.get(i));
        }
        return line.append('\n').toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** A gap that is there is never printed as none. */
    static String length(double metres, LengthUnit unit, int places) {
        var rounded = BigDecimal.valueOf(metres / unit.metres()).setScale(places, RoundingMode.HALF_UP);
        var least = BigDecimal.ONE.movePointLeft(places);
        var figure = metres > 0 && rounded.signum() == 0 ? "<" + least : metres == 0 ? "0" : rounded.toPlainString();
        return figure + " " + unit.symbol();
    }
}
