package org.gilavar.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;

/**
 * What a watch feels of its console: how soon it is there, how soon it shows what happens, how smoothly its map moves under ten
 * thousand shapes, and whether it grows. The server is in this process and speaks plain HTTP on loopback; the browser is one of
 * its own each time.
 */
final class ConsoleSection {
    private static final double MOST_SECONDS_TO_PAINT = 1;
    private static final double MOST_MEGABYTES = 1.5;
    private static final double MOST_MILLISECONDS_TO_PIXEL = 300;
    private static final double LEAST_FRAMES = 30;
    private static final double MOST_GROWTH_PERCENT = 20;

    /** Shapes on the map while it is moved. */
    private static final int SHAPES = 10_000;

    /** What is said of one notice, from filing to end, with a message between. */
    private static final int OF_A_NOTICE = 4;

    private static final String SEEN = """
            const id = "%s";
            const seen = () => document.querySelector('#tables tr[data-id="' + id + '"]');
            const shown = () => requestAnimationFrame(() => setTimeout(() => done(Date.now())));
            if (seen()) shown();
            else new MutationObserver((changes, observer) => {
              if (!seen()) return;
              observer.disconnect();
              shown();
            }).observe(document.getElementById("tables"), { subtree: true, childList: true });
            """;

    private static final String COUNT_FRAMES = """
            window.frames_ = [];
            const count = (at) => { window.frames_.push(at); window.counting_ = requestAnimationFrame(count); };
            window.counting_ = requestAnimationFrame(count);
            """;

    private final Path folder;
    private final int notices;
    private final int rounds;
    private final int statements;
    private final Progress progress;
    private int said;

    /**
     * @param notices of an ordinary day, under which it is loaded and followed
     * @param rounds how often it is opened cold
     * @param statements that a watch hears; 7,200 are one every four seconds for eight hours
     */
    ConsoleSection(Path folder, int notices, int rounds, int statements, Progress progress) {
        this.folder = folder;
        this.notices = notices;
        this.rounds = rounds;
        this.statements = statements;
        this.progress = progress;
    }

    void write(Page page) throws IOException, InterruptedException {
        try (GilavarServer server = serve("day", notices)) {
            cold(server, page);
            follow(server, page);
        }
        try (GilavarServer server = serve("crowd", SHAPES)) {
            move(server, page);
        }
        try (GilavarServer server = serve("watch", notices)) {
            watch(server, page);
        }
    }

