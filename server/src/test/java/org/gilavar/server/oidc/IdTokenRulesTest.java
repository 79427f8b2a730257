package org.gilavar.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.jose.MalformedJwtException;
import org.gilavar.server.jose.UnsignedJwt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every claim of an ID token wrong in turn. */
final class IdTokenRulesTest {

    private static final Instant NOW = Instant.parse("2025-04-12T08:00:00Z");
    private static final long AT = NOW.getEpochSecond();
    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
    private static final IdTokenRules RULES =
            new IdTokenRules("https://provider.example", "gilavar", Set.of("smart-card", "two-factors"));

    private static Map<String, Object> right() {
        return new HashMap<>(Map.of(
                "iss", "https://provider.example",
                "sub", "7",
                "aud", "gilavar",
                "iat", AT,
                "exp", AT + 300,
                "nonce", "n",
                "acr", "smart-card"));
    }

    private static Jwt token(String type, Map<String, Object> claims) {
        return Jwt.parse(UnsignedJwt.by(KEY, type, claims).signed(KEY));
    }

    private static Arguments one(String name, Consumer<Map<String, Object>> change) {
        return Arguments.of(name, change);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                one("as it is", c -> {}),
                one("aud a list", c -> c.put("aud", List.of("gilavar"))),
                one("two aud and azp", c -> c.putAll(Map.of("aud", List.of("gilavar", "b"), "azp", "gilavar"))),
                one("azp", c -> c.put("azp", "gilavar")),
                one("the other acr", c -> c.put("acr", "two-factors")),
                one("just expired by a clock that is off", c -> c.put("exp", AT - 59)),
                one("a minute ahead", c -> c.put("iat", AT + 60)),
                one("ten minutes old", c -> c.put("iat", AT - 659)),
                one("in fractions", c -> c.put("exp", AT + 0.5)),
                one("nbf", c -> c.put("nbf", AT + 60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String name, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = right();
        change.accept(claims);
        assertThat(RULES.refusal(token("JWT", claims), "n", NOW)).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                one("no iss", c -> c.remove("iss")),
                one("another iss", c -> c.put("iss", "https://other.example")),
                one("iss with a slash", c -> c.put("iss", "https://provider.example/")),
                one("iss in capitals", c -> c.put("iss", "https://PROVIDER.example")),
                one("no aud", c -> c.remove("aud")),
                one("another aud", c -> c.put("aud", "gilavar2")),
                one("aud an empty list", c -> c.put("aud", List.of())),
                one("two aud and no azp", c -> c.put("aud", List.of("gilavar", "b"))),
                one("another azp", c -> c.put("azp", "b")),
                one("two aud and another azp", c -> c.putAll(Map.of("aud", List.of("gilavar", "b"), "azp", "b"))),
                one("no exp", c -> c.remove("exp")),
                one("expired", c -> c.put("exp", AT - 60)),
                one("no iat", c -> c.remove("iat")),
                one("of the future", c -> c.put("iat", AT + 61)),
                one("of long ago", c -> c.put("iat", AT - 660)),
                one("not valid yet", c -> c.put("nbf", AT + 61)),
                one("no nonce", c -> c.remove("nonce")),
                one("another nonce", c -> c.put("nonce", "m")),
                one("no sub", c -> c.remove("sub")),
                one("empty sub", c -> c.put("sub", "")),
                one("no acr", c -> c.remove("acr")),
                one("another acr", c -> c.put("acr", "password")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void isRefused(String name, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = right();
        change.accept(claims);
        assertThat(RULES.refusal(token("JWT", claims), "n", NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "azp", "nonce", "acr", "iat", "exp", "nbf", "aud"})
    void aClaimOfAnotherTypeIsNone(String claim) {
        Map<String, Object> claims = right();
        claims.put(claim, true);
        assertThatThrownBy(() -> RULES.refusal(token("JWT", claims), "n", NOW))
                .isInstanceOf(MalformedJwtException.class);
    }

    @Test
    void anotherKindOfTokenOfTheSameIssuerIsNone() {
        assertThat(RULES.refusal(token("at+jwt", right()), "n", NOW)).isPresent();
        assertThat(RULES.refusal(token("logout+jwt", right()), "n", NOW)).isPresent();
    }

    @Test
    void wherePartiesAskForNoWayOfProofAnyIsTaken() {
        Map<String, Object> claims = right();
        claims.remove("acr");
        assertThat(new IdTokenRules("https://provider.example", "gilavar", Set.of())
                        .refusal(token("JWT", claims), "n", NOW))
                .isEmpty();
    }
}
