package org.gilavar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.MessageBody;

/**
 * Says FLASH after FLASH from one party to the other, with a running server, from a process of its own: while many feeds of the other
 * are open and the first files notices at a rate that does not wait for answers. Prints lines of a name and a number, milliseconds.
 *
 * <p>The clock of a FLASH runs from before it is signed until a line of the feed with its id has been read: by the one stream that stands
 * for the other's screen, and by the last of all.
 */
final class FlashLoad {
    private static final int CREATED = 201;
    private static final int CONNECTIONS = 64;
    private static final long SEED = 27;
    private static final long PATIENCE_SECONDS = 60;

    /** Four a second: each is heard by all before the next is said. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private static final int WARMING_SECONDS = 20;

    /** Where the sender is; the other party listens from 127.0.0.1. The whole of 127.0.0.0/8 is this machine under Linux. */
    private static final byte[] SENDER = {127, 0, 0, 2};

    /** One FLASH on its way. */
    private static final class Awaited {
        final String id;
        final AtomicLong screen = new AtomicLong();
        final CountDownLatch all;

        Awaited(String id, int streams) {
            this.id = id;
            all = new CountDownLatch(streams);
        }
    }

    private final SignedInDesk from;
    private final SignedInDesk to;
    private final int streams;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger filed = new AtomicInteger();
    private volatile Awaited awaited;

    private FlashLoad(List<SignedInDesk> desks, int streams) {
        this.from = desks.getFirst();
        this.to = desks.getLast();
        this.streams = streams;
        this.awaited = new Awaited("none", streams);
    }

    /** Arguments: the folder of the arena, the server's port, how many streams, how many FLASHes, how many notices a second. */
    public static void main(String... arguments) throws Exception {
        int flashes = Integer.parseInt(arguments[3]);
        int rate = Integer.parseInt(arguments[4]);
        long seconds = WARMING_SECONDS + flashes * BETWEEN.toMillis() / 1000 + PATIENCE_SECONDS;
        List<byte[]> notices = notices(Arena.PARTIES.getFirst(), (int) (rate * seconds));
        var load = new FlashLoad(
                SignedInDesk.of(new ArenaFolder(Path.of(arguments[0])), Integer.parseInt(arguments[1])),
                Integer.parseInt(arguments[2]));
        load.run(notices, flashes, rate);
        System.exit(0); // the streams are open yet
    }

    private void run(List<byte[]> notices, int flashes, int rate)
            throws IOException, InterruptedException, ExecutionException {
        CountDownLatch open = listen();
        try (WireClient line = sender(); // opened last: one that says nothing is closed
                var filers = Executors.newVirtualThreadPerTaskExecutor()) {
            warm(line, open);
            say(line, -1);
            Future<?> filing = filers.submit(() -> {
                file(notices, rate);
                return null;
            });
            for (int i = 0; i < WARMING_SECONDS * 4; i++) {
                say(line, -2 - i);
            }
            long[] receipt = new long[flashes];
            long[] screen = new long[flashes];
            long[] last = new long[flashes];
            int filedBefore = filed.get();
            long start = System.nanoTime();
            for (int i = 0; i < flashes; i++) {
                long[] took = say(line, i);
                receipt[i] = took[0];
                screen[i] = took[1];
                last[i] = took[2];
            }
            double lasted = (System.nanoTime() - start) / 1e9;
            double during = (filed.get() - filedBefore) / lasted;
            done.set(true);
            filing.get();
            print("receipt", receipt);
            print("screen", screen);
            print("last", last);
            System.out.println("filed " + during);
        }
    }

    private static void print(String name, long[] took) {
        Arrays.sort(took);
        System.out.println(name + ".p50 " + took[took.length / 2] / 1e6);
        System.out.println(name + ".p99 " + took[(int) Math.ceil(0.99 * took.length) - 1] / 1e6);
        System.out.println(name + ".p100 " + took[took.length - 1] / 1e6);
    }

    private CountDownLatch listen() throws IOException, InterruptedException {
        CountDownLatch open = new CountDownLatch(streams);
        long end = FeedLoad.end(to);
        for (int i = 0; i < streams; i++) {
            boolean screen = i == streams / 2;
            WireClient client = to.connect();
            client.listen("/v1/feed?after=" + end, to.token());
            Thread.ofVirtual().start(() -> hear(client, screen, open));
        }
        return open;
    }

