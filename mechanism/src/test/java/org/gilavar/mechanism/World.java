package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Stage;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Terms;

/** A mechanism at work, without a journal: who says what and when, and what everyone was told of it. */
final class World {

    static final Instant START = Instant.parse("2025-04-12T08:00:00Z");
    static final String FACILITATOR = "azerbaijan";
    static final String TURKIYE = "turkiye";
    static final String ISRAEL = "israel";
    static final String MECHANISM = "test";
    static final String POST = "duty-officer";

    /** What one party was told at one instant, in the order of its feed. */
    record Told(Instant at, Telling telling) {}

    /** One entry of the history; the statement is absent when a deadline passed, and then nobody signed. */
    record Step(Instant at, Optional<Statement> statement, Set<String> signers, Outcome outcome) {}

    private final State state = new State();
    private final List<Step> steps = new ArrayList<>();
    private Instant now = START;
    private Founding.Mode mode = Founding.Mode.OPERATIONAL;
    private final Map<String, StringBuilder> replies = new HashMap<>();
    private int said;

    /** Nothing has been said yet. */
    static World empty() {
        return new World();
    }

    /** Founded, with nobody but the facilitator. */
    static World founded(Founding.Mode mode) {
        World world = new World();
        world.mode = mode;
        world.accepts(FACILITATOR, found("A test", mode));
        return world;
    }

    static MechanismBody.Found found(String title, Founding.Mode mode) {
        return new MechanismBody.Found(
                title, "Azerbaijan", root(FACILITATOR), key(FACILITATOR), Optional.empty(), mode);
    }

    /** Founded, with these parties enrolled and no arrangement. */
    static World enrolled(String... parties) {
        World world = founded(Founding.Mode.OPERATIONAL);
        for (String party : parties) {
            world.enrols(party);
        }
        return world;
    }

    /** An arrangement of these terms in force. */
    static World under(Terms terms) {
        World world = enrolled(terms.parties().toArray(String[]::new));
        world.bringsIntoForce("pact", terms);
        return world;
    }

    /** Two parties under the plain terms of {@link TermsBuilder}. */
    static World inForce() {
        return under(TermsBuilder.plain().build());
    }

    static String key(String party) {
        return "key of " + party;
    }

    static String root(String party) {
        return "root of " + party;
    }

    void enrols(String party) {
        accepts(FACILITATOR, enrolment(party));
    }

    static MechanismBody.Enrol enrolment(String party) {
        return new MechanismBody.Enrol(party, "The " + party, root(party), POST, key(party), Optional.empty());
    }

    /** A further post of a party, with a key of this text. */
    void enrolsPost(String party, String post, String key) {
        accepts(party, new KeyBody.EnrolPost(post, key, Optional.empty()));
    }

    /** Proposed by the facilitator and signed by all. */
    void bringsIntoForce(String name, Terms terms) {
        accepts(FACILITATOR, new ArrangementBody.Propose(name, terms));
        allSign(Arrangement.id(name, 1));
    }

    void allSign(String arrangement) {
        Arrangement tabled = get(Arrangement.class, arrangement);
        tabled.terms().parties().forEach(p -> accepts(p, new ArrangementBody.Sign(arrangement, tabled.hash())));
        accepts(FACILITATOR, new ArrangementBody.Sign(arrangement, tabled.hash()));
    }

    State state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<Step> steps() {
        return steps;
    }

    /** Lets time pass, and every deadline on the way. */
    void passTo(Instant instant) {
        Optional<Instant> wake = state.nextWake();
        while (wake.isPresent() && !wake.get().isAfter(instant)) {
            now = later(now, wake.get());
            take(Optional.empty(), Set.of(), Mechanism.wake(state, now));
            wake = state.nextWake();
        }
        now = later(now, instant);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    Decision says(String party, Body body) {
        return says(party, Precedence.ROUTINE, body);
    }

    Decision says(String party, Precedence precedence, Body body) {
        return says(statement(party, precedence, body), signers(party, body));
    }

    /** Said and signed by another post than {@link #POST}. */
    Decision says(String party, String post, Body body) {
        Statement said = new Statement(
                "s-" + ++this.said,
                MECHANISM,
                new Statement.Sender(party, post),
                now,
                Precedence.ROUTINE,
                mode == Founding.Mode.EXERCISE,
                Optional.empty(),
                body);
        return says(
                said, state.validKey(party, post).map(PostKey::key).map(Set::of).orElse(Set.of()));
    }

    Decision says(Statement statement, Set<String> signers) {
        Decision decision = Mechanism.decide(state, now, statement, signers);
        if (decision instanceof Decision.Accepted accepted) {
            take(Optional.of(statement), signers, accepted.outcome());
        }
        String speaker = statement.from().party();
        replies.computeIfAbsent(speaker, p -> new StringBuilder())
                .append(now)
                .append(' ')
                .append(reply(speaker, decision))
                .append('\n');
        return decision;
    }

    /** All that a speaker gets back: its own tellings, or the refusal. */
    private static String reply(String speaker, Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> Json.text(accepted.outcome().toldTo(speaker));
            case Decision.Refused refused -> Json.text(refused.refusal());
        };
    }

