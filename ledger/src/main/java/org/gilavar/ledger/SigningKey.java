package org.gilavar.ledger;

import java.security.SecureRandom;

/**
 * A private key, Ed25519 or ES256, in this program's memory or in a {@link Token}.
 *
 * <p>It signs envelopes, the texts of notes, and tokens. There is no way to sign bytes that could be read as another of the
 * three, so a signature always covers the kind of what was said. (The one other thing it signs is {@link #certificate()}: it
 * begins as no envelope does, and its second byte is none that UTF-8 has after its first, so it is no text either.) In
 * memory, signing is deterministic: RFC 8032 for Ed25519, RFC 6979 for ES256.
 *
 * <p>The text form is unencrypted PKCS#8 in PEM, as {@code openssl genpkey} writes it; keeping it secret is the caller's
 * work. {@link EncryptedKey} keeps it under a passphrase.
 *
 * <p>Immutable and, where a token is not thread-safe, as safe to share between threads as the token.
 * {@link #toString()} shows the key id only.
 */
public abstract sealed class SigningKey permits Ed25519SigningKey, Es256SigningKey, TokenSigningKey {
    /** Length of an Ed25519 seed in bytes. */
    public static final int SEED_BYTES = Ed25519SigningKey.SEED_BYTES;

    private final VerifyingKey verifyingKey;

    SigningKey(VerifyingKey verifyingKey) {
        this.verifyingKey = verifyingKey;
    }

    /** A new Ed25519 key from bytes of the given source. */
    public static SigningKey generate(SecureRandom random) {
        return generate(SignatureAlgorithm.ED25519, random);
    }

    /** A new key from bytes of the given source. */
    public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
        return switch (algorithm) {
            case ED25519 -> Ed25519SigningKey.drawn(random);
            case ES256 -> Es256SigningKey.drawn(random);
        };
    }

    /**
     * The Ed25519 key that follows from a seed.
     *
     * @throws RefusedKeyException if the seed has not exactly 32 bytes
     */
    public static SigningKey ofSeed(byte[] seed) {
        return Ed25519SigningKey.seeded(seed);
    }

    /**
     * A key that stays in its token. What the token signs is checked before anyone sees it, so that a fault of the
     * device is found here and not by the receiver.
     */
    public static SigningKey inToken(VerifyingKey verifyingKey, Token token) {
        return new TokenSigningKey(verifyingKey, token);
    }

    /**
     * Reads what {@link #toPem()} writes. White space around the lines does not matter; nothing else may stand before
     * or after them.
     *
     * @throws RefusedKeyException if it is not one unencrypted Ed25519 or P-256 private key in PKCS#8 without attributes
     */
    public static SigningKey ofPem(String pem) {
        return ofPkcs8(Pem.decode(pem));
    }

    static SigningKey ofPkcs8(byte[] pkcs8) {
        if (Ed25519SigningKey.isPkcs8(pkcs8)) {
            return Ed25519SigningKey.decoded(pkcs8);
        }
        if (Es256SigningKey.isPkcs8(pkcs8)) {
            return Es256SigningKey.decoded(pkcs8);
        }
        throw new RefusedKeyException("the block is not an unencrypted Ed25519 key or P-256 key in PKCS#8");
    }

    /**
     * The key as unencrypted PKCS#8 in PEM, each line ended by a line feed. It is the secret.
     *
     * @throws IllegalStateException if the key is in a token, which does not give it away
     */
    public String toPem() {
        return Pem.encode(pkcs8());
    }

    abstract byte[] pkcs8();

    /** The public half. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The id of {@link #verifyingKey()}. */
    public String keyId() {
        return verifyingKey.keyId();
    }

    /**
     * The public half in a certificate that the key has signed itself (X.509, DER). It certifies nothing: PKCS#12 files
     * and tokens are commonly read by tools that find a key only through a certificate beside it.
     */
    public byte[] certificate() {
        return SelfSigned.certificate(this);
    }

    Signature sign(byte[] message) {
        return new Signature(keyId(), signatureOf(message));
    }

    /**
     * The 64 bytes of a signature over the text of a note, as it is.
     *
     * @throws IllegalArgumentException if the text begins as what is signed of an envelope does, or is as what is signed of a
     *     token
     */
    public byte[] signNote(byte[] text) {
        if (Envelope.isPae(text) || JwsInput.isOne(text)) {
            throw new IllegalArgumentException("a note must not read as an envelope or a token");
        }
        return signatureOf(text);
    }

    /**
     * The 64 bytes of a JSON Web Signature (RFC 7515; EdDSA of RFC 8037, or ES256 of RFC 7518 §3.4).
     *
     * @param signingInput header and payload in base64url, with a dot between
     * @throws IllegalArgumentException if it is anything else
     */
    public byte[] signJws(byte[] signingInput) {
        if (!JwsInput.isOne(signingInput)) {
            throw new IllegalArgumentException("expected what is signed of a token: header and payload in base64url");
        }
        return signatureOf(signingInput);
    }

    /** The 64 bytes of a signature over bare bytes: for this package alone. */
    abstract byte[] signatureOf(byte[] message);

    @Override
    public String toString() {
        return "SigningKey[" + keyId() + "]";
    }
}
