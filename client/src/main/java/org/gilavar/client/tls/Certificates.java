package org.gilavar.client.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** X.509 certificates as files have them, and trust in those alone, at either end. */
public final class Certificates {
    private Certificates() {}

    /**
     * All that are in a file, PEM or DER.
     *
     * @throws CertificateException if it is none of either
     */
    public static List<X509Certificate> read(byte[] file) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Whether one certificate was signed with the key of another, whose name it bears as its issuer's. None has issued itself. */
    public static boolean hasIssued(X509Certificate above, X509Certificate below) {
        if (above.equals(below) || !below.getIssuerX500Principal().equals(above.getSubjectX500Principal())) {
            return false;
        }
        try {
            below.verify(above.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The platform's own check (RFC 5280), by these authorities and no others.
     *
     * @throws GeneralSecurityException if they cannot be used
     */
    public static X509ExtendedTrustManager trusting(Collection<X509Certificate> authorities)
            throws GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read", e);
        }
        for (X509Certificate authority : authorities) {
            anchors.setCertificateEntry(Integer.toString(anchors.size()), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the platform has no trust manager for X.509"));
    }
}