    Statement statement(String party, Precedence precedence, Body body) {
        return new Statement(
                "s-" + ++said,
                MECHANISM,
                new Statement.Sender(party, POST),
                now,
                precedence,
                mode == Founding.Mode.EXERCISE,
                Optional.empty(),
                body);
    }

    /** Whoever signs when all is in order: the speaking post, what the words bring, and for keys the root key. */
    Set<String> signers(String party, Body body) {
        Set<String> signers = new HashSet<>(body.introduces().values());
        signers.add(state.validKey(party, POST).map(PostKey::key).orElse(key(party)));
        if (body instanceof KeyBody) {
            state.keysOf(party, PostKey.ROOT)
                    .filter(k -> k.stage() == (body instanceof KeyBody.Succeed ? Stage.NAMED : Stage.VALID)
                            || (k.stage() == Stage.NAMED && body instanceof KeyBody.NameSuccessor))
                    .forEach(k -> signers.add(k.key()));
        }
        return signers;
    }

    private void take(Optional<Statement> statement, Set<String> signers, Outcome outcome) {
        state.apply(outcome);
        steps.add(new Step(now, statement, signers, outcome));
    }

    Outcome accepts(String party, Body body) {
        return accepts(party, Precedence.ROUTINE, body);
    }

    Outcome accepts(String party, Precedence precedence, Body body) {
        return switch (says(party, precedence, body)) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new AssertionError(body + " was refused: " + refused.refusal());
        };
    }

    /** What another post of a party says, one enrolled with {@link #enrolsPost} and this key. */
    Outcome accepts(String party, String post, String key, Body body) {
        Statement said = statement(party, Precedence.ROUTINE, body);
        Statement byPost = new Statement(
                said.id(),
                said.mechanism(),
                new Statement.Sender(party, post),
                said.sent(),
                said.precedence(),
                said.exercise(),
                said.remarks(),
                body);
        return switch (says(byPost, Set.of(key))) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new AssertionError(body + " was refused: " + refused.refusal());
        };
    }

    /** Says it, and checks that the refusal left no trace. */
    Refusal refuses(String party, Body body) {
        return refuses(statement(party, Precedence.ROUTINE, body));
    }

    /** The same of what was said before. */
    Refusal refuses(Statement statement) {
        String before = state.hash();
        Decision decision = says(statement, signers(statement.from().party(), statement.body()));
        assertThat(state.hash()).as("a refusal changes nothing").isEqualTo(before);
        return switch (decision) {
            case Decision.Refused refused -> refused.refusal();
            case Decision.Accepted accepted ->
                throw new AssertionError(statement + " was taken: " + accepted.outcome());
        };
    }

    <T extends Item> T get(Class<T> type, String id) {
        return state.find(type, id).orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + id));
    }

    <T extends Item> List<T> all(Class<T> type) {
        return state.all(type).toList();
    }

    /** Everything a party was told, ever. */
    List<Told> told(String party) {
        return told(party, 0);
    }

    private List<Told> told(String party, int fromStep) {
        return steps.subList(fromStep, steps.size()).stream()
                .flatMap(step -> step.outcome().toldTo(party).stream().map(t -> new Told(step.at(), t)))
                .toList();
    }

    /** What a party is told while something happens, as "Kind HAPPENED". */
    List<String> hears(String party, Runnable while_) {
        int before = steps.size();
        while_.run();
        return told(party, before).stream().map(t -> heard(t.telling())).toList();
    }

    /** What an outcome tells a party, as "Kind HAPPENED". */
    static List<String> heard(Outcome outcome, String party) {
        return outcome.toldTo(party).stream().map(World::heard).toList();
    }

    private static String heard(Telling telling) {
        return telling.item().getClass().getSimpleName() + " " + telling.happened();
    }

    /** The one item of a kind that an outcome shows a party. */
    static <T extends Item> T shown(Outcome outcome, String party, Class<T> type) {
        List<T> shown = outcome.toldTo(party).stream()
                .map(Telling::item)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(shown).as("%s shown to %s", type.getSimpleName(), party).hasSize(1);
        return shown.getFirst();
    }

    /** The feed of a party, byte for byte, instants included. */
    String feed(String party) {
        return told(party).stream().map(t -> Json.text(t) + "\n").collect(Collectors.joining());
    }

    /** Everything a party can observe: its feed, and what came back for each of its own statements. */
    String observed(String party) {
        return feed(party) + replies.getOrDefault(party, new StringBuilder());
    }
}
