package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How many notices a server takes a second, end to end, and how long one takes while it has half as much to do. */
final class FilingSection {
    static final double LEAST_RATE = 3_000;

    private static final double MOST_MILLIS = 50;

    private final ArenaFolder arena;
    private final int notices;
    private final int seconds;
    private final int rounds;
    private final Progress progress;

    /** @param arena with so many notices in it, which stays as it is */
    FilingSection(ArenaFolder arena, int notices, int seconds, int rounds, Progress progress) {
        this.arena = arena;
        this.notices = notices;
        this.seconds = seconds;
        this.rounds = rounds;
        this.progress = progress;
    }

    void write(Path folder, Page page) throws IOException, InterruptedException {
        var found = new Rounds();
        for (int round = 1; round <= rounds; round++) {
            progress.say("filing, round " + round);
            ArenaFolder fresh = arena.copyTo(folder.resolve("filing-" + round));
            try (ServeProcess server = new ServeProcess(fresh)) {
                found.add(ServeProcess.run(
                        FilingLoad.class,
                        List.of(
                                fresh.toString(),
                                Integer.toString(server.port()),
                                Long.toString(server.pid()),
                                Integer.toString(notices),
                                Integer.toString(seconds))));
            }
        }
        page.atLeast("notices filed a second", LEAST_RATE, found.median("saturated.rate"), "");
        page.atMost("p99 at half of that target", MOST_MILLIS, found.median("target.p99"), " ms");
        page.section(
                "Filing",
                "Over TLS 1.3 with client certificates, 64 connections a party, " + Figures.count(notices)
                        + " notices there before. Median of " + rounds + " rounds, and the least and most.",
                table(found));
    }

    private static Table table(Rounds found) {
        var table = new Table("filing", "found");
        table.row("saturated: notices /s", found.text("saturated.rate"));
        table.row("saturated: p50, ms", found.text("saturated.p50"));
        table.row("saturated: p99, ms", found.text("saturated.p99"));
        table.row("saturated: processor time of the server a notice, µs", found.text("saturated.server"));
        table.row("saturated: processor time of the client a notice, µs", found.text("saturated.client"));
        for (String rate : List.of("half", "target")) {
            String what = rate.equals("half")
                    ? "at half of the saturated rate"
                    : "at " + Figures.plain(LEAST_RATE / 2) + " /s";
            table.row(what + ": notices /s", found.text(rate + ".rate"));
            table.row(what + ": p50, ms", found.text(rate + ".p50"));
            table.row(what + ": p99, ms", found.text(rate + ".p99"));
            table.row(what + ": longest, ms", found.text(rate + ".worst"));
        }
        return table;
    }
}
