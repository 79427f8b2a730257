package org.gilavar.fuzz.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.client.Identity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests and judges what comes back:
 *
 * <ul>
 *   <li>no status from 500 up, but 501 to a transfer coding and 505 to a version that HTTP/1.1 does not have;
 *   <li>an answer within the deadline, or the end of the connection;
 *   <li>a status that the document has for the operation; and from 400 up, a problem (RFC 9457) that says the same;
 *   <li>the journal grows by what was answered with 201, each statement once, and by nothing else, but for excesses of quotas,
 *       which are answered with 429;
 *   <li>what the heap holds grows by no more than so much for each entry.
 * </ul>
 */
public final class ApiSearch {

    /** Requests of each worker between two looks at the journal. */
    private static final int ROUND = 250;

    /** Of caches that fill, classes that are loaded, and what is under way. */
    private static final long ANY_HEAP_BYTES = 64L << 20;

    /** An entry is in its item, in the tellings of three feeds and in the logs. */
    private static final long ENTRY_HEAP_BYTES = 64L << 10;

    /** A search that has found this much is over: the rest is likely the same. */
    private static final int MOST_FINDS = 20;

    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    /** What HTTP/1.1 itself says to what is not it (RFC 9112 §6.1, RFC 9110 §15.6.6). */
    private static final Set<Integer> NOT_THIS_HTTP = Set.of(501, 505);

    /** Refused before anybody looks where it leads: a target or headers that are too long. */
    private static final Set<Integer> TOO_LONG = Set.of(414, 431);

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * How to search.
     *
     * @param seed what the requests follow from: with one worker all of them, but for keys and sessions
     * @param requests how many are sent; a round more or less
     * @param workers how many send at once
     * @param deadline longer without an answer is a hang
     */
    public record Plan(long seed, long requests, int workers, Duration deadline) {}

    /**
     * Something that does not hold.
     *
     * @param request its bytes, each as one character (ISO 8859-1); empty where no single request is to blame
     */
    public record Find(String what, String request) {}

    /**
     * What came of it.
     *
     * @param statuses how often each came; 0 for a connection that ended without an answer
     * @param entries by which the journal grew
     * @param heapBefore what the heap held when the search began, bytes
     */
    public record Report(
            long requests,
            Map<Integer, Long> statuses,
            long entries,
            long slowestMillis,
            long heapBefore,
            long heapAfter,
            Duration took,
            List<Find> finds) {}

    private final World world;
    private final JsonNode document;
    private final List<byte[]> samples;
    private final Plan plan;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Find> finds = new ArrayList<>();
    private long overQuota;
    private long sent;
    private long slowestNanos;

    /**
     * Searches a server of its own.
     *
     * @param folder an empty one, for its journal
     * @param scenario what is played first
     * @param samples statements of each kind, as JSON
     */
    public static Report search(Path folder, Scenario scenario, List<byte[]> samples, Plan plan, PrintWriter progress)
            throws IOException, InterruptedException {
        try (World world = World.play(folder, scenario)) {
            return new ApiSearch(world, samples, plan).run(progress);
        }
    }

    /** @param samples statements of each kind, as JSON */
    private ApiSearch(World world, List<byte[]> samples, Plan plan) throws IOException, InterruptedException {
        this.world = world;
        this.samples = List.copyOf(samples);
        this.plan = plan;
        this.document = world.client(world.facilitator()).get("/v1/openapi.json");
    }

