package org.gilavar.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK, without its checked exceptions. Thread-safe. */
final class Sha256 {
    /** Never fed: a copy of it is had without a search through the providers. */
    private static final MessageDigest UNUSED = instance();

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            return instance(); // a provider's, in hardware perhaps
        }
    }

    private static MessageDigest instance() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
