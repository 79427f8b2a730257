package org.gilavar.cli.scenario;

import org.gilavar.ledger.SigningKey;

/** The keys of everyone in a scenario. Asked for the same holder again, it gives the same key. */
@FunctionalInterface
public interface Keyring {

    /**
     * The key of a holder.
     *
     * @param holder {@code party/post}, where the post may be {@code root}; the key that replaces the first of a post is
     *     {@code party/post.2}, and so on
     */
    SigningKey of(String holder);

    /** The root key of a party. */
    default SigningKey root(String party) {
        return of(party + "/root");
    }
}
