package org.gilavar.cli;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What the faults of TLS mean, and what to do. */
final class TlsTrouble {

    /** What a party does whose certificate is not taken. */
    static final String HOW_TO_BE_LET_IN =
            "Give --certificate FILE.p12 with a certificate that your party's own authority has issued for a client and "
                    + "that is valid now; and ask the facilitator whether the server has been given that authority "
                    + "(serve --client-authority)";

    private TlsTrouble() {}

    /**
     * Why the server was not trusted.
     *
     * @param shown the certificate it shows
     */
    static String ofServer(SSLException e, Optional<X509Certificate> shown) {
        String said = said(e);
        String who = shown.map(certificate -> " It shows: " + TlsFiles.inWords(certificate) + ".")
                .orElse("");
        if (has(e, CertificateExpiredException.class)) {
            return "the server's certificate has expired." + who
                    + " The facilitator's operator must renew it; or this machine's clock is wrong";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid yet." + who + " Is this machine's clock right?";
        }
        if (said.contains("connection package pins")) {
            return "the server's key is not one that the package pins." + who + " " + SOMEBODY_ELSE;
        }
        if (said.contains("subject alternative") || said.contains("no name matching")) {
            return "the server's certificate is for another host than the package names." + who
                    + " Ask the facilitator for the right address";
        }
        if (said.contains("certification path")
                || said.contains("path building")
                || said.contains("signature")
                || has(e, CertPathValidatorException.class)) {
            return "the server's certificate is not issued by the authority in the package." + who + " "
                    + SOMEBODY_ELSE;
        }
        if (said.contains("protocol_version") || said.contains("protocol version")) {
            return "what answers there does not speak TLS 1.3, which alone is allowed; a proxy or an old gateway "
                    + "stands between";
        }
        if (said.contains("unsupported or unrecognized")) {
            return "what answers there does not speak TLS at all: a server for loopback, or another service";
        }
        return "the server is not trusted: " + e.getMessage() + "." + who;
    }

    private static final String SOMEBODY_ELSE =
            "Either the facilitator has changed it, and has a new package for you, or somebody else answers there: do not "
                    + "connect before you know which";

    /** Why the server did not let the client in. */
    static String ofClient(SSLException e) {
        String said = said(e);
        if (said.contains("certificate_required") || said.contains("bad_certificate")) {
            return "the server asks for a certificate, and got none that it takes. " + HOW_TO_BE_LET_IN;
        }
        if (said.contains("certificate_unknown") || said.contains("unknown_ca")) {
            return "the server does not know who issued your certificate, or it is not valid now, or has been revoked. "
                    + HOW_TO_BE_LET_IN;
        }
        return "the connection ends in its first bytes: " + e.getMessage() + ". " + HOW_TO_BE_LET_IN;
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String said(Throwable e) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append('\n');
        }
        return said.toString().toLowerCase(Locale.ROOT);
    }

    /** For looking at what a server shows, when it is not trusted: shows nothing itself, and nothing is sent over it. */
    static SSLContext onlyLooking(Consumer<X509Certificate> shown) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[] {new OnlyLooking(shown)}, new SecureRandom());
        return context;
    }

    static TrustManager[] onlyLookingManagers() {
        return new TrustManager[] {new OnlyLooking(shown -> {})};
    }

    private static final class OnlyLooking extends X509ExtendedTrustManager {
        private final Consumer<X509Certificate> shown;

        OnlyLooking(Consumer<X509Certificate> shown) {
            this.shown = shown;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            shown.accept(chain[0]);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
