package org.gilavar.simulate;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.journal.Admission;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.server.Recorder;
import org.gilavar.server.Reply;
import org.gilavar.simulate.check.Observations.Appended;

/**
 * The facilitator's machine: it opens what arrives, records it in batches, lets deadlines pass, and hands out feeds and
 * heads. What decides and records is the server's own {@link Recorder}; the logs are the {@link Keeper}'s.
 */
final class Facilitator {

    /** Statements that share a batch, at most. */
    private static final int MAX_BATCH = 16;

    private static final int MAX_BATCHING_MILLIS = 40;
    private static final int PAGE = 200;

    /** As the server's writer: how long at most before it looks at the clock again, and how soon after a failure. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final long RETRY_MILLIS = 1_000;

    private record Waiting(SignedStatement statement, Client from) {}

    private final Scene scene;
    private final Host host;
    private final List<WitnessNode> witnesses;
    private final List<Client> clients = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    private Journal journal;
    private Recorder recorder;
    private Keeper keeper;
    private boolean recording;
    private boolean forking;
    private boolean otherwise;
    private boolean ready = true;

    Facilitator(Scene scene, List<WitnessNode> witnesses) {
        this.scene = scene;
        this.host =
                new Host(scene.world(), Cast.FACILITATOR + "-node", scene.plan().facilitatorKill());
        this.witnesses = witnesses;
        this.journal = scene.parts().journal(host.disk());
        this.recorder = over(journal);
        this.keeper = keeper();
        host.boots(this::boot);
    }

    Host host() {
        return host;
    }

    void serves(List<Client> all) {
        clients.addAll(all);
    }

    private Recorder over(Journal from) {
        Salts salts = () -> scene.world().bytes(Salts.BYTES);
        return Recorder.over(
                from, Optional.of(scene.cast().person(Cast.FACILITATOR).root().verifyingKey()), host.clock(), salts);
    }

    private Keeper keeper() {
        return new Keeper(scene, host, journal, recorder, witnesses);
    }

    /** Everything that is not on the disk is gone. It serves nobody before all of it has been read. */
    void boot() {
        ready = false;
        waiting.clear();
        recording = false;
        journal = scene.parts().journal(host.disk());
        try {
            recorder = over(journal);
            keeper = keeper();
        } catch (DamagedException e) {
            scene.alarm(host.name(), "the journal is damaged: " + e.getMessage(), Optional.empty());
            return;
        } catch (UncheckedIOException e) {
            scene.world().note("cannot open the common log yet: " + e.getMessage());
            host.later(RETRY_MILLIS, "starts again", this::boot);
            return;
        }
        if (forking) {
            keeper.fork();
        }
        if (otherwise) {
            keeper.commitOtherwise();
        }
        scene.world().note("recovered " + journal.size() + " " + journal.root().hex());
        ready = true;
        start();
    }

    void start() {
        host.later(1, "looks at the clock", this::wake);
        host.later(Keeper.BEAT_MILLIS, "beat", this::beat);
        host.later(Keeper.ASK_MILLIS, "asks witnesses", this::ask);
    }

    /** Says the founding words, before anything can go wrong. */
    void found(List<Envelope> statements) {
        for (Envelope envelope : statements) {
            SignedStatement signed = opened(envelope.toJson()).orElseThrow();
            if (!(recorder.record(List.of(signed)).getFirst() instanceof Reply.Received)) {
                throw new IllegalStateException("cannot found: " + signed.statement());
            }
        }
        recorded();
    }

    private Optional<SignedStatement> opened(byte[] envelope) {
        return switch (Admission.open(envelope, recorder.replay().keys()::find)) {
            case Admission.Opened.Signed signed -> Optional.of(signed.statement());
            case Admission.Opened.Refused refused -> Optional.empty();
        };
    }

    /** A statement arrives. */
    void submit(byte[] envelope, String id, Client from) {
        if (!ready) {
            return;
        }
        scene.tally().arrived();
        if (!scene.parts().opensEnvelopes()) {
            takeOnTrust(envelope, from);
            return;
        }
        switch (Admission.open(envelope, recorder.replay().keys()::find)) {
            case Admission.Opened.Signed signed -> take(signed.statement(), from);
            case Admission.Opened.Refused refused -> answer(from, id, new Reply.Refused(refused.refusal()));
        }
    }

    private void take(SignedStatement statement, Client from) {
        waiting.add(new Waiting(statement, from));
        if (!recording) {
            recording = true;
            host.later(1L + scene.world().below(MAX_BATCHING_MILLIS), "records", this::recordNext);
        }
    }

    /** What a server without a door would do: it takes the speaker's key for signed with. */
    private void takeOnTrust(byte[] bytes, Client from) {
        opened(bytes).or(() -> trusted(bytes)).ifPresent(statement -> take(statement, from));
    }

    private Optional<SignedStatement> trusted(byte[] bytes) {
        try {
            return Optional.of(asIfSigned(Envelope.parse(bytes)));
        } catch (MalformedEnvelopeException | MalformedException e) {
            return Optional.empty();
        }
    }

