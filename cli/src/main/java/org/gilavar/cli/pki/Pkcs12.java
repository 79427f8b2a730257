package org.gilavar.cli.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.ledger.Passphrase;

/** A key with its certificates as PKCS#12, under a passphrase: as browsers, servers and OpenSSL take it. */
public final class Pkcs12 {

    /** Largest file: a key and a chain of certificates. */
    public static final int MAX_BYTES = 1 << 16;

    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "gilavar";

    private Pkcs12() {}

    /** The file. */
    public static byte[] seal(Issued issued, Passphrase passphrase) {
        char[] chars = passphrase.chars();
        try {
            KeyStore keys = KeyStore.getInstance(TYPE);
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, issued.key(), chars, issued.chain().toArray(X509Certificate[]::new));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            keys.store(file, chars);
            return file.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the platform must write PKCS#12", e);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * The one private key in a file, with its certificates.
     *
     * @throws IOException if it is none, or the passphrase is another
     * @throws IllegalArgumentException if there is no such key in it, or more than one
     */
    public static Issued issued(byte[] file, Passphrase passphrase) throws IOException {
        char[] chars = passphrase.chars();
        try {
            KeyStore keys = open(file, chars);
            List<Issued> found = new ArrayList<>();
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getKey(alias, chars) instanceof PrivateKey key) {
                    Certificate[] certificates = keys.getCertificateChain(alias);
                    if (certificates == null) {
                        throw new IllegalArgumentException("the private key in it has no certificate");
                    }
                    List<X509Certificate> chain = Stream.of(certificates)
                            .map(X509Certificate.class::cast)
                            .toList();
                    found.add(new Issued(key, chain));
                }
            }
            if (found.size() != 1) {
                throw new IllegalArgumentException("expected one private key in it, found " + found.size());
            }
            return found.getFirst();
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * What is in a file.
     *
     * @throws IOException if it is none, or the passphrase is another
     */
    public static KeyStore open(byte[] file, char[] passphrase) throws IOException {
        try {
            KeyStore keys = KeyStore.getInstance(TYPE);
            keys.load(new ByteArrayInputStream(file), passphrase);
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
