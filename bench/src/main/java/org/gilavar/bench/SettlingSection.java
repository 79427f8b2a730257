package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How long it takes from filing a notice that conflicts until both sides have been told, with what would free each of them. */
final class SettlingSection {
    private static final double MOST_SECONDS = 1;

    private final ArenaFolder arena;
    private final int conflicts;
    private final Progress progress;

    /** @param arena whose terms suggest measures to the sides */
    SettlingSection(ArenaFolder arena, int conflicts, Progress progress) {
        this.arena = arena;
        this.conflicts = conflicts;
        this.progress = progress;
    }

    void write(Path folder, Page page) throws IOException, InterruptedException {
        progress.say("conflicts, one after the other");
        ArenaFolder fresh = arena.copyTo(folder.resolve("settling"));
        var found = new Rounds();
        try (ServeProcess server = new ServeProcess(fresh)) {
            found.add(ServeProcess.run(
                    SettlingLoad.class,
                    List.of(fresh.toString(), Integer.toString(server.port()), Integer.toString(conflicts))));
        }
        page.atMost(
                "p99 from filing a conflicting notice until both have been told what would free them",
                MOST_SECONDS,
                found.median("told.p99") / 1e3,
                " s");
        var table = new Table("from sending, ms", "found");
        table.row("both have been told: median", Figures.three(found.median("told.p50")));
        table.row("both have been told: p99", Figures.three(found.median("told.p99")));
        table.row("both have been told: longest", Figures.three(found.median("told.p100")));
        table.row("conflicts that one notice opened, in the mean", Figures.three(found.median("opened")));
        table.row("share that could be freed by a measure within the limits", Figures.three(found.median("freed")));
        page.section(
                "Settling",
                Figures.count(conflicts)
                        + " notices, each where one of the other party is, one after the other; steps of 15 min"
                        + " and 1,000 ft, up to 6 h and 8,000 ft.",
                table);
    }
}
