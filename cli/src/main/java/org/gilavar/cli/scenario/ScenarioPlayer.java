package org.gilavar.cli.scenario;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gilavar.client.Bodies;
import org.gilavar.client.Canonical;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.MeetingBodies;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.client.Telling;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays a scenario against a running server, in exercise time: one client for each party, each with its own key, each
 * signing what it says and hearing only its own feed.
 *
 * <p>Every statement's bytes follow from the scenario and the keys alone. So when a connection is lost the same bytes are
 * sent again, and whether the server had taken them or not, they take effect once.
 */
public final class ScenarioPlayer {

    /** Kinds that come and go with time itself; a step says nothing of them. */
    private static final Set<String> BACKGROUND = Set.of("check", "line", "time");

    /** How long after a line check falls due the parties answer it. */
    private static final Duration CHECK_ANSWERED_AFTER = Duration.ofMinutes(1);

    /** How a server answers a key that opens no session. */
    private static final int SESSION_REFUSED = 403;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Scenario scenario;
    private final URI server;
    private final Participants participants;
    private final Keyring keys;
    private final Map<String, Integer> generations = new HashMap<>();
    private final Narrator narrator;
    private final List<String> surprises = new ArrayList<>();

    private Instant now;
    private int accepted;

    /**
     * Prepares to play.
     *
     * @param keys of every post that takes part
     * @param recovery what to do when a connection is lost
     */
    public ScenarioPlayer(Scenario scenario, URI server, Keyring keys, Narrator narrator, Recovery recovery) {
        this.scenario = scenario;
        this.server = server;
        this.keys = keys;
        this.narrator = narrator;
        this.now = scenario.start();
        Map<String, GilavarClient> clients = new HashMap<>();
        for (Scenario.Participant party : scenario.parties()) {
            clients.put(party.id(), newClient(party.id(), party.posts().getFirst()));
        }
        this.participants = new Participants(clients, recovery);
    }

    private GilavarClient newClient(String party, String post) {
        Identity identity = new Identity(party, post, key(party, post));
        return new GilavarClient(server, scenario.name(), identity, InstantSource.system());
    }

    private GilavarClient client(String party, String post) {
        return post.equals(participant(party).posts().getFirst()) ? participants.client(party) : newClient(party, post);
    }

    /** Founds the mechanism, enrols its parties, and each party enrols its further posts. */
    public void open() throws InterruptedException {
        narrator.begins(scenario);
        Scenario.Participant host = participant(scenario.facilitator());
        ObjectNode founding = JSON.createObjectNode()
                .put("type", "mechanism.found")
                .put("title", scenario.title())
                .put("facilitatorName", host.name())
                .put("root", text(keys.root(host.id())))
                .put("key", text(key(host.id(), host.posts().getFirst())))
                .put("mode", "EXERCISE");
        GilavarClient facilitator = participants.client(host.id());
        Envelope envelope = facilitator
                .sign(facilitator.statement("found", now, "ROUTINE", true, founding))
                .countersigned(keys.root(host.id()));
        participants.recovery().insist(() -> facilitator.found(envelope));
        accepted++;
        for (Scenario.Participant party : scenario.parties()) {
            if (!party.id().equals(host.id())) {
                enrol(facilitator, party);
            }
        }
        for (Scenario.Participant party : scenario.parties()) {
            for (String post : party.posts().subList(1, party.posts().size())) {
                enrolPost(party, post);
            }
        }
        participants.listen();
    }

    private void enrol(GilavarClient facilitator, Scenario.Participant party) throws InterruptedException {
        ObjectNode enrolment = JSON.createObjectNode()
                .put("type", "party.enrol")
                .put("party", party.id())
                .put("name", party.name())
                .put("root", text(keys.root(party.id())))
                .put("post", party.posts().getFirst())
                .put("key", text(key(party.id(), party.posts().getFirst())));
        send(
                facilitator,
                facilitator
                        .sign(facilitator.statement("enrol-" + party.id(), now, "ROUTINE", true, enrolment))
                        .countersigned(keys.root(party.id()))
                        .countersigned(key(party.id(), party.posts().getFirst())));
    }

