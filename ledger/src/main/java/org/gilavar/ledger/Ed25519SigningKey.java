package org.gilavar.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** RFC 8032: the 32-byte seed everything else follows from. */
final class Ed25519SigningKey extends SigningKey {
    static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    /** RFC 8410: version 0, algorithm 1.3.101.112, and the seed as an OCTET STRING inside another. */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] seed;

    private Ed25519SigningKey(byte[] seed) {
        super(verifyingKey(seed));
        this.seed = seed;
    }

    private static VerifyingKey verifyingKey(byte[] seed) {
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return Ed25519VerifyingKey.of(publicKey);
    }

    static Ed25519SigningKey drawn(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new Ed25519SigningKey(seed);
    }

    static Ed25519SigningKey seeded(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new RefusedKeyException("an Ed25519 seed has " + SEED_BYTES + " bytes, found " + seed.length);
        }
        return new Ed25519SigningKey(seed.clone());
    }

    static boolean isPkcs8(byte[] der) {
        return der.length == PKCS8_PREFIX.length + SEED_BYTES && Der.startsWith(der, PKCS8_PREFIX);
    }

    static Ed25519SigningKey decoded(byte[] der) {
        return new Ed25519SigningKey(Der.after(der, PKCS8_PREFIX));
    }

    @Override
    byte[] pkcs8() {
        return Der.join(PKCS8_PREFIX, seed);
    }

    @Override
    byte[] signatureOf(byte[] message) {
        byte[] signature = new byte[Signature.BYTES];
        Ed25519.sign(seed, 0, verifyingKey().bytes(), 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
