package org.gilavar.client.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The certificates that lead from the one that was shown to an authority. What else was sent along says nothing: anybody can
 * send a certificate that is not theirs (RFC 7469 §2.6).
 */
final class ValidPath {
    private ValidPath() {}

    /**
     * The path, the authority at its end.
     *
     * @param shown the server's own certificate first
     * @throws CertificateException if there is none
     */
    static List<X509Certificate> of(X509Certificate[] shown, List<X509Certificate> authorities)
            throws CertificateException {
        Set<TrustAnchor> anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toCollection(HashSet::new));
        X509CertSelector own = new X509CertSelector();
        own.setCertificate(shown[0]);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
            parameters.setRevocationEnabled(false); // as the platform's own check has it
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(shown))));
            PKIXCertPathBuilderResult found = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            found.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
            path.add(found.getTrustAnchor().getTrustedCert());
            return path;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("no path to an authority of the connection package", e);
        }
    }
}
