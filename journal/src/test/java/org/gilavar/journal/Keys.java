package org.gilavar.journal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;

/** Keys that are the same in every run: Israel's is ES256, the others are Ed25519, so that every test has both. */
final class Keys {

    private Keys() {}

    static SigningKey of(String party) {
        byte[] secret = Arrays.copyOf(party.getBytes(StandardCharsets.UTF_8), SigningKey.SEED_BYTES);
        return party.equals(Desk.ISRAEL)
                ? SigningKey.generate(SignatureAlgorithm.ES256, alwaysDrawing(secret))
                : SigningKey.ofSeed(secret);
    }

    private static SecureRandom alwaysDrawing(byte[] secret) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        };
    }

    static SigningKey rootOf(String party) {
        return of("root of " + party);
    }
}
