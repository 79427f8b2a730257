package org.gilavar.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
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
            Map<String, VerifyingKey> introduced = new HashMap<>();
            Optional<Refusal> unfit = introduce(statement, introduced).or(() -> WitnessKeys.unfit(statement.body()));
            if (unfit.isPresent()) {
                return new Opened.Refused(unfit.get());
            }
            for (Signature signature : envelope.signatures()) {
                Optional<VerifyingKey> key = enrolled.apply(signature.keyId())
                        .or(() -> Optional.ofNullable(introduced.get(signature.keyId())));
                if (key.isEmpty()) {
                    return refused(
                            Refusal.Code.KEY_UNKNOWN, "signatures", "no key " + signature.keyId() + " is enrolled");
                }
                if (!key.get().verifies(envelope)) {
                    return refused(Refusal.Code.NOT_SIGNED, "signatures", unfit(key.get()));
                }
                signers.add(key.get().text());
            }
            return new Opened.Signed(new SignedStatement(envelope, statement, signers));
        } catch (MalformedException e) {
            Refusal.Code code = e.isForbidden() ? Refusal.Code.FORBIDDEN_FIELD : Refusal.Code.MALFORMED;
            return refused(code, e.field(), e.reason());
        }
    }

    /** What programs of others get wrong about ES256 is said with it. */
    private static String unfit(VerifyingKey key) {
        String said = "the signature by key " + key.keyId() + " does not fit these bytes";
        return switch (key.algorithm()) {
            case ED25519 -> said;
            case ES256 -> said + " (ES256 is taken as r and s, 32 bytes each, with the lower of the two possible s)";
        };
    }

    /** A statement that enrols brings its own keys, which must sign it too. By key id; or which of them is unfit. */
    private static Optional<Refusal> introduce(Statement statement, Map<String, VerifyingKey> introduced) {
        for (Map.Entry<String, String> brought : new TreeMap<>(statement.body().introduces()).entrySet()) {
            try {
                VerifyingKey key = VerifyingKey.ofText(brought.getValue());
                introduced.put(key.keyId(), key);
            } catch (RefusedKeyException e) {
                return Optional.of(new Refusal(Refusal.Code.MALFORMED, "body." + brought.getKey(), e.reason()));
            }
        }
        return Optional.empty();
    }

    private static Opened refused(Refusal.Code code, String field, String reason) {
        return new Opened.Refused(new Refusal(code, field, reason));
    }
}
