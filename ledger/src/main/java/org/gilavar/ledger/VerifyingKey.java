package org.gilavar.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * An Ed25519 public key (RFC 8032) that was found fit for use.
 *
 * <p>Implementations disagree about odd keys and odd signatures: what one accepts another refuses, and then two parties
 * hold different records. So there is one verifier for everybody, BouncyCastle's, which multiplies by the cofactor
 * (RFC 8032 §5.1.7), and its verdicts are frozen in tests. And keys that no honest signer has cannot be made into a
 * {@code VerifyingKey} at all. Refused are
 *
 * <ul>
 *   <li>other lengths than 32 bytes,
 *   <li>coordinates not below 2²⁵⁵ − 19: a second way to write a point,
 *   <li>points of small order: a signature can be made for them without any private key,
 *   <li>bytes that are no point of the curve,
 *   <li>points outside the prime-order group: no honest key generation gives one.
 * </ul>
 *
 * <p>The text form is standard base64 of the 32 bytes, 44 characters. Immutable and safe to share between threads.
 * Making one costs about as much as a verification.
 */
public final class VerifyingKey {
    /** Length of a public key in bytes. */
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;

    /** Bytes of the SHA-256 of the key that make up its id: no two keys of honest parties will share one. */
    private static final int KEY_ID_BYTES = Signature.KEY_ID_CHARS / 2;

    private static final BigInteger FIELD_PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y of the eight points whose order divides 8, little-endian, sign bit clear. */
    private static final Set<String> SMALL_ORDER_Y = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

    private final byte[] bytes;
    private final PublicPoint point;
    private final String keyId;

    private VerifyingKey(byte[] bytes, PublicPoint point) {
        this.bytes = bytes;
        this.point = point;
        this.keyId = HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, KEY_ID_BYTES);
    }

    /**
     * The key with these 32 bytes.
     *
     * @throws RefusedKeyException if it must not be used
     */
    public static VerifyingKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new RefusedKeyException("an Ed25519 public key has " + BYTES + " bytes, found " + key.length);
        }
        byte[] bytes = key.clone();
        byte[] y = bytes.clone();
        y[BYTES - 1] &= 0x7f;
        if (SMALL_ORDER_Y.contains(HexFormat.of().formatHex(y))) {
            throw new RefusedKeyException("small order: anyone could sign for it");
        }
        if (bigEndian(y).compareTo(FIELD_PRIME) >= 0) {
            throw new RefusedKeyException("not canonical: its coordinate is not below 2^255 - 19");
        }
        if (!Ed25519.validatePublicKeyPartial(bytes, 0)) {
            throw new RefusedKeyException("not a point of the curve");
        }
        PublicPoint point = Ed25519.validatePublicKeyFullExport(bytes, 0);
        if (point == null) {
            throw new RefusedKeyException("mixed order: outside the prime-order group");
        }
        return new VerifyingKey(bytes, point);
    }

    /**
     * The key written as {@link #base64()}.
     *
     * @throws RefusedKeyException if the text is not strict standard base64, or the key must not be used
     */
    public static VerifyingKey ofBase64(String text) {
        byte[] bytes = StrictBase64.decode(text);
        if (bytes == null) {
            throw new RefusedKeyException("not standard base64 with padding");
        }
        return of(bytes);
    }

    private static BigInteger bigEndian(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Standard base64 of the 32 bytes. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The first 16 bytes of the SHA-256 of the key, as 32 lowercase hex digits. */
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

    /** Whether this key signed the text of a note. A text that reads as an envelope is not one of a note. */
    public boolean verifiesNote(byte[] text, byte[] signature) {
        return !Envelope.isPae(text) && verifies(text, signature);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Signature.BYTES && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The text form: a public key is no secret. */
    @Override
    public String toString() {
        return base64();
    }
}
