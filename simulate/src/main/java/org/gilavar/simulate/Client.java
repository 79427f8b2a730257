package org.gilavar.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.Receipt;
import org.gilavar.server.Reply;
import org.gilavar.server.log.Origins;
import org.gilavar.simulate.check.Observations.Acknowledged;

/**
 * A party's own end: says things, says them again with the same bytes while there is no answer, reads its feed, and holds
 * what it is shown against what it remembers.
 */
final class Client {

    private static final long MEAN_THINKING_MILLIS = 12_000;

    /** Whoever is refused all it says, says less. */
    private static final long STRANGERS_THINKING_MILLIS = 60_000;

    private static final long POLL_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 3_000;

    /** After so long nobody says it again: the mechanism would not take it. */
    private static final long GIVES_UP_MILLIS = 50 * 60_000;

    /** How long a party waits for a head that all have cosigned before it says so. */
    private static final long BLIND_MILLIS = 20 * 60_000;

    private static final double FOUL = 0.06;
    private static final double NEW_KEY = 0.01;

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Sent(byte[] envelope, byte[] payload, byte[] after, long since, Runnable stands) {}

    private final Scene scene;
    private final Facilitator facilitator;
    private final String party;
    private final Host host;
    private final Words words;
    private final Knowledge knows;
    private final Mischief mischief;
    private final OwnLog log;
    private final Map<String, Sent> outstanding = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> used = new ArrayList<>();

    private final long thinking;
    private SigningKey key;
    private byte[] lastAcknowledged = new byte[0];
    private boolean quiet;
    private int said;
    private long polls;
    private long lastFinal;
    private Optional<Checkpoint> lastSeen = Optional.empty();

    Client(Scene scene, Facilitator facilitator, String party) {
        this.scene = scene;
        this.facilitator = facilitator;
        this.party = party;
        this.host = new Host(scene.world(), party, 0);
        this.words = new Words(scene.world(), scene.plan().talk());
        this.knows = new Knowledge(party);
        this.mischief = new Mischief(scene, party);
        this.log = new OwnLog(scene, party);
        this.key = scene.cast().person(party).post();
        this.lastFinal = scene.world().now();
        this.thinking = party.equals(Cast.STRANGER) ? STRANGERS_THINKING_MILLIS : MEAN_THINKING_MILLIS;
    }

    String party() {
        return party;
    }

    Host host() {
        return host;
    }

    void start() {
        host.later(scene.world().waiting(thinking), "speaks", this::speak);
        host.later(scene.world().waiting(POLL_MILLIS), "polls", this::poll);
    }

    /** Says nothing new from now on. */
    void quiet() {
        quiet = true;
    }