    private void enrolPost(Scenario.Participant party, String post) throws InterruptedException {
        GilavarClient client = participants.client(party.id());
        ObjectNode enrolment = JSON.createObjectNode()
                .put("type", "post.enrol")
                .put("post", post)
                .put("key", text(key(party.id(), post)));
        send(
                client,
                client.sign(client.statement("enrol-" + post, now, "ROUTINE", true, enrolment))
                        .countersigned(keys.root(party.id()))
                        .countersigned(key(party.id(), post)));
    }

    /** Plays one step. */
    public void play(Scenario.Step step) throws InterruptedException {
        Map<String, List<Telling>> told = new TreeMap<>();
        passTo(step.at(), told);
        String refusal = "";
        if (step.say().isPresent()) {
            String who = step.who().orElseThrow(() -> new IllegalArgumentException(step.at() + ": who says this?"));
            refusal = say(step, who);
            collect(told);
        }
        check(step, told, refusal);
        narrator.step(step, told, refusal);
    }

    /** Says the step's words; the kind of refusal, or nothing when they were taken. */
    private String say(Scenario.Step step, String who) throws InterruptedException {
        String post = step.post().orElse(participant(who).posts().getFirst());
        GilavarClient client = client(who, post);
        ObjectNode body = fillIn(step.say().orElseThrow().deepCopy(), who);
        Optional<NewKey> newKey = newKey(body, who);
        String id = step.id().orElseGet(() -> "s-" + (scenario.steps().indexOf(step) + 1));
        ObjectNode statement = client.statement(id, step.at(), step.precedence().orElse("ROUTINE"), true, body);
        statement.put(
                "remarks", step.isReported() ? "From public reports; what goes beyond them is EXERCISE" : "EXERCISE");
        Envelope envelope = client.sign(statement);
        for (String cosigner : step.cosigned().orElse(List.of())) {
            envelope = envelope.countersigned(key(who, cosigner));
        }
        if (newKey.isPresent()) {
            envelope = envelope.countersigned(newKey.get().key());
        }
        try {
            send(client, envelope, newKey);
            newKey.ifPresent(key -> takeUp(key, who));
            return "";
        } catch (ProblemException e) {
            return e.kind() + (e.field().isEmpty() ? "" : " (" + e.field() + ")") + ": " + e.detail();
        }
    }

    private void send(GilavarClient client, Envelope envelope) throws InterruptedException {
        send(client, envelope, Optional.empty());
    }

    /**
     * Sends, and sends again when the connection is lost. If a key that replaces itself was heard before that, the old
     * one opens no session any more: then the new one sends the same bytes.
     */
    private void send(GilavarClient client, Envelope envelope, Optional<NewKey> newKey) throws InterruptedException {
        participants.recovery().insist(() -> {
            try {
                return client.send(envelope);
            } catch (ProblemException e) {
                boolean shutOut = e.status() == SESSION_REFUSED && newKey.isPresent();
                if (!shutOut) {
                    throw e;
                }
                return sendWith(newKey.get(), client.identity(), envelope, e);
            }
        });
        accepted++;
    }

    private Receipt sendWith(NewKey newKey, Identity old, Envelope envelope, ProblemException refused)
            throws IOException, InterruptedException {
        if (!newKey.post().equals(old.post())) {
            throw refused;
        }
        Identity identity = new Identity(old.party(), old.post(), newKey.key());
        try {
            return new GilavarClient(server, scenario.name(), identity, InstantSource.system()).send(envelope);
        } catch (ProblemException e) {
            throw refused; // the new key is not enrolled, so the old one was refused for what it said
        }
    }

    /** A key that a statement brings. */
    private record NewKey(String post, int generation, SigningKey key) {}

