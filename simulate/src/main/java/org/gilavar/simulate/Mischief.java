package org.gilavar.simulate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.simulate.check.Observations.Foul;

/** Envelopes that must not stand: what broken programs and bad intent send. Each is noted, with why it must not stand. */
final class Mischief {

    private static final Duration TOO_OLD = Duration.ofMinutes(70);
    private static final Duration TOO_EARLY = Duration.ofMinutes(2);

    private final Scene scene;
    private final String party;
    private final SigningKey unknown;
    private final List<byte[]> sent = new ArrayList<>();
    private int number;

    Mischief(Scene scene, String party) {
        this.scene = scene;
        this.party = party;
        this.unknown = Cast.newKey(scene.world());
    }

    /** An honest envelope went out; it may be sent again later. */
    void remember(byte[] envelope) {
        sent.add(envelope);
    }

    /**
     * Something foul.
     *
     * @param used an id that this party has used for other words
     */
    byte[] next(SigningKey key, Body body, Instant now, Optional<String> used) {
        World world = scene.world();
        String other =
                world.pick(Cast.BOUND.stream().filter(p -> !p.equals(party)).toList());
        return switch (world.below(8)) {
            case 0 -> world.bytes(1 + world.below(300));
            case 1 -> forbidden(key, body, now);
            case 2 -> signed("another's name", statement(other, newId(), now, body), key);
            case 3 -> misfit(key, statement(party, newId(), now, body));
            case 4 -> signed("too old", statement(party, newId(), now.minus(TOO_OLD), body), key);
            case 5 -> signed("from the future", statement(party, newId(), now.plus(TOO_EARLY), body), key);
            case 6 ->
                used.isPresent()
                        ? signed("an id used before", statement(party, used.get(), now, body), key)
                        : signed("an unknown key", statement(party, newId(), now, body), unknown);
            default -> sent.isEmpty() ? world.bytes(1) : world.pick(sent);
        };
    }

    private String newId() {
        return "foul-" + ++number;
    }

    private static Statement statement(String speaker, String id, Instant sent, Body body) {
        return new Statement(
                id,
                Cast.MECHANISM,
                new Statement.Sender(speaker, Cast.POST),
                sent,
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                body);
    }

    private byte[] signed(String kind, Statement statement, SigningKey key) {
        byte[] payload = Json.write(statement);
        return signed(kind, payload, key);
    }

    private byte[] signed(String kind, byte[] payload, SigningKey key) {
        scene.seen().foul(new Foul(kind, payload));
        return Envelope.sign(Admission.STATEMENT_TYPE, payload, key).toJson();
    }

    private byte[] forbidden(SigningKey key, Body body, Instant now) {
        String json = Json.text(statement(party, newId(), now, body));
        String more = json.substring(0, json.length() - 1) + ",\"weapon\":\"none\"}";
        return signed("a forbidden field", more.getBytes(StandardCharsets.UTF_8), key);
    }

    /** Under the right key's id, a signature over other bytes. */
    private byte[] misfit(SigningKey key, Statement statement) {
        byte[] payload = Json.write(statement);
        scene.seen().foul(new Foul("a signature over other bytes", payload));
        Signature other = Envelope.sign(Admission.STATEMENT_TYPE, new byte[] {1}, key)
                .signatures()
                .getFirst();
        return new Envelope(Admission.STATEMENT_TYPE, payload, List.of(other)).toJson();
    }
}
