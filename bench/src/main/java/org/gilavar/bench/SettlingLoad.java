package org.gilavar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Files notices where the other party has some already, with a running server from a process of its own, and listens as both. Prints
 * lines of a name and a number, milliseconds.
 */
final class SettlingLoad {
    private static final int CREATED = 201;
    private static final int WARMING = 200;
    private static final long PATIENCE_SECONDS = 30;

    private final Arena arena;
    private final List<SignedInDesk> desks;
    private final AtomicReference<CountDownLatch> told = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger round = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger freed = new AtomicInteger();

    private SettlingLoad(Arena arena, List<SignedInDesk> desks) {
        this.arena = arena;
        this.desks = desks;
    }

    /** Arguments: the folder of the arena, the server's port, how many notices. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        ArenaFolder folder = new ArenaFolder(Path.of(arguments[0]));
        var load = new SettlingLoad(folder.arena(), SignedInDesk.of(folder, Integer.parseInt(arguments[1])));
        load.run(Integer.parseInt(arguments[2]));
        System.exit(0); // the streams are open yet
    }

    private void run(int conflicts) throws IOException, InterruptedException {
        CountDownLatch open = new CountDownLatch(desks.size());
        for (SignedInDesk desk : desks) {
            WireClient client = desk.connect();
            client.listen("/v1/feed?after=" + FeedLoad.end(desk), desk.token());
            Thread.ofVirtual().start(() -> hear(client, desk.party(), open));
        }
        file(0); // the first is what shows that both listen
        await(open);
        for (int i = 1; i < WARMING; i++) {
            file(i);
        }
        opened.set(0);
        freed.set(0);
        long[] took = new long[conflicts];
        for (int i = 0; i < conflicts; i++) {
            took[i] = file(WARMING + i);
        }
        Arrays.sort(took);
        System.out.println("told.p50 " + took[conflicts / 2] / 1e6);
        System.out.println("told.p99 " + took[(int) Math.ceil(0.99 * conflicts) - 1] / 1e6);
        System.out.println("told.p100 " + took[conflicts - 1] / 1e6);
        System.out.println("opened " + opened.get() / (double) desks.size() / conflicts);
        System.out.println("freed " + freed.get() / (double) opened.get());
    }

    /** One where the other party has one: nanoseconds from sending until both have been told of the first conflict. */
    private long file(int number) throws IOException, InterruptedException {
        SignedInDesk desk = desks.get(number % desks.size());
        int others = number + 1; // the next number is the other party's
        CountDownLatch both = new CountDownLatch(desks.size());
        byte[] notice = Arena.filing(desk.party(), "conflicting-" + number, Instant.now(), arena.volume(others));
        try (WireClient client = desk.connect()) {
            told.set(both);
            round.incrementAndGet();
            long start = System.nanoTime();
            WireClient.Answer answer = client.post("/v1/statements", desk.token(), notice);
            if (answer.status() != CREATED) {
                throw new IOException(answer.toString());
            }
            await(both);
            return System.nanoTime() - start;
        }
    }

    private void hear(WireClient client, String party, CountDownLatch open) {
        int counted = 0;
        boolean heard = false;
        try {
            while (true) {
                String line = client.nextLine();
                if (!line.startsWith("data:")) {
                    continue;
                }
                if (!heard) {
                    heard = true;
                    open.countDown();
                }
                if (line.contains("\"happened\":\"OPENED\"")) {
                    opened.incrementAndGet();
                    if (line.contains("\"suggested\":{\"" + party) && !line.contains("\"measures\":[]")) {
                        freed.incrementAndGet();
                    }
                    if (counted < round.get()) {
                        counted = round.get();
                        told.get().countDown();
                    }
                }
            }
        } catch (IOException e) {
            System.err.println("a stream has ended: " + e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException, InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("not all have heard within " + PATIENCE_SECONDS + " s");
        }
    }
}
