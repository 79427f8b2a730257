package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.gilavar.client.tls.Certificates;
import org.gilavar.client.tls.Connection;
import org.gilavar.client.tls.MalformedConnectionException;
import org.gilavar.journal.UnreadableException;

/** Files of certificates, and certificates in words. */
final class TlsFiles {

    private TlsFiles() {}

    /** A connection package. */
    static Connection connection(Path file) throws IOException {
        try {
            return Connection.parse(InputFile.read(file, Connection.MAX_BYTES));
        } catch (MalformedConnectionException e) {
            throw new UnreadableException(file + " is no connection package: " + e.getMessage(), e);
        }
    }

    /** The certificates in a file, PEM or DER. */
    static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            return Certificates.read(InputFile.read(file, Connection.MAX_BYTES));
        } catch (CertificateException e) {
            throw new UnreadableException(file + " cannot be read as certificates: " + e.getMessage(), e);
        }
    }

    /** Whose it is, who issued it, and until when it is valid. */
    static String inWords(X509Certificate certificate) {
        return Words.shown(certificate.getSubjectX500Principal().getName()) + ", issued by "
                + Words.shown(certificate.getIssuerX500Principal().getName()) + ", valid until "
                + certificate.getNotAfter().toInstant();
    }
}
