package org.gilavar.cli;

import java.util.List;

/**
 * A table under its title, for a terminal and for a page alike.
 *
 * @param rows as many cells in each as there are headings
 */
record Grid(String title, List<String> headings, List<List<String>> rows) {
    Grid {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    Table table() {
        Table table = new Table(headings);
        rows.forEach(table::add);
        return table;
    }
}
