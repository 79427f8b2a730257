package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.server.tls.ServerTls;

/** What the connection that a request came over proves by itself. */
final class Wire {

    private final Optional<ServerTls> tls;
    private final InstantSource clock;

    Wire(Optional<ServerTls> tls, InstantSource clock) {
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * Makes sure that the other end has a certificate where it must have one, and that it is still valid: connections last,
     * and are gone on with, for longer than that.
     */
    void mustBeAdmitted(ServerRequest request) {
        if (asksForCertificates() && chain(request).isEmpty()) {
            throw new ProblemException(Problem.of(
                    403,
                    "no-certificate",
                    "This connection has no valid certificate",
                    "connect anew with a certificate of your party that is valid now; ./gilavar doctor says more"));
        }
    }

    /** Whether nobody is heard without a certificate of a party, so that sessions are bound to one. */
    boolean asksForCertificates() {
        return tls.filter(ServerTls::asksForCertificates).isPresent();
    }

    /** Whether nobody on the way can read along. */
    boolean isSecret() {
        return tls.isPresent();
    }

    /**
     * The certificate of the other end, as RFC 8705 binds tokens to it: SHA-256 of its DER. Empty where nobody is asked for
     * one.
     */
    Optional<Hash> certificate(ServerRequest request) {
        return chain(request).map(chain -> fingerprint(chain[0]));
    }

    /** Whether the other end is of this party, or need not be of any. */
    boolean isOf(String party, ServerRequest request) {
        return tls.filter(ServerTls::asksForCertificates)
                .map(asking -> chain(request)
                        .flatMap(asking::partyOf)
                        .filter(party::equals)
                        .isPresent())
                .orElse(true);
    }

    private Optional<X509Certificate[]> chain(ServerRequest request) {
        return tls.isEmpty()
                ? Optional.empty()
                : request.remotePeer()
                        .tlsCertificates()
                        .map(Wire::x509)
                        .filter(chain -> chain.length > 0)
                        .filter(chain -> isValidNow(chain) && !tls.get().isRevoked(chain));
    }

    private boolean isValidNow(X509Certificate[] chain) {
        Date now = Date.from(clock.instant());
        try {
            for (X509Certificate certificate : chain) {
                certificate.checkValidity(now);
            }
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return false;
        }
    }

    private static X509Certificate[] x509(Certificate[] chain) {
        return Stream.of(chain).map(X509Certificate.class::cast).toArray(X509Certificate[]::new);
    }

    private static Hash fingerprint(X509Certificate certificate) {
        try {
            return Hash.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("what was read from DER has a DER", e);
        }
    }
}
