package org.gilavar.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that was found fit for use: Ed25519 or ES256.
 *
 * <p>Implementations disagree about odd keys and odd signatures: what one accepts another refuses, and then two parties
 * hold different records. So there is one verifier for everybody, BouncyCastle's, and its verdicts are frozen in tests.
 * And keys that no honest signer has cannot be made into a {@code VerifyingKey} at all. Refused are
 *
 * <ul>
 *   <li>other lengths than 32 bytes (Ed25519) or 33 (ES256, a compressed point),
 *   <li>coordinates not below the prime of the field: a second way to write a point,
 *   <li>bytes that are no point of the curve, and the point at infinity,
 *   <li>Ed25519: points of small order, for which a signature can be made without any private key, and points outside
 *       the prime-order group, which no honest key generation gives.
 * </ul>
 *
 * <p>The text form of an Ed25519 key is standard base64 of its 32 bytes; that of an ES256 key is {@code es256:} and
 * standard base64 of its 33 bytes. Each key has one text, and no text stands for two keys. The key id is made from the
 * bytes alone: their different lengths keep the two kinds apart.
 *
 * <p>Immutable and safe to share between threads. Making one costs at most about as much as a verification.
 */
public abstract sealed class VerifyingKey permits Ed25519VerifyingKey, Es256VerifyingKey {
    /** Length of an Ed25519 key in bytes. */
    public static final int ED25519_BYTES = Ed25519VerifyingKey.BYTES;

    /** Bytes of the SHA-256 of the key that make up its id: no two keys of honest parties will share one. */
    private static final int KEY_ID_BYTES = Signature.KEY_ID_CHARS / 2;

    private final byte[] bytes;
    private final String keyId;

    VerifyingKey(byte[] bytes) {
        this.bytes = bytes;
        this.keyId = HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, KEY_ID_BYTES);
    }

    /**
     * The key written as {@link #text()}.
     *
     * @throws RefusedKeyException if the text is no prefix with strict standard base64, or the key must not be used
     */
    public static VerifyingKey ofText(String text) {
        String prefix = SignatureAlgorithm.ES256.prefix();
        boolean es256 = text.startsWith(prefix);
        byte[] bytes = StrictBase64.decode(es256 ? text.substring(prefix.length()) : text);
        if (bytes == null) {
            throw new RefusedKeyException("not standard base64 with padding");
        }
        return es256 ? Es256VerifyingKey.of(bytes) : Ed25519VerifyingKey.of(bytes);
    }

    /**
     * The Ed25519 key with these 32 bytes.
     *
     * @throws RefusedKeyException if it must not be used
     */
    public static VerifyingKey ofEd25519(byte[] key) {
        return Ed25519VerifyingKey.of(key);
    }

    /**
     * The key in an X.509 SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), as certificates and tokens hold it.
     *
     * @throws RefusedKeyException if it is neither Ed25519 (RFC 8410) nor an uncompressed point of P-256 (RFC 5480), or
     *     the key must not be used
     */
    public static VerifyingKey ofSubjectPublicKeyInfo(byte[] der) {
        if (Der.startsWith(der, Ed25519VerifyingKey.SPKI_PREFIX)) {
            return Ed25519VerifyingKey.of(Der.after(der, Ed25519VerifyingKey.SPKI_PREFIX));
        }
        if (Der.startsWith(der, Es256VerifyingKey.SPKI_PREFIX)) {
            return Es256VerifyingKey.ofUncompressed(Der.after(der, Es256VerifyingKey.SPKI_PREFIX));
        }
        throw new RefusedKeyException("neither Ed25519 nor an uncompressed point of P-256");
    }

    /** What the key verifies. */
    public abstract SignatureAlgorithm algorithm();

    /** The key as an X.509 SubjectPublicKeyInfo in DER, as {@link #ofSubjectPublicKeyInfo} reads it. */
    public abstract byte[] subjectPublicKeyInfo();

    /** A copy of the 32 bytes of an Ed25519 key or the 33 of an ES256 key. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The one way to write this key: its algorithm's prefix, none for Ed25519, and standard base64 of its bytes. */
    public String text() {
        return algorithm().prefix() + Base64.getEncoder().encodeToString(bytes);
    }

    /** The first 16 bytes of the SHA-256 of the key's bytes, as 32 lowercase hex digits. */
    public String keyId() {
        return keyId;
    }

    /**
     * Whether this key signed the envelope: it carries a signature under this key's id, and that signature verifies
     * over the envelope's type and payload. Signatures by other keys are not looked at.
     */
    public boolean verifies(Envelope envelope) {
        return envelope.signatures().stream()
                .filter(signature -> signature.keyId().equals(keyId))
                .anyMatch(signature -> verifies(envelope.pae(), signature.bytes()));
    }

    /** Whether this key signed the text of a note. A text that reads as an envelope or as a token is not one of a note. */
    public boolean verifiesNote(byte[] text, byte[] signature) {
        return !Envelope.isPae(text) && !JwsInput.isOne(text) && verifies(text, signature);
    }

    /**
     * Whether this key signed a JSON Web Signature. An ES256 signature is taken with either s, as RFC 7518 §3.4 has it and
     * libraries write it: a token is not kept, so nobody has its bytes to change.
     *
     * @param signingInput header and payload as they came, in base64url, with a dot between (RFC 7515 §5.1)
     */
    public boolean verifiesJws(byte[] signingInput, byte[] signature) {
        return JwsInput.isOne(signingInput) && verifiesEitherWay(signingInput, signature);
    }

    /** The standard's own verdict, where ours is narrower. */
    boolean verifiesEitherWay(byte[] message, byte[] signature) {
        return verifies(message, signature);
    }

    abstract boolean verifies(byte[] message, byte[] signature);

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that
                && algorithm() == that.algorithm()
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The text form: a public key is no secret. */
    @Override
    public String toString() {
        return text();
    }
}
