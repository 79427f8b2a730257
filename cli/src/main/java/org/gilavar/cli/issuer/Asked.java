package org.gilavar.cli.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.gilavar.server.ServerConfig;

/** What a client asks of the issuer when it sends a browser (OpenID Connect Core 1.0 §3.1.2.1). */
record Asked(String redirectUri, String state, String nonce, String challenge) {

    /** The one path to which a browser is sent back: that of this project's server. */
    private static final String RETURN = "/v1/sign-in/oidc/callback";

    /** Why it is not answered; empty when it is. */
    static Optional<String> misfit(Parameters query) {
        if (!query.value("client_id").equals(DemoIssuer.CLIENT)) {
            return Optional.of("client_id: expected " + DemoIssuer.CLIENT);
        }
        if (!isLoopback(query.value("redirect_uri"))) {
            return Optional.of("redirect_uri: this issuer sends nobody anywhere but to http://127.0.0.1:PORT" + RETURN);
        }
        if (!query.value("response_type").equals("code")
                || !query.value("scope").equals("openid")) {
            return Optional.of("response_type: expected code; scope: expected openid");
        }
        if (!query.value("code_challenge_method").equals("S256")
                || query.value("code_challenge").length() != 43) {
            return Optional.of("code_challenge: expected PKCE with S256");
        }
        return Optional.empty();
    }

    static Asked of(Parameters query) {
        return new Asked(
                query.value("redirect_uri"), query.value("state"), query.value("nonce"), query.value("code_challenge"));
    }

    private static boolean isLoopback(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null
                    && ServerConfig.isLoopback(uri.getHost())
                    && RETURN.equals(uri.getPath())
                    && uri.getRawQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
