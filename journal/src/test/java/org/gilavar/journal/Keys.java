package org.gilavar.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gilavar.ledger.SigningKey;

/** Keys that are the same in every run. */
final class Keys {

    private Keys() {}

    static SigningKey of(String party) {
        return SigningKey.ofSeed(Arrays.copyOf(party.getBytes(StandardCharsets.UTF_8), SigningKey.SEED_BYTES));
    }

    static SigningKey rootOf(String party) {
        return of("root of " + party);
    }
}
