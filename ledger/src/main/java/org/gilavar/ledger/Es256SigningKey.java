package org.gilavar.ledger;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** ECDSA on P-256 with SHA-256, and the number of each signature taken from key and message (RFC 6979). */
final class Es256SigningKey extends SigningKey {

    /**
     * RFC 5958 and RFC 5915: version 0, algorithm 1.2.840.10045.2.1, curve 1.2.840.10045.3.1.7, and in an OCTET STRING
     * version 1 and the private key as another. OpenSSL puts the public key after it, Java leaves it out.
     */
    private static final byte[] PKCS8_PREFIX =
            HexFormat.of().parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

    private static final byte[] PKCS8_PUBLIC_PREFIX = HexFormat.of().parseHex("a144034200");

    private static final byte[] PKCS8_PREFIX_WITHOUT_PUBLIC =
            HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

    private final BigInteger secret;

    private Es256SigningKey(BigInteger secret) {
        super(Es256VerifyingKey.of(new FixedPointCombMultiplier()
                .multiply(P256.DOMAIN.getG(), secret)
                .normalize()));
        this.secret = secret;
    }

    /** Numbers out of range are drawn again, so that every key is as likely as every other. */
    static Es256SigningKey drawn(SecureRandom random) {
        byte[] bytes = new byte[P256.SCALAR_BYTES];
        BigInteger secret;
        do {
            random.nextBytes(bytes);
            secret = new BigInteger(1, bytes);
        } while (!P256.isScalar(secret));
        return new Es256SigningKey(secret);
    }

    static Es256SigningKey ofScalar(byte[] scalar) {
        BigInteger secret = new BigInteger(1, scalar);
        if (scalar.length != P256.SCALAR_BYTES || !P256.isScalar(secret)) {
            throw new RefusedKeyException("a P-256 private key is 32 bytes, above 0 and below the order of the curve");
        }
        return new Es256SigningKey(secret);
    }

    static boolean isPkcs8(byte[] der) {
        return (der.length == PKCS8_PREFIX.length + P256.SCALAR_BYTES + PKCS8_PUBLIC_PREFIX.length + 65
                        && Der.startsWith(der, PKCS8_PREFIX))
                || (der.length == PKCS8_PREFIX_WITHOUT_PUBLIC.length + P256.SCALAR_BYTES
                        && Der.startsWith(der, PKCS8_PREFIX_WITHOUT_PUBLIC));
    }

    static Es256SigningKey decoded(byte[] der) {
        boolean withPublic = Der.startsWith(der, PKCS8_PREFIX);
        byte[] rest = Der.after(der, withPublic ? PKCS8_PREFIX : PKCS8_PREFIX_WITHOUT_PUBLIC);
        Es256SigningKey key = ofScalar(Arrays.copyOf(rest, P256.SCALAR_BYTES));
        if (withPublic && !Arrays.equals(key.pkcs8(), der)) {
            throw new RefusedKeyException("the public key beside the private one is another's");
        }
        return key;
    }

    @Override
    byte[] pkcs8() {
        return Der.join(
                PKCS8_PREFIX,
                P256.bytes(secret),
                PKCS8_PUBLIC_PREFIX,
                ((Es256VerifyingKey) verifyingKey()).uncompressed());
    }

    @Override
    byte[] signatureOf(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, P256.DOMAIN));
        BigInteger[] rs = signer.generateSignature(Sha256.digest().digest(message));
        return P256.signature(rs[0], rs[1]);
    }
}
