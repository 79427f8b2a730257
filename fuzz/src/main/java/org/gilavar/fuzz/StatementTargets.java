package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.journal.Admission;
import org.gilavar.journal.SignedStatement;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.Statement;

/** What a party sends: an envelope, the statement in it, and both on the way in. */
final class StatementTargets {
    private static final SigningKey KEY = SampleKeys.ed25519(1);
    private static final SigningKey OTHER = SampleKeys.es256(1);

    /** Keys that a body brings or names are texts to whoever reads it; whether they are fit is seen at the door. */
    private static final String KEYS = "body.";

    private StatementTargets() {}

    static List<Target> all() {
        return List.of(
                new RoundTrip<>(
                        "envelope",
                        StatementTargets::envelope,
                        Envelope::toJson,
                        RoundTrip.Form.LOOSE,
                        () -> Stream.concat(envelopes(), Stream.of(utf8("""
                                { "signatures" : [ {"sig": "%s", "keyid": "%s"} ],
                                  "payload": "", "payloadType": "a\\"\\u002f\\\\" }""".formatted(
                                                "A".repeat(86) + "==", "0".repeat(32)))))
                                .toList()),
                new RoundTrip<>(
                        "statement",
                        StatementTargets::statement,
                        Json::write,
                        RoundTrip.Form.LOOSE,
                        SampleStatements::all),
                new Rule(
                        "admission",
                        "whatever comes is refused with a reason, or every signature on it holds",
                        StatementTargets::admission,
                        () -> envelopes().toList()),
                new Rule(
                        "signed-statement",
                        "what a known key signs is let in when it is read and the keys it names are fit, and only then",
                        StatementTargets::signed,
                        SampleStatements::all));
    }

    private static Stream<byte[]> envelopes() {
        return SampleStatements.all().stream()
                .limit(4)
                .map(statement -> Envelope.sign(Admission.STATEMENT_TYPE, statement, KEY, OTHER)
                        .toJson());
    }

    private static Optional<Envelope> envelope(byte[] json) {
        try {
            return Optional.of(Envelope.parse(json));
        } catch (MalformedEnvelopeException e) {
            Shown.reason(e.reason());
            return Optional.empty();
        }
    }

    private static Optional<Statement> statement(byte[] json) {
        try {
            return Optional.of(Json.readStatement(json));
        } catch (MalformedException e) {
            Shown.reason(e.reason());
            return Optional.empty();
        }
    }

    private static Optional<VerifyingKey> enrolled(String keyId) {
        return Stream.of(KEY, OTHER)
                .map(SigningKey::verifyingKey)
                .filter(key -> key.keyId().equals(keyId))
                .findFirst();
    }

    private static boolean admission(byte[] input) {
        return refusal(input).isEmpty();
    }

    /** Why it is kept out, if it is. */
    private static Optional<Refusal> refusal(byte[] envelope) {
        return switch (Admission.open(envelope, StatementTargets::enrolled)) {
            case Admission.Opened.Refused(Refusal refusal) -> {
                Shown.reason(refusal.reason());
                yield Optional.of(refusal);
            }
            case Admission.Opened.Signed(SignedStatement taken) -> {
                checkSigners(taken);
                yield Optional.empty();
            }
        };
    }

    private static void checkSigners(SignedStatement taken) {
        Set<String> signers = taken.signers();
        if (signers.size() != taken.envelope().signatures().size()
                || !signers.stream().map(VerifyingKey::ofText).allMatch(key -> key.verifies(taken.envelope()))) {
            throw new BrokenException("let in with signatures that do not hold: " + signers);
        }
        if (!Json.readStatement(taken.envelope().payload()).equals(taken.statement())) {
            throw new BrokenException("the statement is not the one that was signed");
        }
    }

    private static boolean signed(byte[] input) {
        Optional<Refusal> refusal = refusal(
                Envelope.sign(Admission.STATEMENT_TYPE, input, KEY, OTHER).toJson());
        boolean read = statement(input).isPresent();
        if (refusal.isEmpty() && !read) {
            throw new BrokenException("let in, but it is not read");
        }
        if (read && refusal.filter(why -> !why.field().startsWith(KEYS)).isPresent()) {
            throw new BrokenException("a statement that is read is kept out: " + refusal.get());
        }
        return refusal.isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