    /** What shows that all listen: said again until each has heard something. */
    private void warm(WireClient line, CountDownLatch open) throws IOException, InterruptedException {
        for (int i = 0; open.getCount() > 0 && i < PATIENCE_SECONDS; i++) {
            send(line, "opening-" + i);
            open.await(1, TimeUnit.SECONDS);
        }
        if (open.getCount() == 0) {
            return;
        }
        throw new IOException(open.getCount() + " streams have heard nothing");
    }

    private void hear(WireClient client, boolean screen, CountDownLatch open) {
        boolean heard = false;
        try {
            while (true) {
                String line = client.nextLine();
                if (!heard && line.startsWith("data:")) {
                    heard = true;
                    open.countDown();
                }
                Awaited now = awaited;
                if (line.startsWith("data:") && line.contains("\"id\":\"" + now.id + '"')) {
                    if (screen) {
                        now.screen.set(System.nanoTime());
                    }
                    now.all.countDown();
                }
            }
        } catch (IOException e) {
            if (!done.get()) {
                System.err.println("a stream has ended: " + e);
            }
        }
    }

    /** Nanoseconds until its receipt, until it is on the screen, until the last stream has it; and then until it is time for the next. */
    private long[] say(WireClient line, int number) throws IOException, InterruptedException {
        String name = "flash" + number;
        Awaited now = new Awaited(from.party() + "." + name, streams);
        awaited = now;
        long start = System.nanoTime();
        send(line, name);
        long receipt = System.nanoTime();
        if (!now.all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(now.all.getCount() + " have not heard within " + PATIENCE_SECONDS + " s");
        }
        long last = System.nanoTime();
        while (System.nanoTime() - start < BETWEEN.toNanos()) {
            LockSupport.parkNanos(BETWEEN.toNanos() - (System.nanoTime() - start));
        }
        return new long[] {receipt - start, now.screen.get() - start, last - start};
    }

    private void send(WireClient line, String name) throws IOException {
        byte[] flash = Arena.flash(
                from.party(),
                name,
                Instant.now(),
                new MessageBody.Send(name, to.party(), Message.Purpose.STOP_URGENT, "MEASURED. Do you hear?"));
        take(line.post("/v1/statements", from.token(), flash));
    }

    private WireClient sender() throws IOException {
        return from.connect(InetAddress.getByAddress(SENDER));
    }

    /** A kilometre each, ten apart, all of the first party: nobody else is told of them. */
    private static List<byte[]> notices(String party, int count) {
        List<byte[]> notices = new ArrayList<>(count);
        Instant now = Instant.now();
        Instant day = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
        for (int i = 0; i < count; i++) {
            Volume volume = new Volume(
                    new Circle(new LatLon(-60 + (i % 1000) * 0.1, Math.floorDiv(i, 1000) * 0.2), Length.kilometres(1)),
                    new AltitudeBand(Altitude.flightLevel(100), Altitude.flightLevel(200)),
                    new TimeWindow(day, day.plus(Duration.ofHours(1))));
            notices.add(Arena.filing(party, "beside-" + i, now, volume));
        }
        return notices;
    }

    /** At random instants, so many a second in the mean, over connections that each wait for their own answers alone. */
    private void file(List<byte[]> notices, int rate) throws InterruptedException, ExecutionException {
        long[] due = new long[notices.size()];
        SplittableRandom random = new SplittableRandom(SEED);
        double at = 0;
        for (int i = 0; i < due.length; i++) {
            at -= Math.log(1 - random.nextDouble()) / rate * 1e9;
            due[i] = (long) at;
        }
        AtomicInteger turn = new AtomicInteger();
        long start = System.nanoTime();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int c = 0; c < CONNECTIONS; c++) {
                all.add(senders.submit(() -> {
                    try (WireClient client = sender()) {
                        for (int i = turn.getAndIncrement();
                                i < due.length && !done.get();
                                i = turn.getAndIncrement()) {
                            for (long left = start + due[i] - System.nanoTime();
                                    left > 0;
                                    left = start + due[i] - System.nanoTime()) {
                                LockSupport.parkNanos(left);
                            }
                            take(client.post("/v1/statements", from.token(), notices.get(i)));
                            filed.incrementAndGet();
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void take(WireClient.Answer answer) throws IOException {
        if (answer.status() != CREATED) {
            throw new IOException(answer.toString());
        }
    }
}
