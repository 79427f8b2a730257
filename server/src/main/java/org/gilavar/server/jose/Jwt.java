package org.gilavar.server.jose;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gilavar.ledger.VerifyingKey;
import tools.jackson.databind.JsonNode;

/**
 * A signed token as it came, in the compact form (RFC 7515 §7.1). Nothing in it is true before {@link #isSignedBy} or
 * {@link PublicJwk#hasSigned} says so. Keys that a token brings or points to ({@code jwk}, {@code jku}, {@code x5c} …) are not
 * looked at. Immutable.
 */
public final class Jwt {

    /** Longest token that is read, in characters. */
    public static final int MAX_CHARS = 8 * 1024;

    private static final int PARTS = 3;

    private final JwsAlgorithm algorithm;
    private final Claims header;
    private final Claims claims;
    private final byte[] signingInput;
    private final byte[] signature;

    private Jwt(JwsAlgorithm algorithm, Claims header, Claims claims, byte[] signingInput, byte[] signature) {
        this.algorithm = algorithm;
        this.header = header;
        this.claims = claims;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /**
     * Reads a token.
     *
     * @throws MalformedJwtException if it is too long, not of three parts in strict base64url, not of JSON objects with each
     *     member once, of an algorithm that is not one of {@link JwsAlgorithm}, or has a header that must be understood
     *     ({@code crit}, {@code b64}) or is of the wrong type
     */
    public static Jwt parse(String compact) {
        if (compact.length() > MAX_CHARS) {
            throw new MalformedJwtException("a token has at most " + MAX_CHARS + " characters");
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new MalformedJwtException("a signed token has three parts with dots between");
        }
        JsonNode head = JoseJson.object(Base64Url.decode(parts[0], "the header"), "the header");
        for (String mustBeUnderstood : new String[] {"crit", "b64", "zip", "enc"}) {
            if (head.has(mustBeUnderstood)) {
                throw new MalformedJwtException("a header with " + mustBeUnderstood + " is not taken");
            }
        }
        Claims header = new Claims(head);
        header.text("kid");
        header.text("typ");
        JwsAlgorithm algorithm = header.text("alg")
                .flatMap(JwsAlgorithm::named)
                .orElseThrow(() -> new MalformedJwtException("its alg is not one of RS256, ES256, EdDSA"));
        return new Jwt(
                algorithm,
                header,
                JoseJson.claims(Base64Url.decode(parts[1], "the payload"), "the payload"),
                compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII),
                Base64Url.decode(parts[2], "the signature"));
    }

    JwsAlgorithm algorithm() {
        return algorithm;
    }

    byte[] signingInput() {
        return signingInput;
    }

    byte[] signature() {
        return signature;
    }

    /** Which key it says it is signed with. */
    public Optional<String> keyId() {
        return header.text("kid");
    }

    /** What kind of token it says it is. */
    public Optional<String> type() {
        return header.text("typ");
    }

    /** What it says. */
    public Claims claims() {
        return claims;
    }

    /** Whether this key has signed it, by the algorithm of the key. */
    public boolean isSignedBy(VerifyingKey key) {
        return algorithm == JwsAlgorithm.of(key.algorithm()) && key.verifiesJws(signingInput, signature);
    }
}