    /** {@code key: auto} is the next key of the post that the statement names. */
    private Optional<NewKey> newKey(ObjectNode body, String who) {
        if (!body.path("key").asString("").equals("auto")) {
            return Optional.empty();
        }
        String post = body.path("post").asString();
        String holder = who + "/" + post;
        boolean has = participant(who).posts().contains(post) || generations.containsKey(holder);
        int generation = has ? generations.getOrDefault(holder, 1) + 1 : 1;
        SigningKey key = keys.of(holder(holder, generation));
        body.put("key", text(key));
        return Optional.of(new NewKey(post, generation, key));
    }

    private void takeUp(NewKey newKey, String who) {
        generations.put(who + "/" + newKey.post(), newKey.generation());
        if (newKey.post().equals(participant(who).posts().getFirst())) {
            participants.replace(who, newClient(who, newKey.post()));
        }
    }

    /** {@code hash: auto} is computed from what this party has been told, never from what another has. */
    private ObjectNode fillIn(ObjectNode body, String who) {
        if (body.path("hash").asString("").equals("auto")) {
            body.put(
                    "hash",
                    switch (body.path("type").asString()) {
                        case "arrangement.sign", "arrangement.adopt" ->
                            Canonical.hash(known(who, "arrangement", body).path("terms"));
                        case "message.read-back" ->
                            Bodies.readBackAsReceived(known(who, "message", body))
                                    .path("hash")
                                    .asString();
                        case "communique.approve", "communique.reject" ->
                            Bodies.approveCommunique(known(who, "communique", body))
                                    .path("hash")
                                    .asString();
                        case "meeting.agree", "meeting.bracket" ->
                            MeetingBodies.agree(
                                            known(who, "meeting", body),
                                            body.path("point").asInt())
                                    .path("hash")
                                    .asString();
                        case "meeting.sign", "meeting.refuse" ->
                            MeetingBodies.sign(known(who, "meeting", body))
                                    .path("hash")
                                    .asString();
                        default ->
                            throw new IllegalArgumentException("hash: auto has no meaning in " + body.path("type"));
                    });
        }
        return body;
    }

    private JsonNode known(String who, String kind, ObjectNode body) {
        String id = body.path(kind).asString();
        return participants
                .known(who, kind, id)
                .orElseThrow(() -> new IllegalArgumentException(who + " has not been told of " + kind + " " + id));
    }

    /** Lets time pass, holding every line check on the way. */
    private void passTo(Instant to, Map<String, List<Telling>> told) throws InterruptedException {
        Instant from = now;
        int done = 0;
        int missed = 0;
        Optional<Instant> next = nextCheck();
        while (next.isPresent() && !next.get().isAfter(to)) {
            Instant answered = next.get().plus(CHECK_ANSWERED_AFTER);
            setTime(answered.isAfter(to) ? to : answered);
            collect(told);
            if (answerChecks()) {
                done++;
            } else {
                missed++;
            }
            collect(told);
            next = nextCheck();
        }
        setTime(to);
        collect(told);
        if (done + missed > 0) {
            narrator.checks(from, to, done, missed);
        }
    }

    private Optional<Instant> nextCheck() {
        return participants
                .known(scenario.facilitator(), "line", "line")
                .map(line -> Instant.parse(line.path("nextCheck").asString()));
    }

    private void setTime(Instant to) throws InterruptedException {
        if (to.isAfter(now)) {
            GilavarClient facilitator = participants.client(scenario.facilitator());
            ObjectNode body =
                    JSON.createObjectNode().put("type", "exercise.time").put("now", to.toString());
            String id = "time-" + to.toEpochMilli();
            send(facilitator, facilitator.sign(facilitator.statement(id, now, "ROUTINE", true, body)));
            now = to;
        }
    }

    /** Everyone who has been told of a check that is due answers it, unless the scenario says it is silent. */
    private boolean answerChecks() throws InterruptedException {
        boolean all = true;
        for (Scenario.Participant party : scenario.parties()) {
            for (JsonNode check : participants.known(party.id(), "check")) {
                if (check.path("stage").asString().equals("DUE") && expects(check, party.id())) {
                    all &= answer(check.path("id").asString(), party.id());
                }
            }
        }
        return all;
    }

    private static boolean expects(JsonNode check, String party) {
        return check.path("expected").valueStream().anyMatch(p -> p.asString().equals(party));
    }

