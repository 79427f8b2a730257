package org.gilavar.ledger;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;

/** Keys that are the same in every run. */
public final class Keys {
    private Keys() {}

    public static SigningKey numbered(int number) {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    static SigningKey es256Numbered(int number) {
        byte[] scalar = new byte[P256.SCALAR_BYTES];
        Arrays.fill(scalar, (byte) number);
        return Es256SigningKey.ofScalar(scalar);
    }

    /** Bytes that are the same in every run, for salts. */
    static SecureRandom alwaysTheSame() {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                new Random(bytes.length).nextBytes(bytes);
            }
        };
    }
}
