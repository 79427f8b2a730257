package org.gilavar.server.jose;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.json.Json;

/**
 * A token to be signed.
 *
 * @param header the JOSE header, {@code alg} included
 * @param claims texts, whole numbers (times in seconds since 1970), lists
 */
public record UnsignedJwt(Map<String, ?> header, Map<String, ?> claims) {

    /** One that a key of ours is to sign. */
    public static UnsignedJwt by(SigningKey key, String type, Map<String, ?> claims) {
        String algorithm = JwsAlgorithm.of(key.verifyingKey().algorithm()).title();
        return new UnsignedJwt(Map.of("alg", algorithm, "typ", type, "kid", key.keyId()), claims);
    }

    /** Header and claims in base64url with a dot between: the bytes to sign. */
    public byte[] signingInput() {
        return (Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The token in the compact form. */
    public String signed(byte[] signature) {
        return new String(signingInput(), StandardCharsets.US_ASCII) + "." + Base64Url.encode(signature);
    }

    /** The token, signed by a key of ours. */
    public String signed(SigningKey key) {
        return signed(key.signJws(signingInput()));
    }
}
