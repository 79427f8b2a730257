package org.gilavar.client.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS by a connection package: the server must show a certificate of the package's authorities for its host name, with one of
 * the pinned keys in its chain; what the platform trusts otherwise counts for nothing. TLS 1.3 and nothing older.
 */
public final class ClientTls {
    /** The one version that is spoken. */
    public static final String PROTOCOL = "TLSv1.3";

    /**
     * The key managers that take private keys out of their store once. The platform's others (PKIX) do so anew in every handshake,
     * ten thousand rounds of a hash each time: whoever keeps connecting would keep a core busy.
     */
    public static final String KEEPING_KEYS = "SunX509";

    private ClientTls() {}

    /**
     * What connections are made with.
     *
     * @param own the client's own key with its certificates; null to connect without
     * @param passphrase of that key
     * @throws GeneralSecurityException if the key cannot be used
     */
    public static SSLContext context(Connection connection, @Nullable KeyStore own, char[] passphrase)
            throws GeneralSecurityException {
        KeyManager[] keys = {};
        if (own != null) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KEEPING_KEYS);
            factory.init(own, passphrase);
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance(PROTOCOL);
        TrustManager trust = new PinnedServer(Certificates.trusting(connection.authorities()), connection);
        context.init(keys, new TrustManager[] {trust}, new SecureRandom());
        return context;
    }

    /** How connections are made with such a context: by {@link #PROTOCOL} alone. */
    public static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        return parameters;
    }

    /** The platform's check of path and host name, and the pins. */
    private static final class PinnedServer extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager platform;
        private final Connection connection;

        PinnedServer(X509ExtendedTrustManager platform, Connection connection) {
            this.platform = platform;
            this.connection = connection;
        }

        private void mustBePinned(X509Certificate[] chain) throws CertificateException {
            List<String> pins = connection.pins();
            if (!pins.isEmpty()
                    && ValidPath.of(chain, connection.authorities()).stream()
                            .map(Pin::of)
                            .noneMatch(pins::contains)) {
                throw new CertificateException("none of its keys is one that the connection package pins");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            platform.checkServerTrusted(chain, authType);
            mustBePinned(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            platform.checkServerTrusted(chain, authType, socket);
            mustBePinned(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            platform.checkServerTrusted(chain, authType, engine);
            mustBePinned(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return platform.getAcceptedIssuers();
        }
    }
}
