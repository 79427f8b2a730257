package org.gilavar.journal;

import java.security.SecureRandom;

/**
 * Where the salts of entries come from. A salt keeps the leaf of an entry from telling anything about it to someone who
 * guesses what it might say; so it must be as hard to guess as a key. Thread-safe.
 */
@FunctionalInterface
public interface Salts {

    /** Length of a salt: that of the hash it goes into, so that neither is the weaker. */
    int BYTES = 32;

    /** A new salt of {@link #BYTES} bytes. */
    byte[] next();

    static Salts of(SecureRandom random) {
        return () -> {
            byte[] salt = new byte[BYTES];
            random.nextBytes(salt);
            return salt;
        };
    }
}
