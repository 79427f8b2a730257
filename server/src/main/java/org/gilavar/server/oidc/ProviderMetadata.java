package org.gilavar.server.oidc;

import org.gilavar.server.jose.Claims;
import org.gilavar.server.jose.JoseJson;
import org.gilavar.server.jose.MalformedJwtException;

/**
 * Where a provider is asked what (OpenID Connect Discovery 1.0 §3).
 *
 * @param saysIssuer whether it names itself in its answers to the browser (RFC 9207), so that an answer which does not is not
 *     its own
 */
record ProviderMetadata(String authorizationEndpoint, String tokenEndpoint, String keys, boolean saysIssuer) {

    /** Where the metadata of an issuer is. */
    static String addressOf(String issuer) {
        return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration";
    }

    /**
     * Reads the metadata of an issuer.
     *
     * @throws MalformedJwtException if they are not this issuer's, or lack something, or point elsewhere
     */
    static ProviderMetadata parse(byte[] json, String issuer) {
        Claims metadata = JoseJson.claims(json, "its metadata");
        if (!issuer.equals(metadata.text("issuer").orElse(""))) {
            throw new MalformedJwtException("its metadata are of another issuer");
        }
        return new ProviderMetadata(
                address(metadata, "authorization_endpoint", issuer),
                address(metadata, "token_endpoint", issuer),
                address(metadata, "jwks_uri", issuer),
                metadata.flag("authorization_response_iss_parameter_supported"));
    }

    private static String address(Claims metadata, String name, String issuer) {
        return metadata.text(name)
                .filter(address -> Issuers.isAt(issuer, address))
                .orElseThrow(() ->
                        new MalformedJwtException("its " + name + " is missing, or not at the issuer's own address"));
    }
}