    private boolean answer(String check, String party) throws InterruptedException {
        if (scenario.checks().silent().contains(new Scenario.Silence(check, party))) {
            return false;
        }
        GilavarClient client = participants.client(party);
        ObjectNode body = JSON.createObjectNode().put("type", "check.answer").put("check", check);
        send(client, client.sign(client.statement("check-" + check, now, "ROUTINE", true, body)));
        return true;
    }

    private void collect(Map<String, List<Telling>> told) throws InterruptedException {
        participants
                .listen()
                .forEach((party, news) -> told.computeIfAbsent(party, p -> new ArrayList<>())
                        .addAll(news.stream()
                                .filter(t -> !BACKGROUND.contains(t.kind()))
                                .toList()));
    }

    private void check(Scenario.Step step, Map<String, List<Telling>> told, String refusal) {
        String expectedRefusal = step.refused()
                .map(code -> code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
        if (expectedRefusal.isEmpty() ? !refusal.isEmpty() : !refusal.startsWith(expectedRefusal)) {
            surprises.add(step.at() + " " + step.story() + " — expected "
                    + (expectedRefusal.isEmpty() ? "no refusal" : expectedRefusal) + ", was "
                    + (refusal.isEmpty() ? "taken" : refusal));
        }
        if (step.expect().isEmpty() && step.refused().isEmpty()) {
            return;
        }
        Map<String, List<String>> expected = step.expect().orElse(Map.of());
        for (Scenario.Participant party : scenario.parties()) {
            List<String> was = told.getOrDefault(party.id(), List.of()).stream()
                    .map(t -> t.kind() + " " + t.happened())
                    .toList();
            List<String> should = expected.getOrDefault(party.id(), List.of());
            if (!was.equals(should)) {
                surprises.add(step.at() + " " + step.story() + " — " + party.id() + " should be told " + should
                        + ", was told " + was);
            }
        }
    }

    /** What the facilitator knows at the end, against what the scenario expects. */
    public Summary summary() throws InterruptedException {
        String facilitator = scenario.facilitator();
        JsonNode ledger = participants
                .recovery()
                .insist(() -> participants.client(facilitator).get("/v1/ledger"));
        List<JsonNode> conflicts = participants.known(facilitator, "conflict");
        List<JsonNode> messages = participants.known(facilitator, "message");
        int settled = count(conflicts, c -> c.has("closed"));
        Summary summary = new Summary(
                accepted,
                conflicts.size(),
                settled,
                conflicts.size() - settled,
                count(messages, m -> m.has("answer")),
                count(messages, m -> m.path("overdue").asBoolean()),
                ledger.path("size").asLong(),
                ledger.path("stateHash").asString());
        Scenario.Expected is = new Scenario.Expected(
                summary.conflictsOpened(),
                summary.conflictsSettled(),
                summary.conflictsOpen(),
                summary.messagesAnswered(),
                summary.messagesMissed());
        if (!is.equals(scenario.summary())) {
            surprises.add("at the end: expected " + scenario.summary() + ", found " + is);
        }
        return summary;
    }

    private static int count(List<JsonNode> items, Predicate<JsonNode> which) {
        return (int) items.stream().filter(which).count();
    }

    /** Where it went otherwise than the scenario says; empty when nowhere. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** The client of a party's first post, as it is now. */
    public GilavarClient client(String party) {
        return participants.client(party);
    }

    /** A one-time code that opens the console as a party. */
    public String signInCode(String party) throws InterruptedException {
        return participants.recovery().insist(() -> participants.client(party).signInCode());
    }

    /** The key that a post signs with now. */
    private SigningKey key(String party, String post) {
        String holder = party + "/" + post;
        return keys.of(holder(holder, generations.getOrDefault(holder, 1)));
    }

    private static String holder(String post, int generation) {
        return generation == 1 ? post : post + "." + generation;
    }

    private static String text(SigningKey key) {
        return key.verifyingKey().text();
    }

    private Scenario.Participant participant(String id) {
        return scenario.parties().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scenario has no party \"" + id + "\""));
    }
}
