package org.gilavar.server.webhook;

import java.net.URI;
import org.gilavar.server.ServerConfig;

/**
 * Where a party is told, by the operator's word.
 *
 * @param uri over TLS; in the clear only on this machine
 */
public record WebhookTarget(String party, URI uri) {

    /** @throws IllegalArgumentException saying what is wrong with it, and what to do */
    public WebhookTarget {
        if (party.isBlank()) {
            throw new IllegalArgumentException("expected PARTY=ADDRESS, found no party");
        }
        String host = uri.getHost();
        boolean secret = "https".equals(uri.getScheme());
        boolean here = "http".equals(uri.getScheme()) && host != null && ServerConfig.isLoopback(host);
        if (host == null || !(secret || here)) {
            throw new IllegalArgumentException(
                    "expected an https address, or http on this machine (" + ServerConfig.LOOPBACK + "), found " + uri);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("expected no name, password or fragment in the address of " + party
                    + "'s webhook; the receiver knows the server by its signature");
        }
    }

    /** Without path and query, which may have a secret in them: for logs. */
    String place() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