    /** Sends so many, or until too much is found. */
    private Report run(PrintWriter progress) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(plan.workers())) {
            List<Worker> all = new ArrayList<>();
            for (int i = 0; i < plan.workers(); i++) {
                all.add(new Worker(i, http));
            }
            round(threads, all); // what is made once is made now
            long heapBefore = heap();
            long first = world.journalled();
            Instant start = Instant.now();
            long before = first;
            while (sent < plan.requests() && finds.size() < MOST_FINDS) {
                long told = acknowledged();
                long refused = overQuota;
                round(threads, all);
                long after = world.journalled();
                judgeJournal(after - before, acknowledged() - told, overQuota - refused);
                before = after;
                if (sent / ROUND % 80 == 0) {
                    progress.printf(
                            Locale.ROOT,
                            "%,12d requests, %,d entries, %d found, %s%n",
                            sent,
                            before - first,
                            finds.size(),
                            statuses);
                    progress.flush();
                }
            }
            Duration took = Duration.between(start, Instant.now());
            for (Worker worker : all) {
                worker.close();
            }
            long heapAfter = heap();
            judgeHeap(heapAfter - heapBefore, before - first);
            return new Report(
                    sent,
                    Map.copyOf(statuses),
                    before - first,
                    Duration.ofNanos(slowestNanos).toMillis(),
                    heapBefore,
                    heapAfter,
                    took,
                    List.copyOf(finds));
        }
    }

    private synchronized long acknowledged() {
        return taken.size();
    }

    private static void round(ExecutorService threads, List<Worker> workers) throws InterruptedException {
        List<Callable<Boolean>> rounds = new ArrayList<>();
        workers.forEach(worker -> rounds.add(worker::round));
        for (Future<Boolean> round : threads.invokeAll(rounds)) {
            try {
                round.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the search itself failed", e.getCause());
            }
        }
    }

    private void judgeJournal(long grown, long acknowledged, long refused) {
        if (grown < acknowledged || grown > acknowledged + refused) {
            found(
                    "the journal grew by " + grown + " entries, for " + acknowledged
                            + " statements answered with 201 and " + refused + " with 429",
                    new byte[0]);
        }
    }

    private void judgeHeap(long grown, long entries) {
        if (grown > ANY_HEAP_BYTES + entries * ENTRY_HEAP_BYTES) {
            found("the heap holds " + (grown >> 20) + " MB more, for " + entries + " entries", new byte[0]);
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private synchronized void found(String what, byte[] request) {
        finds.add(new Find(what, new String(request, ISO_8859_1)));
    }

    private synchronized void count(int status, long nanos, Optional<String> acknowledged) {
        sent++;
        slowestNanos = Math.max(slowestNanos, nanos);
        statuses.merge(status, 1L, Long::sum);
        acknowledged.ifPresent(taken::add);
        overQuota += status == 429 ? 1 : 0;
    }

    /** One connection, and the requests over it. */
    private final class Worker implements AutoCloseable {
        private final Requests requests;
        private final Socketed socket = new Socketed(world.address(), plan.deadline());
        private final List<Speaker> speakers = new ArrayList<>();

        Worker(int number, HttpClient http) throws IOException, InterruptedException {
            for (Identity identity : world.speakers()) {
                Speaker speaker = new Speaker(world, identity, http);
                speaker.signIn();
                speakers.add(speaker);
            }
            this.requests = new Requests(
                    document,
                    samples,
                    words(),
                    speakers,
                    world.now(),
                    "%x-%d".formatted(plan.seed() & 0xffff, number),
                    new Random(plan.seed() + number));
        }

        /** What they have been told of by name: it goes deeper than any other. The mechanism's own name first. */
        private List<String> words() throws IOException, InterruptedException {
            Set<String> words = new TreeSet<>();
            for (Speaker speaker : speakers) {
                for (JsonNode item : speaker.get("/v1/items").path("items")) {
                    words.add(item.path("id").asString());
                    words.add(item.path("hash").asString(item.path("id").asString()));
                }
                words.add(speaker.identity().party());
                words.add(speaker.identity().post());
            }
            List<String> all = new ArrayList<>(List.of(world.mechanism()));
            all.addAll(words);
            return all;
        }

        boolean round() throws IOException, InterruptedException {
            for (int i = 0; i < ROUND; i++) {
                one(requests.next());
            }
            return true;
        }

        private void one(Request request) throws IOException, InterruptedException {
            long before = System.nanoTime();
            Optional<Socketed.Reply> reply;
            try {
                reply = socket.send(request.bytes(), request.last());
            } catch (SocketTimeoutException e) {
                found("no answer in " + plan.deadline(), request.bytes());
                return;
            }
            int status = reply.map(Socketed.Reply::status).orElse(0);
            boolean acknowledged = status == 201 && request.statement().isPresent();
            count(status, System.nanoTime() - before, acknowledged ? request.statement() : Optional.empty());
            reply.flatMap(r -> wrong(request, r)).ifPresent(what -> found(what, request.bytes()));
            if (status == 401 && request.signedIn()) {
                for (Speaker speaker : speakers) {
                    speaker.signIn();
                }
            }
        }

        private Optional<String> wrong(Request request, Socketed.Reply reply) {
            int status = reply.status();
            String said = status + " " + new String(reply.body(), 0, Math.min(300, reply.body().length), ISO_8859_1);
            if (status >= SERVER_ERROR && !(NOT_THIS_HTTP.contains(status) && request.last())) {
                return Optional.of("answered " + said);
            }
            boolean unknown = request.statuses()
                    .filter(known -> !known.contains(Integer.toString(status)))
                    .isPresent();
            if (unknown && !TOO_LONG.contains(status)) {
                return Optional.of("not in the document: " + said);
            }
            return status >= CLIENT_ERROR && !isProblem(reply) && !isOfOAuth(reply)
                    ? Optional.of("no problem (RFC 9457): " + said)
                    : Optional.empty();
        }

        /** As RFC 6749 §5.2 has it, at the one endpoint that is OAuth's. */
        private static boolean isOfOAuth(Socketed.Reply reply) {
            return new String(reply.body(), ISO_8859_1).startsWith("{\"error\":");
        }

        private static boolean isProblem(Socketed.Reply reply) {
            try {
                return reply.header("content-type").equals("application/problem+json")
                        && JSON.readTree(reply.body()).path("status").asInt(0) == reply.status();
            } catch (JacksonException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
