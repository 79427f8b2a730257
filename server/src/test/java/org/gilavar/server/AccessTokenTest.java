package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.server.jose.UnsignedJwt;
import org.gilavar.server.session.ClientAssertions;
import org.gilavar.server.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth 2 for machines: what a post must send for an access token, and everything that is refused. */
final class AccessTokenTest {

    private static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final SettableClock clock = new SettableClock(TestServer.START);
    private Optional<TestServer> running = Optional.empty();
    private int assertions;

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        running = Optional.of(TestServer.operational(folder, clock, Samples.terms()));
    }

    @AfterEach
    void stop() {
        server().close();
    }

    private Map<String, Object> claims(String client) {
        long now = clock.instant().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss",
                client,
                "sub",
                client,
                "aud",
                server().address() + "/v1/token",
                "iat",
                now,
                "exp",
                now + 60,
                "jti",
                "assertion-" + ++assertions));
    }

    private static String signed(SigningKey key, Map<String, Object> claims) {
        return UnsignedJwt.by(key, "JWT", claims).signed(key);
    }

    private static Map<String, String> form(String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", BY_JWT);
        form.put("client_assertion", assertion);
        return form;
    }

    private Answer ask(Map<String, String> form, String... headers) {
        return send(
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&")),
                headers);
    }

    private Answer send(String body, String... headers) {
        String[] all = Stream.concat(
                        Stream.of("Content-Type", "application/x-www-form-urlencoded"), Arrays.stream(headers))
                .toArray(String[]::new);
        return server().call("POST", "/v1/token", body.getBytes(UTF_8), all);
    }

    private Answer ask(String assertion) {
        return ask(form(assertion));
    }

    private String assertion() {
        return signed(server().turkiye().key(), claims("turkiye/duty-officer"));
    }

    private String whoIs(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String token = answer.json().path("access_token").asString();
        Answer me = server().call("GET", "/v1/me", new byte[0], "Authorization", "Bearer " + token);
        return me.accepted().path("party").asString() + "/"
                + me.json().path("post").asString();
    }

    private static void isError(Answer answer, String error) {
        assertThat(answer.json().path("error").asString()).as(answer.body()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.json().path("error_description").asString())
                .as("only what RFC 6749 5.2 lets in")
                .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    private static void refusesForItsClaims(Answer answer, String word) {
        isError(answer, "invalid_client");
        assertThat(answer.body()).contains(word);
    }

    @Test
    void thePostsOwnKeyOpensASessionByOAuth() {
        Answer answer = ask(assertion());
        assertThat(whoIs(answer)).isEqualTo("turkiye/duty-officer");
        assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asLong()).isEqualTo(Sessions.SESSION.toSeconds());
        assertThat(answer.header("cache-control")).contains("no-store");

        assertThat(whoIs(ask(signed(server().israel().key(), claims("israel/duty-officer")))))
                .as("ES256")
                .isEqualTo("israel/duty-officer");
    }

    @Test
    void aTokenMaySayAudienceKeyAndTypeInEachOfTheirWays() {
        SigningKey key = server().turkiye().key();
        Map<String, Object> issuer = claims("turkiye/duty-officer");
        issuer.put("aud", List.of(server().address()));
        assertThat(whoIs(ask(signed(key, issuer)))).isEqualTo("turkiye/duty-officer");

        Map<String, String> named =
                form(new UnsignedJwt(Map.of("alg", "Ed25519"), claims("turkiye/duty-officer")).signed(key));
        named.put("client_id", "turkiye/duty-officer");
        assertThat(whoIs(ask(named))).isEqualTo("turkiye/duty-officer");

        String typed = UnsignedJwt.by(key, "client-authentication+jwt", claims("turkiye/duty-officer"))
                .signed(key);
        assertThat(whoIs(ask(typed))).isEqualTo("turkiye/duty-officer");
    }

    /** It writes either s, as most libraries do: half of its signatures are none for statements. */
    @Test
    void anotherLibrarysTokensAreTaken() throws GeneralSecurityException, JOSEException {
        String pem = server().israel().key().toPem().replaceAll("-----[A-Z ]+-----|\\s", "");
        ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        for (int i = 0; i < 20; i++) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.ES256),
                    new JWTClaimsSet.Builder()
                            .issuer("israel/duty-officer")
                            .subject("israel/duty-officer")
                            .audience(server().address())
                            .issueTime(Date.from(clock.instant()))
                            .expirationTime(Date.from(clock.instant().plusSeconds(30)))
                            .jwtID("library-" + i)
                            .build());
            jwt.sign(new ECDSASigner(key));
            assertThat(whoIs(ask(jwt.serialize()))).isEqualTo("israel/duty-officer");
        }
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = assertion();
        assertThat(ask(assertion).status()).isEqualTo(200);
        refusesForItsClaims(ask(assertion), "has been used");
        clock.move(Duration.ofSeconds(59));
        refusesForItsClaims(ask(assertion), "has been used");
        clock.move(Duration.ofSeconds(1));
        refusesForItsClaims(ask(assertion), "has expired");
    }

    @Test
    void aNonceOfASessionRequestIsUsedForBothWays() {
        assertThat(server().call(
                                "POST",
                                "/v1/sessions",
                                server().turkiye()
                                        .sessionRequest(
                                                "test",
                                                "assertion-1",
                                                TestServer.START,
                                                server().turkiye().key()))
                        .status())
                .isEqualTo(201);
        refusesForItsClaims(ask(assertion()), "has been used");
    }

    static Stream<Arguments> wrongClaims() {
        long now = TestServer.START.getEpochSecond();
        return Stream.of(
                wrong("aud of another server", c -> c.put("aud", "https://gilavar.example.az:8470"), "aud"),
                wrong("aud of another port here", c -> c.put("aud", "http://127.0.0.1:1/v1/token"), "aud"),
                wrong("aud with a slash", c -> c.put("aud", c.get("aud") + "/"), "aud"),
                wrong("two aud", c -> c.put("aud", List.of(c.get("aud"), "https://other.example")), "aud"),
                wrong("no aud", c -> c.remove("aud"), "aud"),
                wrong("no iat", c -> c.remove("iat"), "iat"),
                wrong("no exp", c -> c.remove("exp"), "exp"),
                wrong("no jti", c -> c.remove("jti"), "jti"),
                wrong("empty jti", c -> c.put("jti", ""), "jti"),
                wrong("long jti", c -> c.put("jti", "j".repeat(129)), "jti"),
                wrong("expired", c -> c.put("exp", now), "expired"),
                wrong(
                        "lives too long",
                        c -> c.put("exp", now + ClientAssertions.LIFE.toSeconds() + 1),
                        "minutes after"),
                wrong("of the future", c -> c.putAll(Map.of("iat", now + 61, "exp", now + 90)), "ahead"),
                wrong("old, and of long life", c -> c.put("iat", now - 241), "minutes after"),
                wrong("not yet valid", c -> c.put("nbf", now + 61), "ahead"));
    }

    private static Arguments wrong(String name, Consumer<Map<String, Object>> change, String word) {
        return Arguments.of(name, change, word);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void eachClaimMustBeRight(String name, Consumer<Map<String, Object>> change, String word) {
        Map<String, Object> claims = claims("turkiye/duty-officer");
        change.accept(claims);
        refusesForItsClaims(ask(signed(server().turkiye().key(), claims)), word);
    }

    @Test
    void clocksMayBeAMinuteOffAndALifeFiveMinutesLong() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = claims("turkiye/duty-officer");
        claims.putAll(Map.of("iat", now + 60, "nbf", now + 60, "exp", now + 60 + ClientAssertions.LIFE.toSeconds()));
        assertThat(ask(signed(server().turkiye().key(), claims)).status()).isEqualTo(200);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                wrong("another sub than iss", c -> c.put("sub", "turkiye/delegate"), ""),
                wrong("iss no text", c -> c.put("iss", 7), ""),
                wrong("exp a text", c -> c.put("exp", "soon"), ""),
                wrong("exp negative", c -> c.put("exp", -1), ""),
                wrong("aud a number", c -> c.put("aud", 7), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNoAssertionIsSaidToBeNone(String name, Consumer<Map<String, Object>> change, String word) {
        Map<String, Object> claims = claims("turkiye/duty-officer");
        change.accept(claims);
        isError(ask(signed(server().turkiye().key(), claims)), "invalid_request");
    }

    @Test
    void whoCannotProveItselfHearsOneAnswerWhateverTheReason() {
        SigningKey stranger = TestServer.key("stranger");
        SigningKey delegate = TestServer.key("the delegate");
        Officer turkiye = server().turkiye();
        turkiye.tells(
                new KeyBody.EnrolPost("delegate", delegate.verifyingKey().text(), Optional.empty()),
                turkiye.root(),
                delegate);
        assertThat(ask(signed(delegate, claims("turkiye/delegate"))).status()).isEqualTo(200);
        turkiye.tells(new KeyBody.Revoke("delegate", PostKey.Reason.LOST), turkiye.root());
        SigningKey own = turkiye.key();

        Answer one = ask(signed(stranger, claims("turkiye/duty-officer")));
        isError(one, "invalid_client");
        Map<String, Object> late = claims("turkiye/duty-officer");
        late.put("exp", 1);
        for (String other : List.of(
                signed(own, claims("atlantis/duty-officer")),
                signed(own, claims("turkiye/night-watch")),
                signed(own, claims("israel/duty-officer")),
                signed(own, claims("turkiye/root")),
                signed(own, claims("turkiye")),
                signed(own, claims("/")),
                signed(own, claims("turkiye/duty-officer/")),
                signed(own, claims("")),
                signed(delegate, claims("turkiye/delegate")),
                signed(stranger, late),
                new UnsignedJwt(Map.of("alg", "EdDSA", "kid", stranger.keyId()), claims("turkiye/duty-officer"))
                        .signed(own),
                new UnsignedJwt(Map.of("alg", "ES256"), claims("turkiye/duty-officer")).signed(own),
                new UnsignedJwt(Map.of("alg", "RS256"), claims("turkiye/duty-officer")).signed(own),
                UnsignedJwt.by(own, "JWT", claims("turkiye/duty-officer")).signed(new byte[64]),
                UnsignedJwt.by(own, "JWT", claims("turkiye/duty-officer")).signed(new byte[0]))) {
            assertThat(ask(other)).as(other).isEqualTo(one);
        }
    }

    @Test
    void aTokenThatIsUnsignedOrAsksForMoreThanWeReadIsNone() {
        Map<String, Object> claims = claims("turkiye/duty-officer");
        SigningKey key = server().turkiye().key();
        String whole = signed(key, claims);
        String[] parts = whole.split("\\.", -1);
        for (String bad : List.of(
                new UnsignedJwt(Map.of("alg", "none"), claims).signed(new byte[0]),
                new UnsignedJwt(Map.of("alg", "HS256"), claims).signed(key),
                new UnsignedJwt(Map.of(), claims).signed(key),
                new UnsignedJwt(Map.of("alg", "EdDSA", "crit", List.of("exp")), claims).signed(key),
                new UnsignedJwt(Map.of("alg", "EdDSA", "b64", true), claims).signed(key),
                new UnsignedJwt(Map.of("alg", "EdDSA", "kid", 7), claims).signed(key),
                twice(key, "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\"}", "{}"),
                twice(
                        key,
                        "{\"alg\":\"EdDSA\"}",
                        "{\"iss\":\"turkiye/duty-officer\",\"iss\":\"turkiye/duty-officer\"}"),
                twice(key, "{\"alg\":\"EdDSA\"}", "[]"),
                twice(key, "{\"alg\":\"EdDSA\"}", "{} {}"),
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                whole + ".x",
                whole + "=",
                "." + parts[1] + "." + parts[2],
                "a.".repeat(5000),
                "x".repeat(8193))) {
            Answer answer = ask(bad);
            assertThat(answer.json().path("error").asString()).as(bad).isIn("invalid_request", "invalid_client");
            assertThat(answer.status()).isIn(400, 401);
        }
    }

    private static String twice(SigningKey key, String header, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String input =
                base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8));
        return input + "." + base64.encodeToString(key.signJws(input.getBytes(UTF_8)));
    }

    @Test
    void theFormMustBeRight() {
        String type = "client_assertion_type=" + URLEncoder.encode(BY_JWT, UTF_8);
        isError(send(""), "invalid_request");
        isError(send("grant_type=client_credentials"), "invalid_request");
        isError(send("grant_type=client_credentials&" + type), "invalid_request");
        isError(send("grant_type=client_credentials&client_assertion=x"), "invalid_request");
        isError(send("grant_type=%zz"), "invalid_request");
        isError(send("grant_type=a&grant_type=a&" + type + "&client_assertion=x"), "invalid_request");
        send("a=" + "x".repeat(17_000)).isProblem(413, "too-large");
        isError(send("grant_type=password&" + type + "&client_assertion=x"), "unsupported_grant_type");
        isError(ask(with("scope", "everything")), "invalid_scope");
        isError(ask(with("client_id", "israel/duty-officer")), "invalid_request");
        isError(ask(with("client_secret", "secret")), "invalid_request");
        isError(ask(with("more", "of it"), "Authorization", "Basic dHVya2l5ZTp0dXJraXll"), "invalid_request");
        assertThat(ask(with("resource", "ignored")).status()).isEqualTo(200);
        server().call("POST", "/v1/token", "{}".getBytes(UTF_8), "Content-Type", "application/json")
                .isProblem(415, "unsupported-media-type");
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> form = form(assertion());
        form.put(name, value);
        return form;
    }

    @Test
    void oneThatIsRefusedUsesNothingUp() {
        Map<String, Object> claims = claims("turkiye/duty-officer");
        ask(signed(TestServer.key("stranger"), claims));
        Map<String, Object> elsewhere = new HashMap<>(claims);
        elsewhere.put("aud", "https://elsewhere.example");
        ask(signed(server().turkiye().key(), elsewhere));
        assertThat(ask(signed(server().turkiye().key(), claims)).status()).isEqualTo(200);
    }

    @Test
    void onlySoManyAtOnce() {
        for (int i = 0; i < 200; i++) {
            ask(assertion());
        }
        refusesForItsClaims(ask(assertion()), "too many");
        assertThat(ask(signed(server().israel().key(), claims("israel/duty-officer")))
                        .status())
                .as("another party is not held up")
                .isEqualTo(200);
        clock.move(Duration.ofSeconds(61));
        assertThat(ask(assertion()).status()).isEqualTo(200);
    }

    @Test
    void aTokenEndsWithTheKeyItStandsOn() {
        Officer turkiye = server().turkiye();
        String token = ask(assertion()).json().path("access_token").asString();
        SigningKey next = TestServer.key("next");
        turkiye.tells(
                new KeyBody.Rotate(Officer.POST, next.verifyingKey().text(), Optional.empty()), turkiye.root(), next);
        server().call("GET", "/v1/me", new byte[0], "Authorization", "Bearer " + token)
                .isProblem(401, "signed-out");
        assertThat(whoIs(ask(signed(next, claims("turkiye/duty-officer"))))).isEqualTo("turkiye/duty-officer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void metadataSayWhatAClientNeedsUnderTheNameItCameBy(String host) {
        String address = server().address().replace("127.0.0.1", host);
        Answer answer = server().callAt(address, "/.well-known/oauth-authorization-server");
        assertThat(answer.accepted().path("issuer").asString()).isEqualTo(address);
        assertThat(answer.json().path("token_endpoint").asString()).isEqualTo(address + "/v1/token");
        assertThat(answer.json().path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"private_key_jwt\"]");
        assertThat(answer.json()
                        .path("token_endpoint_auth_signing_alg_values_supported")
                        .toString())
                .isEqualTo("[\"EdDSA\",\"Ed25519\",\"ES256\"]");
        assertThat(answer.json()
                        .path("tls_client_certificate_bound_access_tokens")
                        .asBoolean(true))
                .as("there is no TLS here")
                .isFalse();
        Map<String, Object> claims = claims("turkiye/duty-officer");
        claims.put("aud", address);
        assertThat(ask(signed(server().turkiye().key(), claims)).status()).isEqualTo(200);
    }
}
