package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.gilavar.ledger.StrictBase64;

/**
 * One signature line of a note: {@code — name base64(key id ‖ signature)}.
 *
 * <p>The name and the key id say which key to try, and prove nothing until {@link SignedNote#verify} has. Immutable and
 * safe to share between threads.
 *
 * @param name the name of the key
 * @param base64 the four bytes of the key id and at least one more, in strict base64
 */
public record NoteSignature(String name, String base64) {
    private static final String WHAT = "signature line";
    private static final String PREFIX = "\u2014 "; // em dash, space

    /**
     * A signature as it stands in a line.
     *
     * @throws MalformedException if the name cannot be one, or the rest is not strict base64 of at least five bytes
     */
    public NoteSignature {
        NoteKey.checkName(name);
        byte[] bytes = StrictBase64.decode(base64);
        if (bytes == null || bytes.length <= Integer.BYTES) {
            throw new MalformedException(WHAT, "expected a key id and a signature in base64");
        }
    }

    /**
     * Reads one line, without its line feed.
     *
     * @throws MalformedException if it is not a signature line
     */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', PREFIX.length());
        if (!line.startsWith(PREFIX) || space < 0) {
            throw new MalformedException(WHAT, "expected '— name base64', found " + Strict.shown(line));
        }
        return new NoteSignature(line.substring(PREFIX.length(), space), line.substring(space + 1));
    }

    /**
     * Signs the text of a note.
     *
     * @throws IllegalArgumentException if the signer cosigns, or the text reads as what a cosignature covers
     */
    static NoteSignature sign(NoteSigner signer, String text) {
        if (signer.key().type() != NoteKey.Type.ED25519 || Cosigning.isMessage(text)) {
            throw new IllegalArgumentException("a cosigner signs checkpoints alone, with the time");
        }
        return checked(signer, text, signer.sign(text.getBytes(UTF_8)));
    }

    /**
     * Cosigns a checkpoint: the word that, at this time, it extends everything its log ever showed to the signer.
     *
     * @param timeSeconds since 1970, not negative
     * @throws IllegalArgumentException if the signer's type is not the one for cosignatures, or the time is negative
     */
    public static NoteSignature cosign(NoteSigner signer, Checkpoint checkpoint, long timeSeconds) {
        if (signer.key().type() != NoteKey.Type.COSIGNATURE || timeSeconds < 0) {
            throw new IllegalArgumentException("expected a cosigner and a time not before 1970");
        }
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(timeSeconds).array();
        String text = checkpoint.text();
        return checked(signer, text, time, signer.sign(Cosigning.message(timeSeconds, text)));
    }

    private static NoteSignature checked(NoteSigner signer, String text, byte[]... payload) {
        NoteKey key = signer.key();
        int length = Arrays.stream(payload).mapToInt(part -> part.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length).putInt(key.id());
        for (byte[] part : payload) {
            bytes.put(part);
        }
        NoteSignature signature =
                new NoteSignature(key.name(), Base64.getEncoder().encodeToString(bytes.array()));
        if (!key.verifies(text, signature)) {
            throw new IllegalStateException("what the signer of " + key + " returned does not verify");
        }
        return signature;
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    /** The id of the key that is said to have signed. */
    public int keyId() {
        return ByteBuffer.wrap(bytes()).getInt();
    }

    /** What follows the key id. */
    byte[] payload() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /**
     * The time in a cosignature, in seconds since 1970; as true as the signature is verified.
     *
     * @throws IllegalStateException if the signature is too short to hold a time
     */
    public long timeSeconds() {
        byte[] bytes = bytes();
        if (bytes.length < Integer.BYTES + Long.BYTES) {
            throw new IllegalStateException("not a cosignature");
        }
        return ByteBuffer.wrap(bytes).getLong(Integer.BYTES);
    }

    /** The line with its line feed. */
    public String line() {
        return PREFIX + name + " " + base64 + "\n";
    }
}
