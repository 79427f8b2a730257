package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import org.gilavar.ledger.Hash;

/**
 * 32 random bytes that keep a {@link Commitment} from being guessed open. Whoever has the salt can show or check what
 * was committed to; once it is destroyed, nobody can.
 *
 * <p>Immutable, compared by content, safe to share between threads. {@link #toString()} does not show it.
 */
public final class Salt {
    /** Length of a salt: as much as the hash it goes into. */
    public static final int BYTES = Hash.BYTES;

    private static final byte[] AUDIENCE_DOMAIN = "gilavar.org/audience-salt@v1\n".getBytes(US_ASCII);

    private static final byte[] LEAF_DOMAIN = "gilavar.org/slot-salt@v1\n".getBytes(US_ASCII);

    private final Hash bytes;

    private Salt(Hash bytes) {
        this.bytes = bytes;
    }

    /**
     * The salt with these bytes.
     *
     * @throws MalformedException if there are not exactly 32
     */
    public static Salt of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new MalformedException("salt", "expected " + BYTES + " bytes, found " + bytes.length);
        }
        return new Salt(Hash.of(bytes));
    }

    /** The salt written as {@link #base64()}. */
    public static Salt ofBase64(String base64) {
        return new Salt(Strict.hash("salt", base64));
    }

    /** A new salt from the given source. */
    public static Salt random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /**
     * The salt of one audience of the same entry: SHA-256(domain ‖ salt ‖ length of the audience in UTF-8 as four bytes
     * ‖ audience). It says nothing of this salt, nor of any other audience's; with this salt destroyed it cannot be made
     * again.
     */
    public Salt forAudience(String audience) {
        byte[] id = audience.getBytes(UTF_8);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(id.length).array();
        return new Salt(Hash.sha256(AUDIENCE_DOMAIN, bytes.bytes(), length, id));
    }

    /**
     * The salt of a log's slot in the leaf of the common log at an index: SHA-256(domain ‖ this ‖ index as eight bytes). So
     * whoever is told this secret, once, can tell of every leaf what its own slot commits to, and nobody else of any.
     */
    public Salt forLeaf(long index) {
        byte[] at = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
        return new Salt(Hash.sha256(LEAF_DOMAIN, bytes.bytes(), at));
    }

    /** A copy of the 32 bytes. They are the secret. */
    public byte[] bytes() {
        return bytes.bytes();
    }

    /** The 32 bytes in base64. They are the secret. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes.bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salt salt && bytes.equals(salt.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return "Salt[secret]";
    }
}
