package org.gilavar.bench;

/** What was measured, as it is told: the targets first, then a section a question. */
final class Page {
    private final Table targets;
    private final String how;
    private final StringBuilder sections = new StringBuilder();

    Page() {
        this("at 1,000,000 volumes", "On a quiet core; of two ways to measure the worse counts.");
    }

    /** A page whose targets are under this heading, measured in this way. */
    Page(String heading, String how) {
        this.targets = new Table(heading, "target", "found", "");
        this.how = how;
    }

    void section(String heading, String text, Table table) {
        sections.append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(text)
                .append("\n\n")
                .append(table);
    }

    void atMost(String what, double most, double found, String unit) {
        target(what, "≤ " + Figures.plain(most) + unit, found <= most, Figures.three(found) + unit);
    }

    void atLeast(String what, double least, double found, String unit) {
        target(what, "≥ " + Figures.plain(least) + unit, found >= least, Figures.three(found) + unit);
    }

    private void target(String what, String wanted, boolean met, String found) {
        targets.row(what, wanted, found, met ? "met" : "MISSED");
    }

    @Override
    public String toString() {
        return (targets.isEmpty() ? "" : "## Targets\n\n" + how + "\n\n" + targets) + sections;
    }
}
