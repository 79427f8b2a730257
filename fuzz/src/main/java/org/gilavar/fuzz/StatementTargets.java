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
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.Statement;

/** What a party sends: an envelope, the statement in it, and both on the way in. */
final class StatementTargets {
    private static final SigningKey KEY = SampleKeys.ed25519(1);
    private static final SigningKey OTHER = SampleKeys.es256(1);

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
                        "what a known key signs is let in exactly when the statement is read",
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
        return switch (Admission.open(input, StatementTargets::enrolled)) {
            case Admission.Opened.Refused refused -> {
                Shown.reason(refused.refusal().reason());
                yield false;
            }
            case Admission.Opened.Signed(SignedStatement taken) -> {
                checkSigners(taken);
                yield true;
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
        boolean opened = admission(
                Envelope.sign(Admission.STATEMENT_TYPE, input, KEY, OTHER).toJson());
        boolean read = statement(input).filter(StatementTargets::bringsGoodKeys).isPresent();
        if (opened != read) {
            throw new BrokenException(read ? "a statement that is read is kept out" : "let in, but it is not read");
        }
        return opened;
    }

    private static boolean bringsGoodKeys(Statement statement) {
        return statement.body().introduces().values().stream()
                .allMatch(text -> KeyTargets.verifyingKey(text).isPresent());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
