package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.statement.NoticeBody;

/**
 * Whether Türkiye can tell by the clock what it is not told: each question is asked about something hidden and about nothing at all,
 * at random, one after the other over one connection.
 */
final class TimingSection {
    private static final long SEED = 27;
    private static final int CREATED = 201;

    /** Notices of Israel that stand just far enough from where Türkiye asks, all around. */
    private static final int NEIGHBOURS = 500;

    private static final String AMONG_HIDDEN = "a notice among " + NEIGHBOURS + " hidden ones, and one alone";

    private static final LatLon AMONG_THEM = new LatLon(45, -31);
    private static final LatLon ALONE = new LatLon(47, -31);

    /** From centre to centre in degrees of latitude: five miles, two radii, and a little. */
    private static final double JUST_CLEAR = (5 + 2 * 0.3 + 0.05) / 60;

    private final ArenaFolder arena;
    private final int samples;
    private final Progress progress;
    private int said;

    /** @param samples of each of two sorts */
    TimingSection(ArenaFolder arena, int samples, Progress progress) {
        this.arena = arena;
        this.samples = samples;
        this.progress = progress;
    }

    @FunctionalInterface
    private interface Question {
        /** Asks about what is there, or about what is not; the answer is of no interest. */
        void ask(boolean there) throws IOException;
    }

    void write(Path folder, Page page) throws IOException {
        var table = new Table("asked", "there, ms", "not there, ms", "Welch's t");
        try (Asking asking = new Asking(arena.copyTo(folder.resolve("timing")))) {
            asking.surround();
            mustTellNothing(
                    page,
                    table,
                    "GET of a notice",
                    there -> asking.turkiye.get(
                            "/v1/notices/israel." + (there ? "secret-1" : "nobody-1"), asking.token));
            mustTellNothing(
                    page,
                    table,
                    "withdrawal of a notice",
                    there -> asking.turkiye.post(
                            "/v1/statements",
                            asking.token,
                            Arena.signed(
                                    Arena.TURKIYE,
                                    "w-" + ++said,
                                    Instant.now(),
                                    new NoticeBody.Withdraw(
                                            "israel." + (there ? "secret-1" : "nobody-1"), 1, "mine"))));
            mustTellNothing(page, table, AMONG_HIDDEN, asking::file);
        }
        try (Asking asking = new Asking(arena.copyTo(folder.resolve("control")), "-Dgilavar.answer.step.millis=0")) {
            asking.surround();
            Welch found = row(table, "the same, answered without steps", asking::file);
            page.atLeast(
                    "t of the last without steps: seen, so it is the steps that hide it",
                    Welch.THRESHOLD,
                    Math.abs(found.t()),
                    "");
        }
        page.section(
                "By the clock",
                Figures.count(samples)
                        + " of each sort, at random. Medians, and Welch's t without the slowest twentieth: above "
                        + Welch.THRESHOLD + " they differ.",
                table);
    }

    /** A server with its hidden notices, and both parties connected to it. */
    private final class Asking implements AutoCloseable {
        private final ServeProcess server;
        private final WireClient israel;
        private final WireClient turkiye;
        private final String token;

        Asking(ArenaFolder fresh, String... flags) throws IOException {
            server = new ServeProcess(fresh, flags);
            israel = new WireClient(fresh.context(Arena.ISRAEL, server.port()), server.port());
            turkiye = new WireClient(fresh.context(Arena.TURKIYE, server.port()), server.port());
            token = turkiye.session(Arena.TURKIYE);
        }

        void surround() throws IOException {
            TimingSection.this.surround(israel, israel.session(Arena.ISRAEL));
        }

        void file(boolean there) throws IOException {
            TimingSection.file(turkiye, Arena.TURKIYE, token, "q-" + ++said, circle(there ? AMONG_THEM : ALONE));
        }

        @Override
        public void close() throws IOException {
            israel.close();
            turkiye.close();
            server.close();
        }
    }

    private void mustTellNothing(Page page, Table table, String what, Question question) throws IOException {
        Welch found = row(table, what, question);
        page.atMost("t, without its sign, of " + what, Welch.THRESHOLD, Math.abs(found.t()), "");
    }

    private Welch row(Table table, String what, Question question) throws IOException {
        progress.say(what);
        var random = new SplittableRandom(SEED);
        long[][] took = new long[2][samples];
        int[] asked = new int[2];
        while (asked[0] < samples || asked[1] < samples) {
            int sort = random.nextInt(2);
            sort = asked[sort] < samples ? sort : 1 - sort;
            long from = System.nanoTime();
            question.ask(sort == 0);
            took[sort][asked[sort]++] = System.nanoTime() - from;
        }
        Welch found = Welch.of(took[0], took[1]);
        table.row(
                what,
                Figures.three(found.medianOfOne() / 1e6),
                Figures.three(found.medianOfOther() / 1e6),
                String.format(Locale.ROOT, "%.1f", found.t()));
        return found;
    }

    private void surround(WireClient israel, String token) throws IOException {
        progress.say("hiding " + NEIGHBOURS + " notices");
        for (int i = 0; i < NEIGHBOURS; i++) {
            double angle = 2 * Math.PI * i / NEIGHBOURS;
            LatLon at = new LatLon(
                    AMONG_THEM.lat() + JUST_CLEAR * Math.cos(angle),
                    AMONG_THEM.lon() + JUST_CLEAR * Math.sin(angle) / Math.cos(Math.toRadians(AMONG_THEM.lat())));
            file(israel, Arena.ISRAEL, token, "secret-" + i, circle(at));
        }
    }

    private static Volume circle(LatLon at) {
        Instant start = Instant.parse("2040-01-01T00:00:00Z");
        return new Volume(
                new Circle(at, Length.nauticalMiles(0.3)),
                new AltitudeBand(Altitude.parse("FL200"), Altitude.parse("FL240")),
                new TimeWindow(start, start.plus(Duration.ofHours(1))));
    }

    private static void file(WireClient client, String party, String token, String name, Volume volume)
            throws IOException {
        WireClient.Answer answer =
                client.post("/v1/statements", token, Arena.filing(party, name, Instant.now(), volume));
        if (answer.status() != CREATED) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        if (answer.body().contains("\"conflict\"")) {
            throw new IllegalStateException("what is hidden must not come near: " + name);
        }
    }
}
