package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How long it takes until the last of many listeners has heard, and whether those who do not read delay the others. */
final class FeedSection {
    private static final double MOST_SECONDS = 1;
    private static final double MOST_RATIO = 1.2;

    private final ArenaFolder arena;
    private final int streams;
    private final int rounds;
    private final Progress progress;

    FeedSection(ArenaFolder arena, int streams, int rounds, Progress progress) {
        this.arena = arena;
        this.streams = streams;
        this.rounds = rounds;
        this.progress = progress;
    }

    void write(Path folder, Page page) throws IOException, InterruptedException {
        progress.say("listening");
        ArenaFolder fresh = arena.copyTo(folder.resolve("feed"));
        var found = new Rounds();
        try (ServeProcess server = new ServeProcess(fresh)) {
            found.add(ServeProcess.run(
                    FeedLoad.class,
                    List.of(
                            fresh.toString(),
                            Integer.toString(server.port()),
                            Integer.toString(streams),
                            Integer.toString(rounds))));
        }
        double calm = found.median("calm.last.p50");
        double stalled = found.median("stalled.last.p50");
        page.atMost(
                "from sending until the last of " + Figures.count(streams) + " has heard",
                MOST_SECONDS,
                calm / 1e3,
                " s");
        page.atMost("the same beside " + FeedLoad.STALLED + " who do not read", MOST_RATIO, stalled / calm, " ×");
        var table = new Table("from sending, ms", "alone", "beside those who do not read");
        row(table, found, "receipt: median of the rounds", "receipt.p50");
        row(table, found, "half have heard: median", "half.p50");
        row(table, found, "the last has heard: median", "last.p50");
        row(table, found, "the last has heard: least", "last.p0");
        row(table, found, "the last has heard: most", "last.p100");
        page.section(
                "The feed",
                Figures.count(streams) + " streams over TLS 1.3, of the two parties concerned; " + rounds
                        + " conflicts with those who do not read and as many without, by turns.",
                table);
    }

    private static void row(Table table, Rounds found, String what, String name) {
        table.row(what, Figures.three(found.median("calm." + name)), Figures.three(found.median("stalled." + name)));
    }
}
