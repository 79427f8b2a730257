package org.gilavar.server.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.webhook.SignatureBase.Component;

/**
 * Signs what webhooks send (RFC 9421, with the digest of RFC 9530): Ed25519, with a key for this alone. Immutable,
 * thread-safe.
 */
public final class WebhookSigner {

    static final String LABEL = "gilavar";
    static final String MEDIA_TYPE = "application/json";
    static final String FIRST = "Gilavar-First";
    static final String LAST = "Gilavar-Last";

    /** What a signature is for, so that none for something else is taken for one of a webhook (RFC 9421 §7.2.8). */
    static final String TAG = "gilavar-webhook";

    private final SigningKey key;
    private final String keyId;

    /** @throws IllegalArgumentException when the key is of another kind */
    public WebhookSigner(SigningKey key) {
        if (key.verifyingKey().algorithm() != SignatureAlgorithm.ED25519) {
            throw new IllegalArgumentException("expected an Ed25519 key for webhooks, found "
                    + key.verifyingKey().algorithm());
        }
        this.key = key;
        this.keyId = thumbprint(key.verifyingKey().bytes());
    }

    /** The thumbprint of the public key (RFC 7638, RFC 8037 appendix A.3). */
    private static String thumbprint(byte[] publicKey) {
        String required = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64Url(publicKey) + "\"}";
        return base64Url(Hash.sha256(required.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** By which its signatures name the key. */
    public String keyId() {
        return keyId;
    }

    /** The public key as a JWK has it: in base64url. */
    public String x() {
        return base64Url(key.verifyingKey().bytes());
    }

    /**
     * The fields of a request that tells something, its signature among them.
     *
     * @param first number of the first telling in it; {@code last} of the last
     */
    Map<String, String> fields(URI to, byte[] body, long first, long last, Instant created) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Content-Type", MEDIA_TYPE);
        fields.put(
                "Content-Digest",
                "sha-256=:"
                        + Base64.getEncoder().encodeToString(Hash.sha256(body).bytes()) + ":");
        fields.put(FIRST, Long.toString(first));
        fields.put(LAST, Long.toString(last));
        SignatureBase base = new SignatureBase(
                List.of(
                        new Component("@method", "POST"),
                        new Component("@target-uri", to.toString()),
                        new Component("content-type", MEDIA_TYPE),
                        new Component("content-digest", fields.getOrDefault("Content-Digest", "")),
                        new Component("gilavar-first", Long.toString(first)),
                        new Component("gilavar-last", Long.toString(last))),
                ";created=" + created.getEpochSecond() + ";keyid=\"" + keyId + "\";alg=\"ed25519\";tag=\"" + TAG
                        + "\"");
        fields.put("Signature-Input", LABEL + "=" + base.input());
        byte[] signature =
                key.signNote(base.text().getBytes(StandardCharsets.US_ASCII)); // over these bytes as they are
        fields.put("Signature", LABEL + "=:" + Base64.getEncoder().encodeToString(signature) + ":");
        return fields;
    }
}
