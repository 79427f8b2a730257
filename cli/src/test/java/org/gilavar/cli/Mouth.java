package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.FeedPage;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.client.Telling;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks for one party until it is answered: where no answer comes, the same bytes are sent again. All it sends and hears
 * goes into the promises. For one thread.
 */
final class Mouth {
    /** Answers of a server that cannot tell yet, in a row, after which it is not dying any more: it is ill. */
    private static final int MOST_UNAVAILABLE = 100;

    /** Not to be confused with a refusal: the session has ended with the server that opened it. */
    private static final List<Integer> NOT_SIGNED_IN = List.of(401, 403);

    private static final int SERVER_FAULT = 500;

    private final GilavarClient client;
    private final Promises promises;
    private final Gate gate;
    private final String prefix;
    private long number;
    private long heardUpTo;
    private long sentAgain;

    /** One statement, ready to be sent as often as it takes. */
    record Ready(SentStatement statement, Envelope envelope) {}

    Mouth(URI server, String mechanism, Identity identity, String prefix, Promises promises, Gate gate) {
        this.client = new GilavarClient(server, mechanism, identity, InstantSource.system());
        this.prefix = prefix;
        this.promises = promises;
        this.gate = gate;
    }

    String party() {
        return client.identity().party();
    }

    /** How often something had to be sent again. */
    long sentAgain() {
        return sentAgain;
    }

    Ready ready(String precedence, ObjectNode body, SigningKey... cosigners) {
        ObjectNode statement = client.statement(prefix + ++number, Instant.now(), precedence, false, body);
        Envelope envelope = client.sign(statement);
        for (SigningKey key : cosigners) {
            envelope = envelope.countersigned(key);
        }
        String key = party() + "/" + statement.path("id").asString();
        return new Ready(promises.sending(key, envelope.payload()), envelope);
    }

    /** Says it; what it was told, or nothing when it was refused. */
    Optional<List<Telling>> say(Ready ready) throws InterruptedException {
        boolean founding = new String(ready.envelope().payload(), UTF_8).contains("\"mechanism.found\"");
        try {
            Receipt receipt = insist(() -> founding ? client.found(ready.envelope()) : client.send(ready.envelope()));
            ready.statement().acknowledged(receipt, promises.tick());
            receipt.proof().ifPresent(proof -> promises.proofs().add(party(), proof));
            promises.answered(ready.statement());
            return Optional.of(receipt.told());
        } catch (ProblemException e) {
            ready.statement().refused(e.kind() + ": " + e.detail());
            promises.answered(ready.statement());
            return Optional.empty();
        }
    }

    /** What the party was told since the last time. */
    List<Telling> listen() throws InterruptedException {
        FeedPage page = insist(() -> client.feed(heardUpTo));
        heardUpTo = page.upTo();
        page.tellings()
                .forEach(telling ->
                        promises.heard(party() + " by pages", Digest.of(telling.happened(), telling.item())));
        return page.tellings();
    }

    private interface Call<T> {
        T make() throws IOException, InterruptedException;
    }

    private <T> T insist(Call<T> call) throws InterruptedException {
        for (int unavailable = 0; unavailable < MOST_UNAVAILABLE; ) {
            gate.pass();
            try {
                return call.make();
            } catch (IOException e) {
                sentAgain++;
            } catch (ProblemException e) {
                if (e.status() < SERVER_FAULT && !NOT_SIGNED_IN.contains(e.status())) {
                    throw e;
                }
                sentAgain++;
                unavailable++;
            }
        }
        throw new AssertionError(party() + ": the server lives and takes nothing");
    }
}
