package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.client.Canonical;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.Telling;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Two parties and a facilitator under terms, each with several desks that never rest. */
final class Load {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MECHANISM = "loaded";
    private static final String FACILITATOR = "azerbaijan";
    private static final List<String> PARTIES = List.of("turkiye", "israel");
    private static final String POST = "duty-officer";
    private static final int DESKS = 5;

    private final Gate gate = new Gate();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Long>> desks = new ArrayList<>();
    private final Map<Ear, Future<Long>> ears = new LinkedHashMap<>();
    private OptionalLong sentAgain = OptionalLong.empty();

    private final URI server;
    private final Promises promises;
    private final Map<String, Mouth> opening = new TreeMap<>();

    private Load(URI server, Promises promises) {
        this.server = server;
        this.promises = promises;
    }

    /** Founds, enrols, brings the terms into force, and goes on from there with every desk at once. */
    static Load open(URI server, Promises promises, SplittableRandom random) throws IOException, InterruptedException {
        Load load = new Load(server, promises);
        load.found();
        load.agree();
        load.begin(random);
        return load;
    }

    static VerifyingKey founder() {
        return Stage.KEYS.root(FACILITATOR).verifyingKey();
    }

    private static SigningKey key(String party) {
        return Stage.KEYS.of(party);
    }

    Gate gate() {
        return gate;
    }

    /** Each party's, and the facilitator's. */
    List<GilavarClient> clients() {
        return Stream.concat(PARTIES.stream(), Stream.of(FACILITATOR))
                .map(party -> new GilavarClient(
                        server, MECHANISM, new Identity(party, POST, key(party)), InstantSource.system()))
                .toList();
    }

    /** How often a call had to be made again, once everything has stopped. */
    OptionalLong sentAgain() {
        return sentAgain;
    }

    private Mouth mouth(String party, String prefix) {
        return new Mouth(server, MECHANISM, new Identity(party, POST, key(party)), prefix, promises, gate);
    }

    private List<Telling> say(String party, ObjectNode body, SigningKey... cosigners) throws InterruptedException {
        Mouth mouth = opening.computeIfAbsent(party, p -> mouth(p, "open-"));
        return mouth.say(mouth.ready("ROUTINE", body, cosigners))
                .orElseThrow(() -> new AssertionError(party + " is refused: " + body));
    }

    private void found() throws InterruptedException {
        SigningKey root = Stage.KEYS.root(FACILITATOR);
        say(
                FACILITATOR,
                JSON.createObjectNode()
                        .put("type", "mechanism.found")
                        .put("title", "EXERCISE under load")
                        .put("facilitatorName", "Azerbaijan")
                        .put("root", root.verifyingKey().text())
                        .put("key", key(FACILITATOR).verifyingKey().text())
                        .put("mode", "OPERATIONAL"),
                root);
        for (String party : PARTIES) {
            SigningKey theirs = Stage.KEYS.root(party);
            say(
                    FACILITATOR,
                    JSON.createObjectNode()
                            .put("type", "party.enrol")
                            .put("party", party)
                            .put("name", party)
                            .put("root", theirs.verifyingKey().text())
                            .put("post", POST)
                            .put("key", key(party).verifyingKey().text()),
                    theirs,
                    key(party));
        }
    }

    private void agree() throws IOException, InterruptedException {
        ObjectNode proposal =
                JSON.createObjectNode().put("type", "arrangement.propose").put("name", "pact");
        proposal.set("terms", terms());
        JsonNode proposed = say(FACILITATOR, proposal).getFirst().item();
        String hash = Canonical.hash(proposed.path("terms"));
        for (String party : List.of("turkiye", "israel", FACILITATOR)) {
            say(
                    party,
                    JSON.createObjectNode()
                            .put("type", "arrangement.sign")
                            .put("arrangement", proposed.path("id").asString())
                            .put("hash", hash));
        }
    }

    /** Those of the example, signed by one, without lines on the ground, and with a check of the line every minute. */
    private static ObjectNode terms() throws IOException {
        ObjectNode terms =
                (ObjectNode) new YAMLMapper().readTree(Files.readString(Stage.EXAMPLE.resolve("arrangement.yaml")));
        terms.remove("signedByTwo");
        terms.remove("quotas"); // desks that never rest have none
        terms.set("zones", JSON.createArrayNode());
        ArrayNode times = JSON.createArrayNode();
        IntStream.range(0, 24 * 60).forEach(minute -> times.add("%02d:%02d".formatted(minute / 60, minute % 60)));
        ObjectNode checks = (ObjectNode) terms.path("checks");
        ((ObjectNode) checks.path("times")).set("value", times);
        ((ObjectNode) checks.path("within")).put("value", "PT20S");
        ((ObjectNode) terms.path("answerWithin").path("FLASH")).put("value", "PT1S");
        return terms;
    }

    private void begin(SplittableRandom random) {
        for (String party : List.of("turkiye", "israel", FACILITATOR)) {
            Queue<JsonNode> waiting = new ConcurrentLinkedQueue<>();
            List<String> others = new ArrayList<>(PARTIES);
            others.add(FACILITATOR);
            others.remove(party);
            boolean files = PARTIES.contains(party);
            Identity identity = new Identity(party, POST, key(party));
            Ear ear = new Ear(server, MECHANISM, identity, promises, gate, stopping);
            ears.put(ear, threads.submit(ear));
            for (int i = 0; i < (files ? DESKS : 1); i++) {
                String name = "d" + i;
                Mouth mouth = mouth(party, name + "-");
                desks.add(threads.submit(
                        new Desk(name, mouth, others, files, i == 0, waiting, random.split(), stopping)));
            }
        }
    }

    /** Whoever speaks or hears ends when it is told to, and else only with what went wrong. */
    void mustBeAtWork() {
        for (Future<Long> worker : workers()) {
            if (worker.state() == Future.State.FAILED) {
                throw new AssertionError("somebody gave up", worker.exceptionNow());
            }
        }
    }

    private List<Future<Long>> workers() {
        List<Future<Long>> workers = new ArrayList<>(desks);
        workers.addAll(ears.values());
        return workers;
    }

    /** Every desk gets its last answer; then nobody says anything any more. */
    void stop() throws InterruptedException {
        stopping.set(true);
        long again = 0;
        for (Future<Long> worker : desks) {
            again += result(worker);
        }
        ears.keySet().forEach(Ear::hangUp);
        for (Future<Long> worker : ears.values()) {
            again += result(worker);
        }
        threads.close();
        sentAgain = OptionalLong.of(again);
        assertThat(promises.all())
                .as("statements without any answer")
                .allMatch(s -> s.answer().isPresent() || s.refusal().isPresent());
    }

    private static long result(Future<Long> worker) throws InterruptedException {
        try {
            return worker.get();
        } catch (ExecutionException e) {
            throw new AssertionError("somebody gave up", e.getCause());
        }
    }
}