    private GilavarServer serve(String name, int count) throws IOException {
        progress.say("recording " + Figures.count(count) + " notices");
        ArenaFolder arena = new ArenaFolder(folder.resolve(name));
        arena.make(count, Instant.now(), Optional.empty());
        return GilavarServer.start(new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                arena.data(),
                Optional.of(Arena.root(Arena.FACILITATOR).verifyingKey()),
                InstantSource.system()));
    }

    private static GilavarClient client(GilavarServer server, String party) {
        return new GilavarClient(
                URI.create(server.address()),
                Arena.MECHANISM,
                new Identity(party, Arena.POST, Arena.key(party)),
                InstantSource.system());
    }

    private static String link(GilavarServer server, String party) throws IOException, InterruptedException {
        return server.address() + "/#code=" + client(server, party).signInCode();
    }

    private void cold(GilavarServer server, Page page) throws IOException, InterruptedException {
        progress.say("opened cold");
        double[] first = new double[rounds];
        double[] ready = new double[rounds];
        double megabytes = 0;
        for (int i = 0; i < rounds; i++) {
            try (Chromium browser = Chromium.start()) {
                ready[i] = browser.open(link(server, Arena.TURKIYE));
                first[i] = browser.number("performance.getEntriesByName('first-contentful-paint')[0].startTime");
                megabytes = browser.number(
                                "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
                                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)")
                        / 1e6;
            }
        }
        Arrays.sort(first);
        Arrays.sort(ready);
        page.atMost(
                "cold load to what the desk knows, painted (median)",
                MOST_SECONDS_TO_PAINT,
                ready[rounds / 2] / 1e3,
                " s");
        page.atMost("transferred by it", MOST_MEGABYTES, megabytes, " MB");
        var table = new Table("from the link, ms", "median", "longest");
        table.row("something is painted", Figures.three(first[rounds / 2]), Figures.three(first[rounds - 1]));
        table.row("what the desk knows is painted", Figures.three(ready[rounds / 2]), Figures.three(ready[rounds - 1]));
        page.section(
                "Opening",
                rounds + " times in a browser that has never seen it, signing in by a link, " + Figures.count(notices)
                        + " notices of two parties in force.",
                table);
    }

    private void follow(GilavarServer server, Page page) throws IOException, InterruptedException {
        progress.say("followed");
        GilavarClient turkiye = client(server, Arena.TURKIYE);
        double[] took = new double[5 * rounds];
        try (Chromium browser = Chromium.start()) {
            browser.open(link(server, Arena.TURKIYE));
            browser.click("#tab-messages");
            for (int i = -rounds; i < took.length; i++) {
                String name = "shown-" + (i + rounds);
                long before = System.currentTimeMillis();
                send(
                        turkiye,
                        new MessageBody.Send(name, Arena.ISRAEL, Message.Purpose.CHECK, "MEASURED. Do you hear?"));
                double shown = browser.await(SEEN.formatted(Arena.TURKIYE + "." + name)) - before;
                if (i >= 0) {
                    took[i] = shown;
                }
            }
        }
        Arrays.sort(took);
        double p95 = took[(int) Math.ceil(0.95 * took.length) - 1];
        page.atMost("a statement from its sending to the pixel (p95)", MOST_MILLISECONDS_TO_PIXEL, p95, " ms");
        var table = new Table("ms", "median", "p95", "longest");
        table.row(
                "sent, recorded, told, painted",
                Figures.three(took[took.length / 2]),
                Figures.three(p95),
                Figures.three(took[took.length - 1]));
        page.section("Following", took.length + " messages, one after the other, by one clock.", table);
    }

    private void move(GilavarServer server, Page page) throws IOException, InterruptedException {
        progress.say("moved under " + Figures.count(SHAPES) + " shapes");
        try (Chromium browser = Chromium.start()) {
            double ready = browser.open(link(server, Arena.FACILITATOR));
            browser.drag("#map", 100, 10); // while it is compiled
            browser.run(COUNT_FRAMES);
            for (int i = 0; i < 3; i++) {
                browser.drag("#map", 300, 40);
                browser.wheel("#map", 6, -240);
                browser.drag("#map", 300, 40);
                browser.wheel("#map", 6, 240);
            }
            browser.run(
                    "cancelAnimationFrame(window.counting_); window.gaps_ = window.frames_.slice(1).map((at, i) => at - window.frames_[i]).sort((a, b) => a - b);");
            double frames =
                    browser.number("1000 * (window.frames_.length - 1) / (window.frames_.at(-1) - window.frames_[0])");
            page.atLeast(
                    "frames a second, panning and zooming " + Figures.count(SHAPES) + " shapes",
                    LEAST_FRAMES,
                    frames,
                    "");
            var table = new Table("between two frames, ms", "median", "p95", "longest");
            table.row(
                    "while the map is dragged and zoomed",
                    Figures.three(browser.number("window.gaps_[Math.floor(window.gaps_.length / 2)]")),
                    Figures.three(browser.number("window.gaps_[Math.floor(0.95 * window.gaps_.length)]")),
                    Figures.three(browser.number("window.gaps_.at(-1)")));
            page.section(
                    "Moving the map",
                    "The facilitator's map with every notice of both parties, drawn by the processor alone, dragged and zoomed by a mouse; "
                            + "the page was there after " + Figures.three(ready / 1e3) + " s.",
                    table);
        }
    }

    private void watch(GilavarServer server, Page page) throws IOException, InterruptedException {
        progress.say("a watch of eight hours, as fast as it goes");
        GilavarClient turkiye = client(server, Arena.TURKIYE);
        GilavarClient israel = client(server, Arena.ISRAEL);
        var table = new Table("after statements", "heap, MB", "elements");
        try (Chromium browser = Chromium.start()) {
            browser.open(link(server, Arena.TURKIYE));
            double begun = 0;
            double heap = 0;
            for (int i = 0; i <= 10; i++) {
                heap = browser.heap();
                if (i == 1) {
                    begun = heap; // everything has been used once
                }
                table.row(Figures.count(i * statements / 10), Figures.three(heap), Figures.count((int)
                        browser.number("document.getElementsByTagName('*').length")));
                if (i < 10) {
                    String last = "";
                    for (int n = 0; n < statements / 10 / OF_A_NOTICE; n++) {
                        last = live(turkiye, israel);
                    }
                    browser.click("#tab-messages");
                    browser.await(SEEN.formatted(last));
                }
            }
            page.atMost(
                    "growth of the heap over a watch of eight hours",
                    MOST_GROWTH_PERCENT,
                    100 * (heap / begun - 1),
                    " %");
        }
        page.section(
                "A watch",
                Figures.count(statements)
                        + " statements, said as fast as they are taken (7,200 are one every four seconds for eight hours): "
                        + "notices filed and withdrawn, messages and their answers. The heap after the collector, in the middle of nothing.",
                table);
    }

    /** A notice from its filing to its end, and a message that is answered; the message's id. */
    private String live(GilavarClient turkiye, GilavarClient israel) throws IOException, InterruptedException {
        String name = "watch-" + ++said;
        Instant begins = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
        Volume volume = new Volume(
                new Circle(
                        new LatLon(40 + said % 100 * 0.1, -40 + Math.floorDiv(said, 100) * 0.2), Length.kilometres(1)),
                new AltitudeBand(Altitude.flightLevel(100), Altitude.flightLevel(200)),
                new TimeWindow(begins, begins.plus(Duration.ofHours(1))));
        deliver(turkiye, Arena.filing(Arena.TURKIYE, name, Instant.now(), volume));
        send(turkiye, new NoticeBody.Withdraw(Arena.TURKIYE + "." + name, 1, "measured"));
        send(turkiye, new MessageBody.Send(name, Arena.ISRAEL, Message.Purpose.CHECK, "MEASURED. Do you hear?"));
        String message = Arena.TURKIYE + "." + name;
        send(israel, new MessageBody.Answer(message, Message.Reply.RECEIVED, Optional.empty()));
        return message;
    }

    private void send(GilavarClient client, Body body) throws IOException, InterruptedException {
        deliver(client, Arena.signed(client.identity().party(), "s-" + ++said, Instant.now(), body));
    }

    private static void deliver(GilavarClient client, byte[] signed) throws IOException, InterruptedException {
        client.deliver(Envelope.parse(signed));
    }
}
