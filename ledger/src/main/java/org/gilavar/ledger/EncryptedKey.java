package org.gilavar.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A signing key under a passphrase: one PKCS#12 file (RFC 7292), which Java's {@code KeyStore}, {@code keytool} and
 * {@code openssl pkcs12} read as well.
 *
 * <p>{@link #seal} encrypts the key with PBES2 (AES-256-CBC, PBKDF2 with HMAC-SHA-256) and adds the self-signed
 * certificate that Java wants beside a key, and an HMAC-SHA-256 over it all. Both the key and the check value cost
 * {@value #ITERATIONS} rounds a guess: the cheaper one is what an attacker would try. {@link #open} reads that, and what
 * those other programs write, as long as there is one key of ours in it.
 *
 * <p>Bytes in, bytes out: where they are kept, and who may read that, is the caller's work. Stateless and thread-safe.
 */
public final class EncryptedKey {
    /** Rounds of key derivation: OWASP's least for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
    public static final int ITERATIONS = 600_000;

    /** Largest file read: one key with a chain of certificates is far smaller. */
    public static final int MAX_BYTES = 1 << 16;

    private EncryptedKey() {}

    /**
     * The key as a PKCS#12 file. Salts are drawn from the given source.
     *
     * @throws IllegalArgumentException if the passphrase has fewer than {@link Passphrase#MIN_NEW_CHARS} characters
     * @throws IllegalStateException if the key is in a token
     */
    public static byte[] seal(SigningKey key, Passphrase passphrase, SecureRandom random) {
        if (passphrase.length() < Passphrase.MIN_NEW_CHARS) {
            throw new IllegalArgumentException("a passphrase for a key has at least " + Passphrase.MIN_NEW_CHARS
                    + " characters, found " + passphrase.length());
        }
        return seal(key, passphrase, random, ITERATIONS);
    }

    static byte[] seal(SigningKey key, Passphrase passphrase, SecureRandom random, int iterations) {
        char[] chars = passphrase.chars();
        try {
            return new Pkcs12Writer(chars, random, iterations).write(key);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * The key in a PKCS#12 file.
     *
     * @throws WrongPassphraseException if the passphrase does not open it, or it has been changed
     * @throws RefusedKeyException if it is no PKCS#12 file, or there is not exactly one key of ours in it
     */
    public static SigningKey open(byte[] pkcs12, Passphrase passphrase) {
        if (pkcs12.length > MAX_BYTES) {
            throw new RefusedKeyException("expected at most " + MAX_BYTES + " bytes, found " + pkcs12.length);
        }
        char[] chars = passphrase.chars();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), chars);
            return onlyKey(store, chars);
        } catch (UnrecoverableKeyException e) {
            throw new WrongPassphraseException(e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new WrongPassphraseException(e);
            }
            throw new RefusedKeyException("not a PKCS#12 file, or a damaged one");
        } catch (GeneralSecurityException e) {
            throw new RefusedKeyException("a PKCS#12 file with parts that Java cannot read");
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private static SigningKey onlyKey(KeyStore store, char[] passphrase) throws GeneralSecurityException {
        List<String> names = new ArrayList<>();
        for (String name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name)) {
                names.add(name);
            }
        }
        if (names.size() != 1) {
            throw new RefusedKeyException(
                    "expected one key with its certificate in the PKCS#12 file, found " + names.size());
        }
        Key found = store.getKey(names.get(0), passphrase);
        byte[] pkcs8 = found == null ? null : found.getEncoded();
        if (pkcs8 == null) {
            throw new RefusedKeyException("the entry in the PKCS#12 file is no private key");
        }
        SigningKey key = SigningKey.ofPkcs8(pkcs8);
        Arrays.fill(pkcs8, (byte) 0);
        Certificate certificate = store.getCertificate(names.get(0));
        if (certificate == null
                || !Arrays.equals(
                        certificate.getPublicKey().getEncoded(),
                        key.verifyingKey().subjectPublicKeyInfo())) {
            throw new RefusedKeyException("the certificate beside the key is another key's");
        }
        return key;
    }
}
