package org.gilavar.server.oidc;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.ledger.Hash;

/**
 * A sign-in under way: the person is at the provider.
 *
 * @param nonce that the ID token must bring back
 * @param verifier of PKCE: whoever has stolen the code lacks it
 * @param redirectUri where the provider sends the browser back to
 * @param browser the hash of a cookie in the browser that began it
 * @param certificate of the connection over which it began, where there was one
 */
record Pending(
        String party,
        String nonce,
        String verifier,
        String redirectUri,
        Hash browser,
        Optional<Hash> certificate,
        Instant expires) {

    String challenge() {
        return Secrets.challenge(verifier);
    }

    /** Never reveals the secrets. */
    @Override
    public String toString() {
        return "Pending[" + party + "]";
    }
}
