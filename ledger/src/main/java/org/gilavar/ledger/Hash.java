package org.gilavar.ledger;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 value: exactly 32 bytes, compared by content.
 *
 * <p>Written as 64 lowercase hex digits ({@link #hex()}, also {@link #toString()}) or as standard base64
 * ({@link #base64()}). Immutable and safe to share between threads.
 */
public final class Hash {
    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these bytes.
     *
     * @throws IllegalArgumentException if there are not exactly 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes, found " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * The hash written as 64 hex digits of either case.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Hash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /**
     * The hash written as {@link #base64()}.
     *
     * @throws IllegalArgumentException if the text is not the one way to write 32 bytes in standard base64
     */
    public static Hash ofBase64(String base64) {
        byte[] bytes = StrictBase64.decode(base64);
        if (bytes == null) {
            throw new IllegalArgumentException("expected standard base64 with padding");
        }
        return of(bytes);
    }

    /** The SHA-256 of these parts, one after the other. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = Sha256.digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lowercase hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Standard base64 with padding: 44 characters, as checkpoints write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
