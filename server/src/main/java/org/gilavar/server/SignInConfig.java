package org.gilavar.server;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.server.oidc.ProviderConfig;

/**
 * By which doors machines and people of others come in, beside {@code POST /v1/sessions} and sign-in links.
 *
 * @param publicAddress the one address by which the server is reached, such as {@code https://gilavar.example.az:8470}; not
 *     needed on loopback
 * @param providers the OpenID provider of each party that has one
 */
public record SignInConfig(Optional<URI> publicAddress, Map<String, ProviderConfig> providers) {

    /** No address, no providers. */
    public static final SignInConfig NONE = new SignInConfig(Optional.empty(), Map.of());

    public SignInConfig {
        providers = Collections.unmodifiableSortedMap(new TreeMap<>(providers));
        publicAddress.ifPresent(SignInConfig::mustBeAnAddress);
    }

    private static void mustBeAnAddress(URI address) {
        boolean secure = "https".equals(address.getScheme());
        boolean local =
                "http".equals(address.getScheme()) && ServerConfig.isLoopback(String.valueOf(address.getHost()));
        boolean more = address.getRawUserInfo() != null
                || !String.valueOf(address.getRawPath()).isEmpty()
                || address.getRawQuery() != null
                || address.getRawFragment() != null;
        if (address.getHost() == null || more || !(secure || local)) {
            throw new IllegalArgumentException(
                    "public address: expected https://HOST or https://HOST:PORT and no more, not "
                            + "even a slash at the end, found " + address);
        }
    }
}
