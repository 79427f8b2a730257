package org.gilavar.server.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.gilavar.server.ServerConfig;

/** Which addresses a provider may have, and which of them are its own. */
final class Issuers {
    private Issuers() {}

    /** Whether this can be an issuer here: https, or http on loopback; no user, query or fragment. */
    static boolean isOne(String issuer) {
        return uri(issuer)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .isPresent();
    }

    /** Whether an address is at the issuer's own scheme, host and port. */
    static boolean isAt(String issuer, String address) {
        return uri(address)
                .map(Issuers::origin)
                .filter(uri(issuer).map(Issuers::origin).orElse("")::equals)
                .isPresent();
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean secure = "https".equals(uri.getScheme());
            boolean local =
                    "http".equals(uri.getScheme()) && uri.getHost() != null && ServerConfig.isLoopback(uri.getHost());
            return uri.getHost() != null && uri.getRawUserInfo() == null && (secure || local)
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI uri) {
        int standard = "https".equals(uri.getScheme()) ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
