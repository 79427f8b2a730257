package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    /** A degree apart, in a row. */
    private static final int PLACES = 100;

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

    private final List<SignedInDesk> desks;
    private final int streams;
    private final AtomicReference<Awaited> awaited;
    private int place;

    private FeedLoad(List<SignedInDesk> desks, int streams) {
        this.desks = desks;
        this.streams = streams;
        this.awaited = new AtomicReference<>(new Awaited(streams));
    }

    /** Arguments: the folder of the arena, the server's port, how many streams, how many rounds. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var load = new FeedLoad(
                SignedInDesk.of(new ArenaFolder(Path.of(arguments[0])), Integer.parseInt(arguments[1])),
                Integer.parseInt(arguments[2]));
        load.run(Integer.parseInt(arguments[3]));
        System.exit(0); // the streams are open yet
    }

    private void run(int rounds) throws IOException, InterruptedException {
        CountDownLatch open = new CountDownLatch(streams);
        List<Long> ends = new ArrayList<>();
        for (SignedInDesk desk : desks) {
            ends.add(end(desk));
        }
        for (int i = 0; i < streams; i++) {
            SignedInDesk desk = desks.get(i % desks.size());
            WireClient client = desk.connect();
            client.listen("/v1/feed?after=" + ends.get(i % desks.size()), desk.token());
            Thread.ofVirtual().start(() -> hear(client, open));
        }
        await(open);
        for (int i = 0; i < rounds; i++) {
            conflict(); // while everything is compiled
        }
        List<double[]> calm = new ArrayList<>();
        List<double[]> stalled = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            calm.add(conflict());
            List<WireClient> notReading = stall();
            stalled.add(conflict());
            for (WireClient one : notReading) {
                one.close();
            }
        }
        say("calm", calm);
        say("stalled", stalled);
    }

    private static void say(String how, List<double[]> rows) {
        say(how + ".receipt.p50", rows, 0, 0.5);
        say(how + ".half.p50", rows, 1, 0.5);
        say(how + ".last.p0", rows, 2, 0);
        say(how + ".last.p50", rows, 2, 0.5);
        say(how + ".last.p100", rows, 2, 1);
    }

    private static void say(String name, List<double[]> rows, int column, double share) {
        double[] sorted = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
        System.out.println(name + " " + sorted[(int) Math.round(share * (sorted.length - 1))]);
    }

    /** Where a party's feed ends: asked for what is beyond, the server says so. */
    static long end(SignedInDesk desk) throws IOException {
        try (WireClient client = desk.connect()) {
            WireClient.Answer answer = client.get("/v1/feed?after=" + Long.MAX_VALUE, desk.token());
            return Long.parseLong(answer.body().replaceFirst("(?s).*it ends at (\\d+).*", "$1"));
        }
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
            SignedInDesk desk = desks.get(i % desks.size());
            WireClient client = desk.connect();
            client.listen("/v1/feed?after=0", desk.token());
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
        file(desks.getLast());
        long start;
        try (WireClient client = desks.getFirst().connect()) {
            start = System.nanoTime();
            file(client, desks.getFirst());
        }
        long receipt = System.nanoTime();
        await(now.all);
        long[] heard = now.heard.clone();
        Arrays.sort(heard);
        return new double[] {
            (receipt - start) / 1e6, (heard[heard.length / 2] - start) / 1e6, (heard[heard.length - 1] - start) / 1e6
        };
    }

    /** A kilometre about a place of this round, far from everything else. */
    private void file(SignedInDesk desk) throws IOException {
        try (WireClient client = desk.connect()) {
            file(client, desk);
        }
    }

    private void file(WireClient client, SignedInDesk desk) throws IOException {
        Instant day = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
        Volume volume = new Volume(
                new Circle(new LatLon(-60 + place % PLACES, Math.floorDiv(place, PLACES)), Length.kilometres(1)),
                new AltitudeBand(Altitude.flightLevel(100), Altitude.flightLevel(200)),
                new TimeWindow(day, day.plus(Duration.ofHours(1))));
        WireClient.Answer answer = client.post(
                "/v1/statements", desk.token(), Arena.filing(desk.party(), "probe-" + place, Instant.now(), volume));
        if (answer.status() != CREATED) {
            throw new IOException(answer.toString());
        }
    }

    private static void await(CountDownLatch latch) throws IOException, InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(latch.getCount() + " have not heard within " + PATIENCE_SECONDS + " s");
        }
    }
}
