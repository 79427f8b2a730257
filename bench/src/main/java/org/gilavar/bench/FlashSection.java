package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How long a FLASH takes from one client's sending to the other's screen, while many listen and much is filed. */
final class FlashSection {
    private static final double MOST_SECONDS = 0.5;

    private final ArenaFolder arena;
    private final int streams;
    private final int flashes;
    private final int rate;
    private final Progress progress;

    FlashSection(ArenaFolder arena, int streams, int flashes, int rate, Progress progress) {
        this.arena = arena;
        this.streams = streams;
        this.flashes = flashes;
        this.rate = rate;
        this.progress = progress;
    }

    void write(Path folder, Page page) throws IOException, InterruptedException {
        progress.say("a FLASH four times a second");
        ArenaFolder fresh = arena.copyTo(folder.resolve("flash"));
        var found = new Rounds();
        try (ServeProcess server = new ServeProcess(fresh)) {
            found.add(ServeProcess.run(
                    FlashLoad.class,
                    List.of(
                            fresh.toString(),
                            Integer.toString(server.port()),
                            Integer.toString(streams),
                            Integer.toString(flashes),
                            Integer.toString(rate))));
        }
        page.atMost(
                "p99 of a FLASH, from sending to the other's screen",
                MOST_SECONDS,
                found.median("screen.p99") / 1e3,
                " s");
        page.atLeast("notices filed beside it, a second", rate * 0.95, found.median("filed"), "");
        var table = new Table("from sending, ms", "median", "p99", "longest");
        row(table, found, "receipt", "receipt");
        row(table, found, "on the other's screen", "screen");
        row(table, found, "on the last of " + Figures.count(streams) + " screens", "last");
        page.section(
                "FLASH",
                Figures.count(flashes) + " of them over TLS 1.3, four a second, to " + Figures.count(streams)
                        + " open feeds of the other party, while the sender files " + Figures.count(rate)
                        + " notices a second, of which the other is told nothing.",
                table);
    }

    private static void row(Table table, Rounds found, String what, String name) {
        table.row(
                what,
                Figures.three(found.median(name + ".p50")),
                Figures.three(found.median(name + ".p99")),
                Figures.three(found.median(name + ".p100")));
    }
}
