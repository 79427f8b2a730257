package org.gilavar.ledger;

import java.util.Arrays;
import java.util.Base64;

/**
 * One signature on an envelope: who claims to have made it, and its 64 bytes.
 *
 * <p>The key id is a hint, not covered by the signature: it says which key to try, and proves nothing until
 * {@link VerifyingKey#verifies} has. Immutable and safe to share between threads.
 */
public final class Signature {
    /** Length of a key id: 16 bytes as lowercase hex. */
    public static final int KEY_ID_CHARS = 32;

    /** Length of a signature. Ed25519 has 64 bytes, and so has ES256 written as r ‖ s. */
    public static final int BYTES = 64;

    private final String keyId;
    private final byte[] bytes;

    /**
     * A signature by the key with this id.
     *
     * @throws IllegalArgumentException if the key id is not 32 lowercase hex digits or there are not 64 bytes
     */
    public Signature(String keyId, byte[] bytes) {
        if (!isKeyId(keyId)) {
            throw new IllegalArgumentException("a key id is " + KEY_ID_CHARS + " lowercase hex digits");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a signature has " + BYTES + " bytes, found " + bytes.length);
        }
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    static boolean isKeyId(String text) {
        return text.length() == KEY_ID_CHARS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** Which key is said to have signed: see {@link VerifyingKey#keyId()}. */
    public String keyId() {
        return keyId;
    }

    /** A copy of the 64 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Signature[" + keyId + " " + Base64.getEncoder().encodeToString(bytes) + "]";
    }
}