    /** As if the post that is said to speak had signed it. */
    private SignedStatement asIfSigned(Envelope envelope) {
        var statement = Json.readStatement(envelope.payload());
        Set<String> signers = new TreeSet<>();
        recorder.replay()
                .state()
                .validKey(statement.from().party(), statement.from().post())
                .ifPresent(key -> signers.add(key.key()));
        return new SignedStatement(envelope, statement, signers);
    }

    private void recordNext() {
        recording = false;
        List<Waiting> batch = List.copyOf(waiting.subList(0, Math.min(MAX_BATCH, waiting.size())));
        waiting.subList(0, batch.size()).clear();
        if (!waiting.isEmpty()) {
            recording = true;
            host.later(1, "records", this::recordNext);
        }
        long before = journal.size();
        List<Reply> replies;
        try {
            replies = recorder.record(batch.stream().map(Waiting::statement).toList());
        } catch (UnwritableException e) {
            scene.seen().turnedAway(before, host.disk().read(DiskJournal.FILE));
            batch.forEach(one -> answer(
                    one.from(),
                    one.statement().statement().id(),
                    new Reply.Unavailable(String.valueOf(e.getMessage()))));
            return;
        }
        recorded();
        for (int i = 0; i < batch.size(); i++) {
            Waiting one = batch.get(i);
            if (replies.get(i) instanceof Reply.Failed) {
                scene.seen().failure("could not decide " + one.statement().key());
            }
            answer(one.from(), one.statement().statement().id(), replies.get(i));
        }
    }

    private void recorded() {
        scene.seen().appended(new Appended(journal.size(), scene.world().now(), host.upSince()));
    }

    private void answer(Client from, String id, Reply reply) {
        switch (reply) {
            case Reply.Received received ->
                scene.tally().received(from.party() + "/" + received.receipt().statement());
            case Reply.Refused refused -> scene.tally().refused();
            case Reply.Failed failed -> scene.tally().refused();
            case Reply.Unavailable unavailable -> scene.tally().unavailable();
        }
        Reply out = scene.parts().answer(id, reply);
        scene.network().send(host, from.host(), "reply to " + id, () -> from.hear(id, out));
    }

    /** Lets deadlines pass, and comes back for the next. */
    private void wake() {
        long before = journal.size();
        long again = RETRY_MILLIS;
        try {
            if (scene.parts().keepsDeadlines()) {
                recorder.record(List.of());
            }
            if (journal.size() > before) {
                recorded();
            }
            again = untilNext();
        } catch (UnwritableException e) {
            scene.world().note("a deadline cannot be recorded: " + e.getMessage());
        }
        host.later(again, "looks at the clock", this::wake);
    }

    private long untilNext() {
        Instant now = host.clock().instant();
        Duration left = recorder.replay()
                .state()
                .nextWake()
                .map(wake -> Duration.between(now, wake).plusMillis(1))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
        return Math.max(1, left.toMillis());
    }

    private void beat() {
        keeper.beat();
        host.later(Keeper.BEAT_MILLIS, "beat", this::beat);
    }

    private void ask() {
        keeper.ask();
        for (Client client : clients) {
            keeper.finality(client.party())
                    .ifPresent(f -> scene.network().send(host, client.host(), "finality", () -> client.hear(f)));
        }
        host.later(Keeper.ASK_MILLIS, "asks witnesses", this::ask);
    }

    /** A party asks for its feed from a place on, for its log, and for the common log from a leaf on. */
    void poll(Client from, long serial, long after, long leaf, long beat) {
        if (!ready) {
            return;
        }
        String party = from.party();
        List<Line> lines = scene.parts().told(party, keeper.after(party, after, PAGE));
        List<EntryOpening> leaves = keeper.leaves(party, leaf, PAGE);
        List<byte[]> beats = keeper.beats(beat, PAGE);
        long end = keeper.end(party);
        long size = keeper.size(party);
        scene.network().send(host, from.host(), "feed after " + after, () -> {
            from.hear(serial, after, lines, end, leaf, leaves, size);
            from.hear(beat, beats, size);
        });
    }

    /** A party that remembers its log otherwise asks with what the log began. */
    void beginning(Client from, long size, long of) {
        if (ready) {
            keeper.beginning(from.party(), size, of)
                    .ifPresent(b -> scene.network().send(host, from.host(), "beginning", () -> from.hear(b)));
        }
    }

    /** Shows half of the witnesses another common log from now on. */
    void fork() {
        forking = true;
        keeper.fork();
    }

    /** Commits, in some leaves from now on, to a history of one party that it does not have. */
    void commitOtherwise() {
        otherwise = true;
        keeper.commitOtherwise();
    }

    /** Puts words into a party's mouth. */
    void forge(Envelope envelope) {
        recorder.record(List.of(asIfSigned(envelope)));
        recorded();
    }

    /** The journal, for whoever looks at the disk itself. */
    Journal journal() {
        return journal;
    }
}
