package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.CertificateRequest;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.jose.JwkSet;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.jose.MalformedJwtException;
import org.gilavar.server.jose.UnsignedJwt;

/** Tokens that machines and providers send, the key sets of providers, and requests for certificates. */
final class TokenTargets {

    private static final SigningKey KEY = SampleKeys.ed25519(1);

    private TokenTargets() {}

    static List<Target> all() {
        return List.of(
                new Rule(
                        "token",
                        "a token that a key has signed is to the byte the one that it did sign",
                        TokenTargets::token,
                        () -> List.of(sample().getBytes(US_ASCII), otherAlgorithm())),
                new Rule(
                        "key-set",
                        "keys are read, or passed over; none that is read has signed what another did",
                        TokenTargets::keySet,
                        TokenTargets::keySets),
                new Rule(
                        "certificate-request",
                        "a request that is taken is signed with the key that it is for, and reads again as itself",
                        TokenTargets::request,
                        () -> List.of(requestOf("duty-officer"), requestOf("delegate"))));
    }

    private static String sample() {
        return UnsignedJwt.by(
                        KEY,
                        "JWT",
                        Map.of(
                                "iss",
                                "turkiye/duty-officer",
                                "aud",
                                List.of("https://a.example"),
                                "exp",
                                1_744_444_800))
                .signed(KEY);
    }

    private static byte[] otherAlgorithm() {
        SigningKey key = SampleKeys.es256(1);
        return UnsignedJwt.by(key, "JWT", Map.of("sub", "x", "iat", 1))
                .signed(new byte[64])
                .getBytes(US_ASCII);
    }

    private static boolean token(byte[] input) {
        String text = new String(input, UTF_8);
        Jwt jwt;
        try {
            jwt = Jwt.parse(text);
        } catch (MalformedJwtException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
        if (jwt.isSignedBy(KEY.verifyingKey()) && !text.equals(sample())) {
            throw new BrokenException("passes for signed, and is not what was: " + Shown.of(input));
        }
        return true;
    }

    private static boolean keySet(byte[] input) {
        try {
            JwkSet keys = JwkSet.parse(input);
            if (keys.haveSigned(Jwt.parse(sample())) && !new String(input, UTF_8).contains(x())) {
                throw new BrokenException("has signed with another's key: " + Shown.of(input));
            }
            return true;
        } catch (MalformedJwtException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** As it stands in a key set; text in JSON can be written in other ways, which a search does not find by itself. */
    private static String x() {
        byte[] info = KEY.verifyingKey().subjectPublicKeyInfo();
        byte[] last = Arrays.copyOfRange(info, info.length - 32, info.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last);
    }

    private static List<byte[]> keySets() {
        String rsa =
                "{\"kty\":\"RSA\",\"n\":\"" + "wT".repeat(171) + "\",\"e\":\"AQAB\",\"kid\":\"r\",\"use\":\"sig\"}";
        String ec = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\",\"kid\":\"e\",\"alg\":\"ES256\"}";
        String okp = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x() + "\"}";
        return List.of(("{\"keys\":[" + rsa + "," + ec + "," + okp + "]}").getBytes(US_ASCII));
    }

    private static byte[] requestOf(String post) {
        return CertificateRequest.of(
                        Authority.unissued("turkiye", post, Instant.parse("2025-04-12T08:00:00Z"), new SecureRandom()))
                .pem();
    }

    private static boolean request(byte[] input) {
        CertificateRequest request;
        try {
            request = CertificateRequest.read(input);
        } catch (IllegalArgumentException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
        if (!CertificateRequest.read(request.pem()).key().equals(request.key())) {
            throw new BrokenException("reads again as another: " + Shown.of(input));
        }
        return true;
    }
}
