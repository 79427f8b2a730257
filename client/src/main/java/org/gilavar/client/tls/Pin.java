package org.gilavar.client.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A pin: SHA-256 of a certificate's public key, as RFC 7469 §2.4 takes it, {@code sha256/base64}. */
final class Pin {
    private static final String SHA_256 = "sha256/";
    private static final int CHARS = 44;

    private Pin() {}

    static String of(X509Certificate certificate) {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return SHA_256
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static boolean isOne(String text) {
        return text.startsWith(SHA_256) && text.length() == SHA_256.length() + CHARS;
    }
}