    private Instant now() {
        return host.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void speak() {
        if (quiet) {
            return;
        }
        if (scene.world().chance(FOUL)) {
            foul();
        } else if (scene.world().chance(NEW_KEY)) {
            SigningKey next = Cast.newKey(scene.world());
            say(new KeyBody.Rotate(Cast.POST, next.verifyingKey().text(), Optional.empty()), () -> key = next, next);
        } else {
            body().ifPresent(body -> say(body, () -> {}));
        }
        host.later(scene.world().waiting(thinking), "speaks", this::speak);
    }

    private Optional<Body> body() {
        return party.equals(Cast.FACILITATOR) ? words.ofFacilitator(knows) : words.ofParty(knows, now());
    }

    private void foul() {
        Optional<String> old =
                used.isEmpty() ? Optional.empty() : Optional.of(scene.world().pick(used));
        byte[] envelope = mischief.next(key, words.send(party), now(), old);
        scene.world().fault("foul statement");
        scene.network().send(host, facilitator.host(), "foul play", () -> facilitator.submit(envelope, "foul", this));
    }

    private void say(Body body, Runnable stands, SigningKey... alsoSignedBy) {
        String id = "s-" + ++said;
        Statement statement = new Statement(
                id,
                Cast.MECHANISM,
                new Statement.Sender(party, Cast.POST),
                now(),
                scene.world().pick(List.of(Precedence.values())),
                false,
                Optional.empty(),
                body);
        byte[] payload = Json.write(statement);
        List<SigningKey> keys = new ArrayList<>(List.of(key));
        keys.addAll(List.of(alsoSignedBy));
        byte[] envelope = Envelope.sign(Admission.STATEMENT_TYPE, payload, keys.toArray(SigningKey[]::new))
                .toJson();
        remember(body);
        mischief.remember(envelope);
        outstanding.put(
                id, new Sent(envelope, payload, lastAcknowledged, scene.world().now(), stands));
        send(id);
    }

    private void remember(Body body) {
        switch (body) {
            case NoticeBody.File file -> names.add(party + "." + file.name());
            case MessageBody.Send send -> names.add(party + "." + send.name());
            case ProposalBody.Propose propose -> names.add(party + "." + propose.name());
            default -> {}
        }
    }

    private void send(String id) {
        Sent sent = outstanding.get(id);
        if (sent == null) {
            return;
        }
        if (scene.world().now() - sent.since() > GIVES_UP_MILLIS) {
            outstanding.remove(id);
            return;
        }
        scene.network()
                .send(host, facilitator.host(), "statement " + id, () -> facilitator.submit(sent.envelope(), id, this));
        host.later(PATIENCE_MILLIS + scene.world().waiting(PATIENCE_MILLIS), "says " + id + " again", () -> send(id));
    }

    /** The answer to a statement of this party. */
    void hear(String id, Reply reply) {
        switch (reply) {
            case Reply.Received received -> {
                Sent sent = outstanding.remove(id);
                if (sent != null) {
                    acknowledged(sent, received.receipt());
                }
            }
            case Reply.Refused refused -> {
                scene.world()
                        .note("refused " + party + " " + id + ": "
                                + refused.refusal().code() + " "
                                + refused.refusal().reason());
                if (outstanding.remove(id) == null) {
                    scene.world().note("nobody waits for it");
                }
            }
            case Reply.Failed failed -> outstanding.remove(id);
            case Reply.Unavailable unavailable -> scene.world().note("said again later: " + id);
        }
    }

    private void acknowledged(Sent sent, Receipt receipt) {
        scene.seen()
                .acknowledged(new Acknowledged(
                        party,
                        sent.payload(),
                        receipt.at().toString(),
                        receipt.wording(),
                        Json.write(receipt.told()),
                        sent.after()));
        lastAcknowledged = sent.payload();
        used.add(receipt.statement());
        sent.stands().run();
        log.promised(receipt.told(), polls);
    }

    private void poll() {
        long serial = ++polls;
        long after = log.heard();
        long leaf = log.size();
        long beat = log.beats();
        scene.network()
                .send(
                        host,
                        facilitator.host(),
                        "asks for its feed",
                        () -> facilitator.poll(this, serial, after, leaf, beat));
        log.contradicting()
                .ifPresent(head -> scene.network()
                        .send(
                                host,
                                facilitator.host(),
                                "asks how its log began",
                                () -> facilitator.beginning(
                                        this,
                                        log.verifiedSize(),
                                        head.checkpoint().size())));
        if (scene.world().now() - lastFinal > BLIND_MILLIS) {
            scene.alarm(party, "no head has been final for " + BLIND_MILLIS / 60_000 + " min", Optional.empty());
            lastFinal = scene.world().now();
        }
        host.later(POLL_MILLIS, "polls", this::poll);
    }

    /**
     * A part of the feed and of the log.
     *
     * @param serial of the question
     * @param end of the feed when it was answered
     * @param size of the log then
     */
    void hear(long serial, long after, List<Line> lines, long end, long leaf, List<EntryOpening> leaves, long size) {
        if (size < leaf) {
            scene.alarm(party, "its log of " + leaf + " leaves has " + size, Optional.empty());
        }
        if (end < after) {
            scene.alarm(party, "its feed of " + after + " tellings has " + end, Optional.empty());
        }
        if (after != log.heard() || leaf != log.size()) {
            return; // an answer to an older question
        }
        for (Line line : lines) {
            scene.seen().heard(party, line.json());
            knows.learn(line.told().item());
            checkOwn(line);
        }
        log.hear(lines, leaves);
        if (log.heard() >= end) {
            log.complete(serial);
        }
    }

    /** Leaves of the common log from an index on. */
    void hear(long beat, List<byte[]> beats, long size) {
        if (beat == log.beats()) {
            log.follow(beats, size);
        }
    }

    /** Nobody but this party says what it says. */
    private void checkOwn(Line line) {
        Happened happened = line.told().happened();
        boolean mine = switch (line.told().item()) {
            case Notice n -> happened == Happened.FILED && n.owner().equals(party);
            case Message m -> happened == Happened.SENT && m.from().equals(party);
            case Proposal p -> happened == Happened.PROPOSED && p.proposedBy().equals(party);
            default -> false;
        };
        if (mine && !names.contains(line.told().item().id())) {
            scene.alarm(party, "it never said " + line.told().item().id(), Optional.empty());
        }
    }

    /** A head that is final. */
    void hear(Finality finality) {
        Checkpoint head = finality.common().head().checkpoint();
        if (lastSeen.filter(seen -> seen.size() >= head.size()).isPresent()) {
            return;
        }
        Optional<String> fault =
                finality.fault(scene.cast().policy(), Origins.audience(Cast.MECHANISM, party), log.key());
        if (fault.isPresent()) {
            scene.alarm(party, "what should be final does not hold: " + fault.get(), Optional.empty());
            return;
        }
        lastFinal = scene.world().now();
        lastSeen = Optional.of(head);
        log.head(finality.own());
        log.commonHead(head);
    }

    void hear(Beginning beginning) {
        log.beginning(beginning);
    }

    /** How many of its statements wait for an answer. */
    int waiting() {
        return outstanding.size();
    }
}
