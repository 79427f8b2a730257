package org.gilavar.server.oidc;

import org.gilavar.ledger.SigningKey;

/** How this server proves to a provider that it is the client which is registered there. */
sealed interface ClientProof {

    /** Not at all: what binds the code to whoever asked for it is PKCE alone. */
    record Nothing() implements ClientProof {}

    /** By a secret that both know ({@code client_secret_basic}). */
    record Secret(String secret) implements ClientProof {
        /** Never reveals the secret. */
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** By a key whose public half the provider knows ({@code private_key_jwt}, RFC 7523). */
    record Key(SigningKey key) implements ClientProof {}
}
