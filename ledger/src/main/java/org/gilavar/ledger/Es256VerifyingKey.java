package org.gilavar.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/** ECDSA on P-256 with SHA-256. A signature is 64 bytes, r ‖ s, with 0 &lt; r &lt; n and 0 &lt; s ≤ n ÷ 2: see {@link P256}. */
final class Es256VerifyingKey extends VerifyingKey {
    /** A compressed point: 02 for an even y or 03 for an odd one, and x (SEC 1 §2.3.3). */
    static final int BYTES = 1 + P256.SCALAR_BYTES;

    /** RFC 5480: algorithm 1.2.840.10045.2.1, curve 1.2.840.10045.3.1.7, and the key as a BIT STRING. */
    static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final byte INFINITY = 0;
    private static final byte EVEN_Y = 2;
    private static final byte ODD_Y = 3;
    private static final byte UNCOMPRESSED = 4;

    private final ECPublicKeyParameters key;

    private Es256VerifyingKey(byte[] bytes, ECPoint point) {
        super(bytes);
        this.key = new ECPublicKeyParameters(point, P256.DOMAIN);
    }

    /**
     * The key with these 33 bytes.
     *
     * @throws RefusedKeyException if it must not be used
     */
    static Es256VerifyingKey of(byte[] compressed) {
        if (compressed.length > 0 && compressed[0] == INFINITY) {
            throw new RefusedKeyException("the point at infinity: anyone could sign for it");
        }
        if (compressed.length != BYTES) {
            throw new RefusedKeyException("an ES256 public key has " + BYTES + " bytes, found " + compressed.length);
        }
        if (compressed[0] != EVEN_Y && compressed[0] != ODD_Y) {
            throw new RefusedKeyException("not a compressed point: it begins with neither 02 nor 03");
        }
        if (new BigInteger(1, Der.after(compressed, new byte[1])).compareTo(P256.FIELD_PRIME) >= 0) {
            throw new RefusedKeyException("not canonical: its coordinate is not below the prime of P-256");
        }
        return new Es256VerifyingKey(compressed.clone(), point(compressed));
    }

    /** The key with these 65 bytes: 04, x and y. */
    static Es256VerifyingKey ofUncompressed(byte[] uncompressed) {
        if (uncompressed.length != 1 + 2 * P256.SCALAR_BYTES || uncompressed[0] != UNCOMPRESSED) {
            throw new RefusedKeyException("not an uncompressed point of P-256");
        }
        byte[] compressed = Arrays.copyOf(uncompressed, BYTES);
        compressed[0] = (uncompressed[uncompressed.length - 1] & 1) == 0 ? EVEN_Y : ODD_Y;
        Es256VerifyingKey key = of(compressed);
        if (!Arrays.equals(key.key.getQ().getEncoded(false), uncompressed)) {
            throw new RefusedKeyException("not a point of the curve");
        }
        return key;
    }

    static Es256VerifyingKey of(ECPoint point) {
        return of(point.getEncoded(true));
    }

    private static ECPoint point(byte[] compressed) {
        try {
            return P256.DOMAIN.getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException e) {
            throw new RefusedKeyException("not a point of the curve");
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public byte[] subjectPublicKeyInfo() {
        return Der.join(SPKI_PREFIX, uncompressed());
    }

    /** 04, x and y: 65 bytes. */
    byte[] uncompressed() {
        return key.getQ().getEncoded(false);
    }

    @Override
    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Signature.BYTES
                && P256.isLow(P256.s(signature))
                && verifiesEitherWay(message, P256.r(signature), P256.s(signature));
    }

    @Override
    boolean verifiesEitherWay(byte[] message, byte[] signature) {
        return signature.length == Signature.BYTES && verifiesEitherWay(message, P256.r(signature), P256.s(signature));
    }

    /** The standard's own verdict, which takes n − s for s. */
    boolean verifiesEitherWay(byte[] message, BigInteger r, BigInteger s) {
        if (!P256.isScalar(r) || !P256.isScalar(s)) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(Sha256.digest().digest(message), r, s);
    }
}
