package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows for people: columns aligned, and the last one cut where a terminal would break the line. */
final class Table {

    private static final String BETWEEN = "  ";

    /** Narrower, a cell says nothing any more. */
    private static final int LEAST_CELL = 12;

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> titles) {
        rows.add(List.copyOf(titles));
    }

    /** As many cells as there are titles. */
    void add(List<String> row) {
        addShown(row.stream().map(Words::shown).toList());
    }

    /** The same of cells that are harmless as they are. */
    void addShown(List<String> row) {
        rows.add(List.copyOf(row));
    }

    /** @param columns that fit; 0 where it does not matter */
    void print(PrintWriter out, int columns) {
        int last = rows.getFirst().size() - 1;
        int[] widths = new int[last + 1];
        for (List<String> row : rows) {
            for (int i = 0; i <= last; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        int before = 0;
        for (int i = 0; i < last; i++) {
            before += widths[i] + BETWEEN.length();
        }
        int room = columns == 0 ? Integer.MAX_VALUE : Math.max(LEAST_CELL, columns - before);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - width(row.get(i)));
                line.append(BETWEEN);
            }
            out.println((line + cut(row.get(last), room)).stripTrailing());
        }
    }

    private static String cut(String cell, int room) {
        return width(cell) <= room ? cell : cell.substring(0, cell.offsetByCodePoints(0, room - 1)) + "…";
    }

    /** Isolates take no room. */
    private static int width(String cell) {
        return (int) cell.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .count();
    }
}
