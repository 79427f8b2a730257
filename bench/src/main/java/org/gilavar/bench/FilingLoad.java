package org.gilavar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Files notices with a running server, from a process of its own: first as fast as it takes them, then at rates that do not
 * wait for answers. Prints lines of a name and a number.
 *
 * <p>At a rate, notices arrive as calls do: at random, as many a second in the mean, drawn beforehand. How long one took is
 * from the moment that it should have been sent, whether or not a connection was free then; so whoever is slow for a moment
 * is charged with everyone who had to wait. All is signed beforehand: a party's machines sign, not the server's.
 */
final class FilingLoad {
    /** Connections at once, so many for each party. */
    private static final int CONNECTIONS = 64;

    private static final int WARMING = 40_000;
    private static final long SEED = 4_130;
    private static final int CREATED = 201;

    private final Arena arena;
    private final List<SignedInDesk> desks;
    private final ProcessHandle server;
    private int next;

    private FilingLoad(Arena arena, List<SignedInDesk> desks, ProcessHandle server, int first) {
        this.arena = arena;
        this.desks = desks;
        this.server = server;
        this.next = first;
    }

    /** Arguments: the folder of the arena, the server's port and process, the first number that is free, seconds a phase. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var folder = new ArenaFolder(Path.of(arguments[0]));
        var load = new FilingLoad(
                folder.arena(),
                SignedInDesk.of(folder, Integer.parseInt(arguments[1])),
                ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow(),
                Integer.parseInt(arguments[3]));
        load.run(Integer.parseInt(arguments[4]));
    }

    private void run(int seconds) throws InterruptedException {
        double guess = saturate("warming", WARMING);
        double most = saturate("saturated", (int) Math.max(WARMING / 2, guess * seconds));
        atRate("half", most / 2, seconds);
        atRate("target", FilingSection.LEAST_RATE / 2, seconds);
    }

    private static void say(String name, double value) {
        System.out.println(name + " " + value);
    }

    /** What is to be sent, signed on all cores. */
    private List<byte[]> signed(int count) {
        Instant now = Instant.now();
        int first = next;
        next += count + count % Arena.PARTIES.size(); // the first is always the same party's
        return IntStream.range(first, first + count)
                .parallel()
                .mapToObj(number -> arena.notice(number, now))
                .toList();
    }

    private double saturate(String phase, int count) throws InterruptedException {
        long[] took = new long[count];
        List<byte[]> said = signed(count);
        Duration theirs = processor(server);
        Duration ours = processor(ProcessHandle.current());
        double seconds = send(said, new long[count], took);
        say(phase + ".server", micros(processor(server).minus(theirs)) / count);
        say(phase + ".client", micros(processor(ProcessHandle.current()).minus(ours)) / count);
        say(phase + ".rate", count / seconds);
        say(phase + ".p50", quantile(took, 0.50));
        say(phase + ".p99", quantile(took, 0.99));
        return count / seconds;
    }

    private static Duration processor(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    private void atRate(String phase, double rate, int seconds) throws InterruptedException {
        var random = new SplittableRandom(SEED);
        List<Long> drawn = new ArrayList<>();
        for (double at = 0; at < seconds; at += -Math.log(1 - random.nextDouble()) / rate) {
            drawn.add((long) (at * 1e9));
        }
        long[] due = drawn.stream().mapToLong(Long::longValue).toArray();
        long[] took = new long[due.length];
        double lasted = send(signed(due.length), due, took);
        say(phase + ".rate", due.length / lasted);
        say(phase + ".p50", quantile(took, 0.50));
        say(phase + ".p99", quantile(took, 0.99));
        say(phase + ".worst", quantile(took, 1));
    }

    private static double quantile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    /**
     * Sends all, each when it is due and over the next free connection of its party.
     *
     * @param due nanoseconds from the beginning; zero for as soon as can be
     * @param took is filled with how long each took, from when it was due, or where that is zero from when it was sent
     * @return seconds in all
     */
    private double send(List<byte[]> said, long[] due, long[] took) throws InterruptedException {
        List<WireClient> clients = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (SignedInDesk desk : desks) {
                for (int i = 0; i < CONNECTIONS; i++) {
                    clients.add(desk.connect());
                }
            }
            long start = System.nanoTime();
            List<Future<?>> sending = new ArrayList<>();
            for (int d = 0; d < desks.size(); d++) {
                String token = desks.get(d).token();
                AtomicInteger turn = new AtomicInteger(d);
                for (WireClient client : clients.subList(d * CONNECTIONS, (d + 1) * CONNECTIONS)) {
                    sending.add(senders.submit(() -> {
                        send(client, token, turn, said, due, took, start);
                        return null;
                    }));
                }
            }
            for (Future<?> one : sending) {
                one.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a notice was not taken", e.getCause());
        } finally {
            close(clients);
        }
    }

    /** Party by party in the order of their numbers, which are every other one. */
    private static void send(
            WireClient client, String token, AtomicInteger turn, List<byte[]> said, long[] due, long[] took, long start)
            throws IOException {
        int step = Arena.PARTIES.size();
        for (int i = turn.getAndAdd(step); i < said.size(); i = turn.getAndAdd(step)) {
            long from = start + due[i];
            for (long left = from - System.nanoTime(); due[i] > 0 && left > 0; left = from - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (due[i] == 0) {
                from = System.nanoTime();
            }
            WireClient.Answer answer = client.post("/v1/statements", token, said.get(i));
            took[i] = System.nanoTime() - from;
            if (answer.status() != CREATED) {
                throw new IOException(answer.toString());
            }
        }
    }

    private static void close(List<WireClient> clients) {
        for (WireClient client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
