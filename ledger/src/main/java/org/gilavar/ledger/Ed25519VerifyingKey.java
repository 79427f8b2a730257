package org.gilavar.ledger;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** RFC 8032, verified with the cofactor (§5.1.7). */
final class Ed25519VerifyingKey extends VerifyingKey {
    static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;

    /** RFC 8410 §4: algorithm 1.3.101.112, and the key as a BIT STRING. */
    static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final BigInteger FIELD_PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y of the eight points whose order divides 8, little-endian, sign bit clear. */
    private static final Set<String> SMALL_ORDER_Y = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

    private final PublicPoint point;

    private Ed25519VerifyingKey(byte[] bytes, PublicPoint point) {
        super(bytes);
        this.point = point;
    }

    /**
     * The key with these 32 bytes.
     *
     * @throws RefusedKeyException if it must not be used
     */
    static Ed25519VerifyingKey of(byte[] key) {
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
        return new Ed25519VerifyingKey(bytes, point);
    }

    private static BigInteger bigEndian(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ED25519;
    }

    @Override
    public byte[] subjectPublicKeyInfo() {
        return Der.join(SPKI_PREFIX, bytes());
    }

    @Override
    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Signature.BYTES && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }
}
