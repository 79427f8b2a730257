package org.gilavar.fuzz;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;

/** Keys that are the same in every run, and so no secret. */
final class SampleKeys {
    private SampleKeys() {}

    static SigningKey ed25519(int number) {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    static SigningKey es256(int number) {
        return SigningKey.generate(SignatureAlgorithm.ES256, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                new Random(number).nextBytes(bytes);
            }
        });
    }
}
