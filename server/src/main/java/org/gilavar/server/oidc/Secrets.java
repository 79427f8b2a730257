package org.gilavar.server.oidc;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.gilavar.ledger.Hash;

/** Random texts that nobody guesses. */
final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    static String draw(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return base64Url(secret);
    }

    /** SHA-256 in base64url: the S256 of PKCE (RFC 7636 §4.2). */
    static String challenge(String verifier) {
        return base64Url(hash(verifier).bytes());
    }

    static Hash hash(String secret) {
        return Hash.sha256(secret.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
