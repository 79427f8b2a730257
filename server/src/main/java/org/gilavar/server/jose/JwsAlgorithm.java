package org.gilavar.server.jose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.ledger.SignatureAlgorithm;

/** What a token may be signed with. A key says which of them it is for: a token's own word is only compared with it. */
public enum JwsAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, which every OpenID provider has (OpenID Connect Core 1.0 §15.1). */
    RS256("RS256", "RS256"),

    /** ECDSA on P-256 with SHA-256 (RFC 7518 §3.4). */
    ES256("ES256", "ES256"),

    /** Ed25519, by its older name (RFC 8037) and by its own (RFC 9864). */
    EDDSA("EdDSA", "Ed25519");

    private final String title;
    private final String otherwise;

    JwsAlgorithm(String title, String otherwise) {
        this.title = title;
        this.otherwise = otherwise;
    }

    /** How {@code alg} names it in what is written here. */
    public String title() {
        return title;
    }

    /** Every way in which {@code alg} may name it. */
    public List<String> names() {
        return Stream.of(title, otherwise).distinct().toList();
    }

    /** The algorithm that {@code alg} names, if it is one of these. */
    static Optional<JwsAlgorithm> named(String alg) {
        return Stream.of(values()).filter(one -> one.names().contains(alg)).findFirst();
    }

    /** What a key of ours signs tokens with. */
    public static JwsAlgorithm of(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> EDDSA;
            case ES256 -> ES256;
        };
    }
}
