package org.gilavar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/**
 * Listens to a running server with many streams, from a process of its own, while two notices conflict again and again; and
 * does it beside some who ask for all there ever was and do not read it. Prints lines of a name and a number, milliseconds.
 */
final class FeedLoad {
    /** Who does not read. */
    static final int STALLED = 10;

    private static final int CREATED = 201;
    private static final long PATIENCE_SECONDS = 60;

    /** Longer than it takes until nothing more goes into a connection that is not read. */
    private static final Duration UNTIL_FULL = Duration.ofSeconds(2);

    /** One conflict, and who has heard of it. */
    private static final class Awaited {
        final long[] heard;
        final AtomicInteger count = new AtomicInteger();
        final CountDownLatch all;

        Awaited(int streams) {
            heard = new long[streams];
            all = new CountDownLatch(streams);
        }

        void hear() {
            int place = count.getAndIncrement();
            if (place < heard.length) {
                heard[place] = System.nanoTime();
            }
            all.countDown();
        }
    }

    private final ArenaFolder folder;
    private final int port;
    private final int streams;
    private final Map<String, SSLContext> contexts = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, WireClient> desks = new HashMap<>();
    private final AtomicReference<Awaited> awaited;
    private int place;

    private FeedLoad(ArenaFolder folder, int port, int streams) {
        this.folder = folder;
        this.port = port;
        this.streams = streams;
        this.awaited = new AtomicReference<>(new Awaited(streams));
    }

    /** Arguments: the folder of the arena, the server's port, how many streams, how many rounds. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var load = new FeedLoad(
                new ArenaFolder(Path.of(arguments[0])), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        load.run(Integer.parseInt(arguments[3]));
        System.exit(0); // the streams are open yet
    }

    private void run(int rounds) throws IOException, InterruptedException {
        for (String party : Arena.PARTIES) {
            contexts.put(party, folder.context(party, port));
            desks.put(party, new WireClient(Objects.requireNonNull(contexts.get(party)), port));
            tokens.put(party, Objects.requireNonNull(desks.get(party)).session(party));
        }
        CountDownLatch open = new CountDownLatch(streams);
        Map<String, Long> ends = new HashMap<>();
        for (String party : Arena.PARTIES) {
            ends.put(party, end(party));
        }
        for (int i = 0; i < streams; i++) {
            String party = Arena.partyOf(i);
            WireClient client = new WireClient(Objects.requireNonNull(contexts.get(party)), port);
            client.listen(
                    "/v1/feed?after=" + Objects.requireNonNull(ends.get(party)),
                    Objects.requireNonNull(tokens.get(party)));
            Thread.ofVirtual().start(() -> hear(client, open));
        }
        await(open);
        for (int i = 0; i < rounds; i++) {
            conflict(); // while everything is compiled
        }
        Map<String, List<double[]>> found = Map.of("calm", new ArrayList<>(), "stalled", new ArrayList<>());
        for (int i = 0; i < rounds; i++) {
            Objects.requireNonNull(found.get("calm")).add(conflict());
            List<WireClient> stalled = stall();
            Objects.requireNonNull(found.get("stalled")).add(conflict());
            for (WireClient one : stalled) {
                one.close();
            }
        }
        found.forEach((how, rows) -> {
            say(how + ".receipt.p50", rows, 0, 0.5);
            say(how + ".half.p50", rows, 1, 0.5);
            say(how + ".last.p0", rows, 2, 0);
            say(how + ".last.p50", rows, 2, 0.5);
            say(how + ".last.p100", rows, 2, 1);
        });
    }

    private static void say(String name, List<double[]> rows, int column, double share) {
        double[] sorted = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
        System.out.println(name + " " + sorted[(int) Math.round(share * (sorted.length - 1))]);
    }

    /** Where a party's feed ends: asked for what is beyond, the server says so. */
    private long end(String party) throws IOException {
        WireClient.Answer answer = Objects.requireNonNull(desks.get(party))
                .get("/v1/feed?after=" + Long.MAX_VALUE, Objects.requireNonNull(tokens.get(party)));
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        return Long.parseLong(said.replaceFirst("(?s).*it ends at (\\d+).*", "$1"));
    }

    private void hear(WireClient client, CountDownLatch open) {
        boolean heard = false;
        try {
            while (true) {
                String line = client.nextLine();
                if (!heard && line.startsWith("data:")) {
                    heard = true;
                    open.countDown();
                }
                if (line.contains("\"happened\":\"OPENED\"")) {
                    awaited.get().hear();
                }
            }
        } catch (IOException e) {
            System.err.println("a stream has ended: " + e);
        }
    }

    private List<WireClient> stall() throws IOException, InterruptedException {
        List<WireClient> stalled = new ArrayList<>();
        for (int i = 0; i < STALLED; i++) {
            String party = Arena.partyOf(i);
            WireClient client = new WireClient(Objects.requireNonNull(contexts.get(party)), port);
            client.listen("/v1/feed?after=0", Objects.requireNonNull(tokens.get(party)));
            stalled.add(client);
        }
        TimeUnit.MILLISECONDS.sleep(UNTIL_FULL.toMillis());
        return stalled;
    }

    /** One conflict: milliseconds from sending until the receipt, until half have heard, until the last has. */
    private double[] conflict() throws IOException, InterruptedException {
        place++;
        Awaited now = new Awaited(streams);
        awaited.set(now);
        file(Arena.ISRAEL);
        long start = System.nanoTime();
        file(Arena.TURKIYE);
        long receipt = System.nanoTime();
        await(now.all);
        long[] heard = now.heard.clone();
        Arrays.sort(heard);
        return new double[] {
            (receipt - start) / 1e6, (heard[heard.length / 2] - start) / 1e6, (heard[heard.length - 1] - start) / 1e6
        };
    }

    /** A kilometre about a place of this round, far from everything else. */
    private void file(String party) throws IOException {
        Instant day = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
        Volume volume = new Volume(
                new Circle(new LatLon(-60 + place % 100, Math.floorDiv(place, 100)), Length.kilometres(1)),
                new AltitudeBand(Altitude.flightLevel(100), Altitude.flightLevel(200)),
                new TimeWindow(day, day.plus(Duration.ofHours(1))));
        WireClient.Answer answer = Objects.requireNonNull(desks.get(party))
                .post(
                        "/v1/statements",
                        Objects.requireNonNull(tokens.get(party)),
                        Arena.filing(party, "probe-" + place, Instant.now(), volume));
        if (answer.status() != CREATED) {
            throw new IOException(answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private static void await(CountDownLatch latch) throws IOException, InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(latch.getCount() + " have not heard within " + PATIENCE_SECONDS + " s");
        }
    }
}
