package org.gilavar.ledger;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 private key (RFC 8032): the 32-byte seed everything else follows from.
 *
 * <p>It signs envelopes and the texts of notes. There is no way to sign bytes that could be read as the other of the two,
 * so a signature always covers the kind of what was said. Signing is deterministic. The text form is unencrypted PKCS#8 in PEM (RFC 8410), as
 * {@code openssl genpkey -algorithm ed25519} writes it; keeping it secret is the caller's work.
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} shows the key id only.
 */
public final class SigningKey {
    /** Length of a seed in bytes. */
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String PEM_END = "-----END PRIVATE KEY-----";

    /** RFC 8410: version 0, algorithm 1.3.101.112, and the seed as an OCTET STRING inside another. */
    private static final byte[] PKCS8_PREFIX = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private final byte[] seed;
    private final VerifyingKey verifyingKey;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        this.verifyingKey = VerifyingKey.of(publicKey);
    }

    /** A new key from 32 bytes of the given source. */
    public static SigningKey generate(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /**
     * The key that follows from a seed.
     *
     * @throws RefusedKeyException if the seed has not exactly 32 bytes
     */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new RefusedKeyException("an Ed25519 seed has " + SEED_BYTES + " bytes, found " + seed.length);
        }
        return new SigningKey(seed.clone());
    }

    /**
     * Reads what {@link #toPem()} writes. White space around the lines does not matter; nothing else may stand before
     * or after them.
     *
     * @throws RefusedKeyException if it is not one unencrypted Ed25519 private key in PKCS#8 without attributes
     */
    public static SigningKey ofPem(String pem) {
        String text = pem.strip();
        if (text.length() < PEM_BEGIN.length() + PEM_END.length()
                || !text.startsWith(PEM_BEGIN)
                || !text.endsWith(PEM_END)) {
            throw new RefusedKeyException("expected one block between " + PEM_BEGIN + " and " + PEM_END);
        }
        String body = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
        byte[] pkcs8 = StrictBase64.decode(body.replaceAll("[ \t\r\n]", ""));
        if (pkcs8 == null) {
            throw new RefusedKeyException("the block is not base64");
        }
        if (pkcs8.length != PKCS8_PREFIX.length + SEED_BYTES
                || !Arrays.equals(pkcs8, 0, PKCS8_PREFIX.length, PKCS8_PREFIX, 0, PKCS8_PREFIX.length)) {
            throw new RefusedKeyException("the block is not an unencrypted Ed25519 key in PKCS#8");
        }
        return new SigningKey(Arrays.copyOfRange(pkcs8, PKCS8_PREFIX.length, pkcs8.length));
    }

    /** The key as unencrypted PKCS#8 in PEM: three lines, each ended by a line feed. It is the secret. */
    public String toPem() {
        byte[] pkcs8 = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED_BYTES);
        System.arraycopy(seed, 0, pkcs8, PKCS8_PREFIX.length, SEED_BYTES);
        return PEM_BEGIN + "\n" + Base64.getEncoder().encodeToString(pkcs8) + "\n" + PEM_END + "\n";
    }

    /** The public half. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The id of {@link #verifyingKey()}. */
    public String keyId() {
        return verifyingKey.keyId();
    }

    Signature sign(byte[] message) {
        return new Signature(keyId(), ed25519(message));
    }

    /**
     * The 64 bytes of an Ed25519 signature over the text of a note, as it is.
     *
     * @throws IllegalArgumentException if the text begins as what is signed of an envelope does
     */
    public byte[] signNote(byte[] text) {
        if (Envelope.isPae(text)) {
            throw new IllegalArgumentException("a note must not read as an envelope");
        }
        return ed25519(text);
    }

    private byte[] ed25519(byte[] message) {
        byte[] signature = new byte[Signature.BYTES];
        Ed25519.sign(seed, 0, verifyingKey.bytes(), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public String toString() {
        return "SigningKey[" + keyId() + "]";
    }
}
