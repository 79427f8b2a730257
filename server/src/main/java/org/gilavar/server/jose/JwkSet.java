package org.gilavar.server.jose;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The public keys of an issuer (RFC 7517 §5): those of them that a token can be verified with here. Immutable.
 *
 * @param keys in their order
 */
public record JwkSet(List<PublicJwk> keys) {

    /** Most keys of a set that is read: an issuer has two or three, and each must be tried at worst. */
    private static final int MAX_KEYS = 64;

    public JwkSet {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a set. Keys of other kinds, for other uses, or unfit are passed over.
     *
     * @throws MalformedJwtException if it is none, or too large
     */
    public static JwkSet parse(byte[] json) {
        JsonNode set = JoseJson.object(json, "the key set").path("keys");
        if (!set.isArray() || set.size() > MAX_KEYS) {
            throw new MalformedJwtException("the key set has no list of keys, or more than " + MAX_KEYS);
        }
        List<PublicJwk> keys = new ArrayList<>();
        set.forEach(jwk -> PublicJwk.of(jwk).ifPresent(keys::add));
        return new JwkSet(keys);
    }

    /**
     * Whether one of the keys has signed a token. The token names the key; one that does not is only taken where there is one
     * key of its algorithm (OpenID Connect Core 1.0 §10.1).
     */
    public boolean haveSigned(Jwt jwt) {
        List<PublicJwk> candidates = candidates(jwt);
        return (jwt.keyId().isPresent() || candidates.size() == 1)
                && candidates.stream().anyMatch(key -> key.hasSigned(jwt));
    }

    /** Whether a key is here that could have signed a token, by what the token says of it. */
    public boolean mayHaveSigned(Jwt jwt) {
        return !candidates(jwt).isEmpty();
    }

    private List<PublicJwk> candidates(Jwt jwt) {
        return keys.stream()
                .filter(key -> key.algorithm() == jwt.algorithm())
                .filter(key -> jwt.keyId().isEmpty() || key.id().equals(jwt.keyId()))
                .toList();
    }
}
