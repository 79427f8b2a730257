package org.gilavar.cli.issuer;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.jose.UnsignedJwt;

/** The issuer's key: ES256, made now and kept nowhere. */
record DemoKey(SigningKey key) {

    private static final int COORDINATE = 32;

    static DemoKey make(SecureRandom random) {
        return new DemoKey(SigningKey.generate(SignatureAlgorithm.ES256, random));
    }

    /** The public half as a JWK. */
    Map<String, Object> jwk() {
        byte[] info = key.verifyingKey().subjectPublicKeyInfo(); // it ends with x and y
        int y = info.length - COORDINATE;
        return Map.of(
                "kty", "EC",
                "crv", "P-256",
                "use", "sig",
                "alg", "ES256",
                "kid", key.keyId(),
                "x", base64Url(Arrays.copyOfRange(info, y - COORDINATE, y)),
                "y", base64Url(Arrays.copyOfRange(info, y, info.length)));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String sign(Map<String, ?> claims) {
        return UnsignedJwt.by(key, "JWT", claims).signed(key);
    }
}
