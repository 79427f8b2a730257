package org.gilavar.server.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of other libraries and other people's keys; and algorithms that are confused on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JwkSetTest {

    private static final String RSA_EXAMPLE =
            "{\"kty\":\"RSA\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4"
                    + "d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
                    + "UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kz"
                    + "k2PAcDTW9gb54h4FRWyuXpoQ\",\"e\":\"AQAB\"}";

    private static final String RS256_EXAMPLE =
            "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                    + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t"
                    + "1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDw"
                    + "usC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    private RSAKey rsa;
    private RSAKey otherRsa;
    private ECKey p256;

    @BeforeAll
    void make() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        otherRsa = new RSAKeyGenerator(2048).keyID("other").generate();
        p256 = new ECKeyGenerator(Curve.P_256).keyID("p256").generate();
    }

    private static JwkSet set(Object... keys) {
        return JwkSet.parse(("{\"keys\":["
                        + Stream.of(keys)
                                .map(k ->
                                        k instanceof JWK jwk ? jwk.toPublicJWK().toJSONString() : k.toString())
                                .collect(Collectors.joining(","))
                        + "]}")
                .getBytes(UTF_8));
    }

    private static Jwt signed(JWSHeader header, com.nimbusds.jose.JWSSigner signer) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(header, new JWTClaimsSet.Builder().subject("s").build());
        jwt.sign(signer);
        return Jwt.parse(jwt.serialize());
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
        return new JWSHeader.Builder(algorithm).keyID(keyId).build();
    }

    /** RFC 7515 appendix A.2. */
    @Test
    void theExampleOfRs256IsVerified() {
        JwkSet set = set(RSA_EXAMPLE);
        assertThat(set.haveSigned(Jwt.parse(RS256_EXAMPLE))).isTrue();
        String changed = RS256_EXAMPLE.replace("eyJpc3MiOiJqb2Ui", "eyJpc3MiOiJqb2Yi");
        assertThat(set.haveSigned(Jwt.parse(changed))).isFalse();
    }

    @Test
    void anotherLibrarysTokensAreVerifiedByTheKeyTheyName() throws JOSEException {
        JwkSet set = set(rsa, otherRsa, p256);
        assertThat(set.haveSigned(signed(header(JWSAlgorithm.RS256, "rsa"), new RSASSASigner(rsa))))
                .isTrue();
        assertThat(set.haveSigned(signed(header(JWSAlgorithm.ES256, "p256"), new ECDSASigner(p256))))
                .isTrue();
        assertThat(set.haveSigned(signed(header(JWSAlgorithm.RS256, "other"), new RSASSASigner(rsa))))
                .isFalse();
        assertThat(set.haveSigned(signed(header(JWSAlgorithm.RS256, "p256"), new RSASSASigner(rsa))))
                .isFalse();
        assertThat(set.haveSigned(signed(header(JWSAlgorithm.RS256, "nobody"), new RSASSASigner(rsa))))
                .isFalse();
    }

    @Test
    void aTokenThatNamesNoKeyIsTakenWhereThereIsOneOfItsAlgorithm() throws JOSEException {
        Jwt unnamed = signed(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(rsa));
        assertThat(set(rsa, p256).haveSigned(unnamed)).isTrue();
        assertThat(set(rsa, otherRsa).haveSigned(unnamed)).isFalse();
        assertThat(set(p256).haveSigned(unnamed)).isFalse();
        assertThat(set().haveSigned(unnamed)).isFalse();
    }

    @Test
    void anEd25519KeyIsTakenToo() {
        SigningKey key = SigningKey.ofSeed(new byte[32]);
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + key.keyId() + "\",\"x\":\""
                + Base64Url.encode(key.verifyingKey().bytes()) + "\"}";
        Jwt jwt = Jwt.parse(UnsignedJwt.by(key, "JWT", Map.of("sub", "s")).signed(key));
        assertThat(set(jwk).haveSigned(jwt)).isTrue();
        assertThat(set(rsa, p256).haveSigned(jwt)).isFalse();
    }

    /** The public key is no secret: whoever takes it for that of an HMAC takes anybody's token. */
    @Test
    void theSecretsOfOtherAlgorithmsAreNotAskedFor() throws JOSEException {
        SignedJWT mac = new SignedJWT(
                header(JWSAlgorithm.HS256, "rsa"),
                new JWTClaimsSet.Builder().subject("s").build());
        mac.sign(new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(UTF_8)));
        assertThatThrownBy(() -> Jwt.parse(mac.serialize())).isInstanceOf(MalformedJwtException.class);
        UnsignedJwt none = new UnsignedJwt(Map.of("alg", "none"), Map.of("sub", "s"));
        assertThatThrownBy(() -> Jwt.parse(none.signed(new byte[0]))).isInstanceOf(MalformedJwtException.class);
    }

    @Test
    void aKeyIsForItsOwnAlgorithmAndUseAlone() throws JOSEException {
        Jwt jwt = signed(header(JWSAlgorithm.RS256, "rsa"), new RSASSASigner(rsa));
        String key = rsa.toPublicJWK().toJSONString();
        for (String member : List.of(
                "\"use\":\"enc\"",
                "\"alg\":\"PS256\"",
                "\"alg\":\"RS512\"",
                "\"key_ops\":[\"encrypt\"]",
                "\"use\":7")) {
            assertThat(set(key.replaceFirst("\\{", "{" + member + ",")).haveSigned(jwt))
                    .as(member)
                    .isFalse();
        }
        for (String member : List.of("\"use\":\"sig\"", "\"alg\":\"RS256\"", "\"key_ops\":[\"verify\"]", "\"x\":7")) {
            assertThat(set(key.replaceFirst("\\{", "{" + member + ",")).haveSigned(jwt))
                    .as(member)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"=\",\"e\":\"AQAB\"}",
                "{\"kty\":\"oct\",\"k\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AQAB\",\"y\":\"AQAB\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
            })
    void anUnfitKeyIsPassedOverAndLocksNobodyOut(String unfit) throws JOSEException {
        assertThat(set(unfit).keys()).isEmpty();
        assertThat(set(unfit, rsa).haveSigned(signed(header(JWSAlgorithm.RS256, "rsa"), new RSASSASigner(rsa))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}", "{\"keys\":[]} x"})
    void whatIsNoSetIsNotRead(String json) {
        assertThatThrownBy(() -> JwkSet.parse(json.getBytes(UTF_8))).isInstanceOf(MalformedJwtException.class);
    }

    @Test
    void exponentsAreOddAndSmallAndModuliNeitherShortNorHuge() {
        String n = RSA_EXAMPLE.replaceAll(".*\"n\":\"([^\"]+)\".*", "$1");
        for (String e : List.of("AQ", "AA", "BA", "AQAAAAAB")) {
            assertThat(set("{\"kty\":\"RSA\",\"n\":\"" + n + "\",\"e\":\"" + e + "\"}")
                            .keys())
                    .as(e)
                    .isEmpty();
        }
        assertThat(set("{\"kty\":\"RSA\",\"n\":\"" + n.repeat(5).substring(0, 4 * 342) + "\",\"e\":\"AQAB\"}")
                        .keys())
                .isEmpty();
    }
}
