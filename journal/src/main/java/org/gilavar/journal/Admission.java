package org.gilavar.journal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;

/**
 * Opens what a party sent: the envelope, the statement in it, and every signature on it. Costly and without side
 * effects, so it runs on the caller's thread, before the one writer. Thread-safe.
 */
public final class Admission {

    /** The payload type of a statement. */
    public static final String STATEMENT_TYPE = "application/vnd.gilavar.statement+json";

    private Admission() {}

    /** What came of it. */
    public sealed interface Opened {

        /** Well-formed, and every signature holds. */
        record Signed(SignedStatement statement) implements Opened {}

        /** Not so. */
        record Refused(Refusal refusal) implements Opened {}
    }

    /**
     * Opens an envelope.
     *
     * @param enrolled finds an enrolled key by its id
     */
    public static Opened open(byte[] envelopeJson, Function<String, Optional<VerifyingKey>> enrolled) {
        try {
            return open(Envelope.parse(envelopeJson), enrolled);
        } catch (MalformedEnvelopeException e) {
            return refused(Refusal.Code.MALFORMED, e.field(), e.reason());
        }
    }

    static Opened open(Envelope envelope, Function<String, Optional<VerifyingKey>> enrolled) {
        if (!envelope.payloadType().equals(STATEMENT_TYPE)) {
            return refused(Refusal.Code.MALFORMED, "payloadType", "expected " + STATEMENT_TYPE);
        }
        try {
            Statement statement = Json.readStatement(envelope.payload());
            Set<String> signers = new HashSet<>();
            Optional<VerifyingKey> introduced = introducedBy(statement);
            for (Signature signature : envelope.signatures()) {
                Optional<VerifyingKey> key = enrolled.apply(signature.keyId())
                        .or(() -> introduced.filter(k -> k.keyId().equals(signature.keyId())));
                if (key.isEmpty()) {
                    return refused(
                            Refusal.Code.NOT_SIGNED, "signatures", "no key " + signature.keyId() + " is enrolled");
                }
                if (!key.get().verifies(envelope)) {
                    return refused(
                            Refusal.Code.NOT_SIGNED,
                            "signatures",
                            "the signature by key " + signature.keyId() + " does not fit these bytes");
                }
                signers.add(key.get().base64());
            }
            return new Opened.Signed(new SignedStatement(envelope, statement, signers));
        } catch (MalformedException e) {
            Refusal.Code code = e.isForbidden() ? Refusal.Code.FORBIDDEN_FIELD : Refusal.Code.MALFORMED;
            return refused(code, e.field(), e.reason());
        } catch (RefusedKeyException e) {
            return refused(Refusal.Code.MALFORMED, "body.key", e.reason());
        }
    }

    /** A founding or an enrolment brings its own key, which must sign it too. */
    private static Optional<VerifyingKey> introducedBy(Statement statement) {
        return switch (statement.body()) {
            case MechanismBody.Found found -> Optional.of(VerifyingKey.ofBase64(found.key()));
            case MechanismBody.Enrol enrol -> Optional.of(VerifyingKey.ofBase64(enrol.key()));
            default -> Optional.empty();
        };
    }

    private static Opened refused(Refusal.Code code, String field, String reason) {
        return new Opened.Refused(new Refusal(code, field, reason));
    }
}
