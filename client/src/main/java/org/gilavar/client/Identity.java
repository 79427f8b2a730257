package org.gilavar.client;

import org.gilavar.ledger.SigningKey;

/** A post and its key. The key never leaves the client. */
public record Identity(String party, String post, SigningKey key) {

    /** Never reveals the key. */
    @Override
    public String toString() {
        return party + "/" + post;
    }
}
