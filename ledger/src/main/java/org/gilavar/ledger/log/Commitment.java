package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.gilavar.ledger.Hash;

/**
 * A word given on bytes without showing them: SHA-256(domain ‖ salt ‖ length of the body as eight bytes, big-endian ‖
 * body). It is the leaf data of the journal's tree and of every audience's.
 *
 * <p>Whoever has the salt and the body can show they are what was committed to, and nobody can show another body;
 * without the salt it says nothing, not even which of two known bodies it is. The length stands before the body, so no
 * longer body's commitment follows from a shorter one's. Immutable, compared by content.
 *
 * @param hash what is published
 */
public record Commitment(Hash hash) {
    private static final byte[] DOMAIN = "gilavar.org/commitment@v1\n".getBytes(US_ASCII);

    /** The commitment to a body under a salt. */
    public static Commitment to(Salt salt, byte[] body) {
        byte[] length = ByteBuffer.allocate(Long.BYTES).putLong(body.length).array();
        return new Commitment(Hash.sha256(DOMAIN, salt.bytes(), length, body));
    }

    /**
     * Holds if this is the commitment to this body under this salt.
     *
     * @throws UnverifiedException if not
     */
    public void verify(Salt salt, byte[] body) {
        if (!equals(to(salt, body))) {
            throw new UnverifiedException("the salt and the body are not what was committed to");
        }
    }

    /** The 32 bytes that go into a tree as leaf data. */
    public byte[] bytes() {
        return hash.bytes();
    }
}
