package org.gilavar.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.journal.Admission;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.Recorder;
import org.gilavar.server.Reply;
import org.gilavar.server.audience.Told;
import org.gilavar.simulate.check.SameObservations;

/**
 * A world's history told again twice: as it was, and with secrets of one party among it, which are notices far from
 * everything and words to the facilitator. The other parties must observe the same in both.
 */
final class Twins {

    private static final double SECRET = 0.15;

    /** Rows of the grid in which nobody else files. */
    private static final int SECRET_ROW = 12;

    private static final int SECRET_ROWS = 20;
    private static final String KEEPER_OF_SECRETS = Cast.BOUND.get(1);

    private final World chance;
    private final Words words;
    private final Optional<String> leakedTo;

    /**
     * @param leakedTo a party that is told in some other way of what it may not know; for a test
     */
    Twins(long seed, Optional<String> leakedTo) {
        this.chance = new World(~seed, what -> {});
        this.words = new Words(chance, Talk.EVERYTHING);
        this.leakedTo = leakedTo;
    }

    /** How many observations are the same in both. */
    long compare(Scene scene, Journal journal) {
        Map<String, List<byte[]>> plain = new Telling(scene, false).of(journal);
        Map<String, List<byte[]>> secret = new Telling(scene, true).of(journal);
        long compared = 0;
        for (String party : Cast.everybody()) {
            if (!party.equals(KEEPER_OF_SECRETS) && !party.equals(Cast.FACILITATOR)) {
                compared += SameObservations.compare(
                        party, plain.getOrDefault(party, List.of()), secret.getOrDefault(party, List.of()));
            }
        }
        return compared;
    }

    /** One of the two. */
    private final class Telling {
        private final boolean withSecrets;
        private final Recorder recorder;
        private final Map<String, List<byte[]>> observed = new TreeMap<>();
        private Instant now = World.START;
        private int secrets;

        Telling(Scene scene, boolean withSecrets) {
            this.withSecrets = withSecrets;
            Salts salts = () -> new byte[Salts.BYTES];
            World nowhere = new World(0, what -> {});
            this.recorder = Recorder.over(
                    DiskJournal.open(new SimDisk(nowhere, step -> {})),
                    Optional.of(scene.cast().person(Cast.FACILITATOR).root().verifyingKey()),
                    () -> now,
                    salts);
        }

        Map<String, List<byte[]>> of(Journal journal) {
            journal.forEach(stored -> stored.entry().statement().ifPresent(envelope -> {
                now = stored.entry().at();
                Statement statement = Json.readStatement(envelope.payload());
                say(statement, envelope, signers(statement));
                if (withSecrets && recorder.replay().state().inForce().isPresent() && chance.chance(SECRET)) {
                    sayASecret();
                }
            }));
            for (String party : Cast.everybody()) {
                recorder.audiences().find(party).ifPresent(feed -> {
                    for (Told told : feed.after(0, Integer.MAX_VALUE)) {
                        observe(party, Json.write(told));
                    }
                });
            }
            return observed;
        }

        private void observe(String party, byte[] what) {
            observed.computeIfAbsent(party, p -> new ArrayList<>()).add(what);
        }

        /** Signatures were looked at when it was recorded; whose they must have been follows from the state. */
        private Set<String> signers(Statement statement) {
            Set<String> signers = new TreeSet<>(statement.body().introduces().values());
            key(statement.from().party()).ifPresent(signers::add);
            return signers;
        }

        private Optional<String> key(String party) {
            return recorder.replay().state().validKey(party, Cast.POST).map(PostKey::key);
        }

        private void say(Statement statement, Envelope envelope, Set<String> signers) {
            Reply reply = recorder.record(List.of(new SignedStatement(envelope, statement, signers)))
                    .getFirst();
            // The place in the journal, which a reply also has, never leaves the server.
            observe(
                    statement.from().party(),
                    Json.write(reply instanceof Reply.Received received ? received.receipt() : reply));
        }

        private void sayASecret() {
            secrets++;
            Body body = chance.chance(0.7)
                    ? new NoticeBody.File(
                            "secret-" + secrets,
                            Words.activity(List.of(words.volume(
                                    now, SECRET_ROW + chance.below(SECRET_ROWS), chance.below(Words.CELLS)))))
                    : new MessageBody.Send(
                            "secret-" + secrets, Cast.FACILITATOR, Message.Purpose.INFORM, "SIMULATED. A secret.");
            Statement statement = new Statement(
                    "secret-" + secrets,
                    Cast.MECHANISM,
                    new Statement.Sender(KEEPER_OF_SECRETS, Cast.POST),
                    now,
                    Precedence.ROUTINE,
                    false,
                    Optional.empty(),
                    body);
            Envelope unsigned = Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement), Cast.newKey(chance));
            say(statement, unsigned, signers(statement));
            leakedTo.ifPresent(party -> observe(party, Json.write(statement)));
        }
    }
}
