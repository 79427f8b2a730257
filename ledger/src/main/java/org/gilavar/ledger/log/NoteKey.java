package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.StrictBase64;
import org.gilavar.ledger.VerifyingKey;

/**
 * A key that signs notes: its name, what its signatures mean, and the Ed25519 key (C2SP signed-note).
 *
 * <p>The text form is {@code name+id+base64(type ‖ key)}, the id as eight lowercase hex digits. Immutable, compared by
 * content, safe to share between threads.
 *
 * @param name not empty, without white space or plus; should be a URL without its scheme
 * @param type what a signature of this key covers
 * @param key 32 bytes found fit for use
 */
public record NoteKey(String name, Type type, VerifyingKey key) {
    private static final String WHAT = "verifier key";
    private static final int ID_CHARS = 8;

    /** What a signature covers, and the byte that says so in ids and text forms. */
    public enum Type {
        /** The text of the note, as it is. */
        ED25519(0x01),
        /** A witness's word at a time that a checkpoint extends all it saw before (C2SP tlog-cosignature). */
        COSIGNATURE(0x04);

        private final byte identifier;

        Type(int identifier) {
            this.identifier = (byte) identifier;
        }
    }

    /**
     * A key for notes.
     *
     * @throws MalformedException if the name cannot be one, or it is no Ed25519 key: both types are of that
     */
    public NoteKey {
        checkName(name);
        if (key.algorithm() != SignatureAlgorithm.ED25519) {
            throw new MalformedException(
                    WHAT,
                    "notes are signed with Ed25519 keys, found "
                            + key.algorithm().title());
        }
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedException if it is not one of the two types known here, with the id that belongs to it
     */
    public static NoteKey parse(String text) {
        int plus = text.indexOf('+');
        int second = plus + 1 + ID_CHARS;
        if (plus < 0 || text.length() <= second || text.charAt(second) != '+') {
            throw new MalformedException(WHAT, "expected name+id+base64, found " + Strict.shown(text));
        }
        byte[] typed = StrictBase64.decode(text.substring(second + 1));
        if (typed == null || typed.length != 1 + VerifyingKey.ED25519_BYTES) {
            throw new MalformedException(WHAT, "expected a type and 32 bytes in base64");
        }
        NoteKey key;
        try {
            VerifyingKey bare = VerifyingKey.ofEd25519(Arrays.copyOfRange(typed, 1, typed.length));
            key = new NoteKey(text.substring(0, plus), type(typed[0]), bare);
        } catch (RefusedKeyException e) {
            throw new MalformedException(WHAT, e.reason());
        }
        if (!key.toString().equals(text)) {
            throw new MalformedException(WHAT, "the id is not the one of this key and name");
        }
        return key;
    }

    private static Type type(byte identifier) {
        for (Type type : Type.values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw new MalformedException(WHAT, "unknown signature type " + identifier);
    }

    static void checkName(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(NoteKey::isSpaceOrPlus)) {
            throw new MalformedException("key name", "expected no white space or plus, found " + Strict.shown(name));
        }
        Strict.bytes("key name", name);
    }

    private static boolean isSpaceOrPlus(int c) {
        return c == '+' || c == '\u0085' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), big-endian: a short name, not a strong hash. */
    public int id() {
        Hash hash = Hash.sha256((name + "\n").getBytes(UTF_8), typed());
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + VerifyingKey.ED25519_BYTES)
                .put(type.identifier)
                .put(key.bytes())
                .array();
    }

    /** Whether a signature says it is by this key. */
    boolean claims(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id();
    }

    /** Whether a signature is by this key, over this text. */
    boolean verifies(String text, NoteSignature signature) {
        byte[] payload = signature.payload();
        byte[] message;
        int ed25519At;
        if (type == Type.COSIGNATURE) {
            ed25519At = Long.BYTES;
            if (payload.length <= ed25519At || signature.timeSeconds() < 0) {
                return false;
            }
            message = Cosigning.message(signature.timeSeconds(), text);
        } else {
            ed25519At = 0;
            message = text.getBytes(UTF_8);
            if (Cosigning.isMessage(text)) {
                return false;
            }
        }
        return claims(signature) && key.verifiesNote(message, Arrays.copyOfRange(payload, ed25519At, payload.length));
    }

    /** The text form: a public key is no secret. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
