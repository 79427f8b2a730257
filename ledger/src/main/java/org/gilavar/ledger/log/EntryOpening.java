package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Objects;

/**
 * What opens the leaf of an entry to whoever may read it: the salt, and the bytes committed to.
 *
 * <pre>
 *   gilavar.org/entry-opening@v1
 *   salt base64
 *   (empty line)
 *   the bytes, to the end
 * </pre>
 *
 * <p>It goes as extra data with the {@link TlogProof} of the entry, so that one file has everything. It means nothing
 * before the proof was checked against {@link #commitment}. Immutable, compared by content; holds a secret of its reader.
 */
public final class EntryOpening {
    /** Largest body: with its salt and in base64 it still goes into a proof. */
    public static final int MAX_BODY_BYTES = 16 << 20;

    private static final String WHAT = "entry opening";
    private static final String HEADER = "gilavar.org/entry-opening@v1\nsalt ";
    private static final int HEADER_CHARS = HEADER.length();
    private static final int SALT_CHARS = 44;
    private static final String BEFORE_BODY = "\n\n";

    private final Salt salt;
    private final byte[] body;

    private EntryOpening(Salt salt, byte[] body) {
        this.salt = salt;
        this.body = body;
    }

    /** The opening of a leaf. Of a body longer than {@link #MAX_BODY_BYTES} it cannot be sent, and is still one. */
    public static EntryOpening of(Salt salt, byte[] body) {
        return new EntryOpening(salt, body.clone());
    }

    /** Whether it is short enough to go into a proof. */
    public boolean isSendable() {
        return body.length <= MAX_BODY_BYTES;
    }

    /**
     * Reads the form above.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static EntryOpening parse(byte[] bytes) {
        int bodyAt = HEADER_CHARS + SALT_CHARS + BEFORE_BODY.length();
        if (bytes.length > bodyAt + MAX_BODY_BYTES) {
            throw new MalformedException(
                    WHAT, "expected at most " + MAX_BODY_BYTES + " bytes, found " + (bytes.length - bodyAt));
        }
        String head = new String(bytes, 0, Math.min(bodyAt, bytes.length), US_ASCII);
        if (!head.startsWith(HEADER) || !head.endsWith(BEFORE_BODY) || head.length() < bodyAt) {
            throw new MalformedException(
                    WHAT, "expected " + HEADER.lines().findFirst().orElseThrow() + ", salt, body");
        }
        Salt salt = Salt.ofBase64(head.substring(HEADER_CHARS, HEADER_CHARS + SALT_CHARS));
        return of(salt, Arrays.copyOfRange(bytes, bodyAt, bytes.length));
    }

    public Salt salt() {
        return salt;
    }

    /** How many bytes are committed to. */
    public int length() {
        return body.length;
    }

    /** A copy of the bytes committed to. */
    public byte[] body() {
        return body.clone();
    }

    /** The leaf data that this opens. */
    public Commitment commitment() {
        return Commitment.to(salt, body);
    }

    /** The form above. */
    public byte[] bytes() {
        byte[] head = (HEADER + salt.base64() + BEFORE_BODY).getBytes(US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryOpening opening && salt.equals(opening.salt) && Arrays.equals(body, opening.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(salt, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "EntryOpening[" + body.length + " bytes]";
    }
}
