package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.Answer;
import org.gilavar.server.EventStream;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.SettableClock;
import org.gilavar.server.TestServer;
import org.gilavar.server.WithoutSalt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of histories that follow from a seed and differ only in what Israel keeps to itself give Türkiye the same bytes, whatever it
 * asks of the whole API: every reading endpoint, with filters, pages and tags; its feed as pages and as a stream; its log, leaf by
 * leaf; every answer to its own words, refusals and times to wait among them. In every other pair time is the clock's, in the rest it
 * is the exercise's.
 *
 * <p>The same comparison must find a leak in any part of an answer; else it would prove nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsOverHttpTest {

    private static final int PAIRS = 4;
    private static final int STEPS = 60;

    /** Far from everything that is known, and from what comes near. */
    private static final double[] FAR = {Samples.NORTH, Samples.SOUTH};

    /** What Türkiye got, and what it must not get: how long the record was by then. */
    private record Seen(String asked, Answer answer, long secret) {}

    private record Observed(List<Seen> answers, List<EventStream.Event> streamed, long entries) {}

    /** Told once: where there are no secrets, and beside them. */
    private record Pair(Observed plain, Observed beside) {}

    private Optional<Pair> first = Optional.empty();

    @TempDir
    private Path folder;

    private Pair pair(long seed) {
        return new Pair(new History(seed, false).observe(), new History(seed, true).observe());
    }

    private Pair firstPair() {
        if (first.isEmpty()) {
            first = Optional.of(pair(1));
        }
        return first.get();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, PAIRS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotDisclosedLeavesNoTraceInAnyAnswer(long seed) {
        Pair pair = seed == 1 ? firstPair() : pair(seed);

        assertThat(pair.beside().entries())
                .as("they do differ")
                .isGreaterThan(pair.plain().entries());
        assertThat(pair.beside().answers()).hasSameSizeAs(pair.plain().answers());
        for (int i = 0; i < pair.plain().answers().size(); i++) {
            Seen plain = pair.plain().answers().get(i);
            assertThat(WithoutSalt.of(pair.beside().answers().get(i).answer()))
                    .as(i + ": " + plain.asked())
                    .isEqualTo(WithoutSalt.of(plain.answer()));
        }
        assertThat(pair.beside().streamed()).isEqualTo(pair.plain().streamed());
    }

    /** A part of an answer that something hidden could get into. */
    enum Channel {
        STATUS,
        FIELD,
        NUMBER,
        TIME,
        LENGTH_OF_A_PAGE,
        CURSOR,
        WORDS_OF_A_REFUSAL,
        ETAG,
        TIME_TO_WAIT,
        NEW_HEADER,
        LEAVES_OF_THE_LOG;

        /** The same answer, had it let out something hidden there. */
        Answer leaking(Answer answer, long secret) {
            return switch (this) {
                case STATUS -> new Answer(answer.status() + (int) (secret % 7), answer.headers(), answer.body());
                case FIELD -> replaced(answer, "\"state\"|\"id\"", "\"id" + secret + "\"");
                case NUMBER -> replaced(answer, "\"n\":\\d+", "\"n\":" + secret);
                case TIME -> replaced(answer, ":\\d\\dZ", ":" + (10 + secret % 50) + "Z");
                case LENGTH_OF_A_PAGE -> replaced(answer, "]", " ".repeat((int) (secret % 9)) + "]");
                case CURSOR -> replaced(answer, "\"next\":\"", "\"next\":\"" + secret);
                case WORDS_OF_A_REFUSAL -> replaced(answer, "for you", "for you, " + secret);
                case ETAG -> lengthened(answer, "etag", secret);
                case TIME_TO_WAIT -> lengthened(answer, "retry-after", secret);
                case NEW_HEADER -> with(answer, "server-timing", "entries;dur=" + secret);
                case LEAVES_OF_THE_LOG -> replaced(answer, "\"size\":\\d+", "\"size\":" + secret);
            };
        }

        private static Answer replaced(Answer answer, String first, String by) {
            return new Answer(answer.status(), answer.headers(), answer.body().replaceFirst(first, by));
        }

        /** Only where there is one: a header that comes and goes is another channel. */
        private static Answer lengthened(Answer answer, String name, long secret) {
            return answer.header(name)
                    .map(value -> with(answer, name, value + secret))
                    .orElse(answer);
        }

        private static Answer with(Answer answer, String name, String value) {
            Map<String, List<String>> headers = new TreeMap<>(answer.headers());
            headers.put(name, List.of(value));
            return new Answer(answer.status(), headers, answer.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLeakInAnyPartOfAnAnswerWouldBeCaught(Channel channel) {
        Pair pair = firstPair();
        long caught = LongStream.range(0, pair.plain().answers().size())
                .mapToInt(Math::toIntExact)
                .filter(i -> !leaked(channel, pair.plain().answers().get(i))
                        .equals(leaked(channel, pair.beside().answers().get(i))))
                .count();

        assertThat(caught).isPositive();
    }

    private static Answer leaked(Channel channel, Seen seen) {
        return WithoutSalt.of(channel.leaking(seen.answer(), seen.secret()));
    }

    @Test
    void everyEndpointThatReadsIsAmongWhatIsAsked() {
        List<String> asked =
                firstPair().plain().answers().stream().map(Seen::asked).toList();

        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.method() == Endpoint.Method.GET) {
                String form = endpoint.path().replaceAll("\\{[a-z]+}", "[^/?]+") + "(\\?.*)?";
                assertThat(asked).as(endpoint.path()).anyMatch(path -> path.matches("GET " + form));
            }
        }
        assertThat(firstPair().plain().answers())
                .as("a quota is met, and a time to wait told")
                .anyMatch(seen -> seen.answer().header("retry-after").isPresent());
    }

    /** One history: what is known follows from the seed alone, what is secret from it and nothing else. */
    private final class History {

        private final Random known;
        private final Random secret;
        private final boolean secrets;
        private final SettableClock clock = new SettableClock(TestServer.START);
        private final TestServer server;
        private final boolean exercise;
        private final List<Seen> seen = new ArrayList<>();
        private Instant now = TestServer.START;
        private int said;

        History(long seed, boolean secrets) {
            this.known = new Random(seed);
            this.secret = new Random(-seed);
            this.secrets = secrets;
            this.exercise = seed % 2 == 0;
            Path data = folder.resolve(seed + (secrets ? "-secrets" : "-plain"));
            Terms terms = Samples.limited(
                    Samples.terms(Level.NOTHING, Duration.ofMinutes(2)), Duration.ofHours(2), 2 + known.nextInt(3));
            this.server = exercise ? TestServer.exercise(data, terms) : TestServer.operational(data, clock, terms);
        }

        Observed observe() {
            try (server) {
                israel("i", report());
                for (int step = 0; step < STEPS; step++) {
                    step(step);
                    if (secrets && secret.nextInt(3) > 0) {
                        keepToOneself("x-" + step);
                    }
                }
                turkiye(Precedence.ROUTINE, new IncidentBody.HandOver("israel.i", "x-1", "us"));
                lookAtEverything();
                return new Observed(
                        List.copyOf(seen), streamed(), server.journal().size());
            }
        }

        /** Its account is sealed from Türkiye, which never gives its own: what is in it, and how long it is. */
        private Body report() {
            return new IncidentBody.Report(
                    "i",
                    Incident.Type.AIRPROX,
                    "turkiye",
                    TestServer.START.minus(Duration.ofMinutes(1)),
                    new Point(new LatLon(Samples.PALMYRA, 38), Length.kilometres(2)),
                    secrets ? "A secret. ".repeat(1 + secret.nextInt(50)) : "Words.");
        }

        private void step(int step) {
            String name = "k-" + step;
            int choice = known.nextInt(100);
            double near = Samples.PALMYRA + known.nextInt(20) / 100.0;
            int which = known.nextInt(step + 1);
            int version = 1 + known.nextInt(2);
            switch (known.nextInt(10)) {
                case 0 -> pass(Duration.ofMinutes(1 + choice % 9));
                case 1, 2 -> turkiye(Precedence.ROUTINE, Samples.file(name, near));
                case 3 ->
                    turkiye(
                            Precedence.ROUTINE,
                            new NoticeBody.Amend(
                                    "turkiye.k-" + which, version, Samples.activity(near, Optional.empty()), "moved"));
                case 4 ->
                    turkiye(
                            Precedence.ROUTINE,
                            switch (choice % 4) {
                                case 0 -> new NoticeBody.Withdraw("turkiye.k-" + which, version, "not needed");
                                case 1 -> new NoticeBody.Withdraw("israel.x-" + which, version, "mine");
                                case 2 -> new ZoneBody.Agree("israel.x-" + which);
                                default ->
                                    new ZoneBody.AcknowledgeCrossing("turkiye.k-" + which + "@israel.x-" + which);
                            });
                case 5, 6 -> israel(name, Samples.file(name, near));
                case 7 ->
                    turkiye(
                            Precedence.ROUTINE,
                            new ProposalBody.Propose(
                                    name,
                                    "israel-turkiye-" + (1 + choice % 4),
                                    Map.of("israel", new Measure(Optional.of(Duration.ofHours(3)), Optional.empty())),
                                    Optional.empty()));
                case 8 -> israel(name, new MessageBody.Send(name, "turkiye", Message.Purpose.INFORM, "Words."));
                default -> look("/v1/items");
            }
        }

        /**
         * Far notices, confidential zones wherever they lie, words with the facilitator alone, evidence, and things that are refused.
         */
        private void keepToOneself(String name) {
            double far = FAR[secret.nextInt(FAR.length)];
            int which = secret.nextInt(STEPS);
            Body body = switch (secret.nextInt(9)) {
                case 0, 1, 2 -> Samples.file(name, far);
                case 3 ->
                    new NoticeBody.Amend(
                            "israel.x-" + which, 1, Samples.activity(far, Optional.of("a secret")), "a secret");
                case 4 -> new NoticeBody.Withdraw("israel.x-" + which, 1, "a secret");
                case 5 -> new MessageBody.Send(name, "azerbaijan", Message.Purpose.INFORM, "A secret.");
                case 6 -> new ZoneBody.Lift("israel.x-" + which, "a secret");
                case 7 ->
                    new IncidentBody.AddEvidence(
                            "israel.i",
                            name,
                            "ab".repeat(32),
                            "A secret.",
                            "a secret",
                            List.of("turkiye", "azerbaijan"));
                default -> Samples.confidential(name, secret.nextBoolean() ? far : Samples.PALMYRA);
            };
            send(server.israel(), name, Precedence.FLASH, body);
        }

        /** Whoever exceeds a quota is refused, unless it says FLASH: Israel's secrets must not cost it what is known. */
        private void israel(String id, Body body) {
            send(server.israel(), id, Precedence.FLASH, body);
        }

        private Answer send(Officer officer, String id, Precedence precedence, Body body) {
            return officer.send(officer.sign(officer.statement(id, precedence, body)));
        }

        private void turkiye(Precedence precedence, Body body) {
            Answer answer = send(server.turkiye(), "t-" + ++said, precedence, body);
            seen.add(new Seen(
                    "POST " + body.getClass().getSimpleName(),
                    answer,
                    server.journal().size()));
        }

        private void look(String path) {
            Answer answer = elsewhere(server.turkiye().get(path));
            seen.add(new Seen("GET " + path, answer, server.journal().size()));
        }

        /** The metadata of tokens name the server's address, which is another for each server; with it goes their tag. */
        private Answer elsewhere(Answer answer) {
            if (!answer.body().contains(server.address())) {
                return answer;
            }
            Map<String, List<String>> headers = new TreeMap<>(answer.headers());
            headers.remove("etag");
            return new Answer(answer.status(), headers, answer.body().replace(server.address(), "http://here"));
        }

        /** By the clock, deadlines pass when somebody speaks next: the facilitator does, at once. */
        private void pass(Duration by) {
            now = now.plus(by);
            if (exercise) {
                server.passTo(now);
            } else {
                clock.set(now);
                send(
                        server.azerbaijan(),
                        "a-" + ++said,
                        Precedence.ROUTINE,
                        new MessageBody.Send("a-" + said, "turkiye", Message.Purpose.INFORM, "The time."));
            }
        }

        private void lookAtEverything() {
            server.beat();
            for (Endpoint endpoint : Endpoint.values()) {
                if (endpoint.method() == Endpoint.Method.GET && !endpoint.path().contains("{")) {
                    look(endpoint.path());
                }
            }
            for (Collection collection : Collection.values()) {
                lookThrough(collection);
            }
            for (String id : List.of("turkiye.k-1", "israel.x-1", "israel.x-2", "israel.none", "israel-turkiye-1")) {
                List.of("notices", "traces", "conflicts", "messages", "crossings")
                        .forEach(collection -> look("/v1/" + collection + "/" + id));
            }
            for (int limit : new int[] {1, 7, 1000}) {
                look("/v1/feed?after=0&limit=" + limit);
                look("/v1/feed?after=" + known.nextInt(40) + "&limit=" + limit);
            }
            look("/v1/feed?after=1000000");
            look("/v1/marks/7K3Q-M2XN");
            lookAtTheLogs();
            holdTags();
        }

        private void lookThrough(Collection collection) {
            String path = "/v1/" + collection.path();
            look(path);
            Stream.of(
                            "bbox=37,32,39,33",
                            "bbox=37,36,39,37",
                            "datetime=2025-04-12T10:30:00Z",
                            "state=FILED",
                            "state=OPEN")
                    .forEach(filter -> look(path + "?" + filter));
            String next = "";
            for (int page = 0; page < 3; page++) {
                look(path + "?limit=1" + next);
                next = "&cursor=" + seen.getLast().answer().json().path("next").asString("bm9uZQ");
            }
        }

        private void lookAtTheLogs() {
            for (int index : new int[] {0, 1, 5, 30, 100_000}) {
                look("/v1/record/entries/" + index);
                look("/v1/record/entries?from=" + index);
            }
            look("/log/checkpoint");
            look("/own-log/checkpoint");
            for (int width = 1; width < 256; width += 2) {
                look("/own-log/tile/entries/000.p/" + width);
                look("/own-log/tile/0/000.p/" + width);
            }
        }

        /** Whether anything is new: asked with the tags of what is held. */
        private void holdTags() {
            for (Seen held : List.copyOf(seen)) {
                Optional<String> tag = held.answer().header("etag");
                if (tag.isPresent() && !held.asked().contains("record") && known.nextInt(8) == 0) {
                    String path = held.asked().substring("GET ".length());
                    Answer again = server.call(
                            "GET",
                            path,
                            new byte[0],
                            "If-None-Match",
                            tag.get(),
                            "Authorization",
                            "Bearer " + server.turkiye().token());
                    seen.add(new Seen("GET " + path, again, server.journal().size()));
                }
            }
        }

        private List<EventStream.Event> streamed() {
            int told = server.turkiye()
                    .get("/v1/feed?after=0")
                    .accepted()
                    .path("items")
                    .size();
            try (EventStream stream = server.turkiye().listen("?after=0")) {
                return stream.tellings(told);
            }
        }
    }
}
