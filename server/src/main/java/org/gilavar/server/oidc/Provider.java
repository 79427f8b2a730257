package org.gilavar.server.oidc;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gilavar.server.jose.JoseJson;
import org.gilavar.server.jose.JwkSet;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.jose.MalformedJwtException;
import org.gilavar.server.jose.UnsignedJwt;

/** One party's provider: sends people there, and finds out from it who came back. Thread-safe. */
final class Provider {

    /** How long its metadata are taken: addresses seldom change. */
    static final Duration METADATA_LIFE = Duration.ofHours(1);

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(1);

    private record Fetched(ProviderMetadata metadata, Instant at) {}

    private final ProviderConfig config;
    private final ProviderWire wire;
    private final ProviderKeys keys;
    private final IdTokenRules rules;
    private final SecureRandom random;
    private final InstantSource clock;
    private Optional<Fetched> fetched = Optional.empty();

    Provider(ProviderConfig config, SecureRandom random, InstantSource clock) {
        this.config = config;
        this.wire = new ProviderWire(config);
        this.keys = new ProviderKeys(() -> JwkSet.parse(wire.get(metadata().keys())), clock);
        this.rules = new IdTokenRules(config.issuer(), config.clientId(), config.acrValues());
        this.random = random;
        this.clock = clock;
    }

    /**
     * Where to send a browser.
     *
     * @throws SignInException if the provider cannot be asked
     */
    URI authorization(String state, Pending pending) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", pending.redirectUri());
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", pending.nonce());
        query.put("code_challenge", pending.challenge());
        query.put("code_challenge_method", "S256");
        if (!config.acrValues().isEmpty()) {
            query.put("acr_values", String.join(" ", new TreeSet<>(config.acrValues())));
        }
        String endpoint = metadata().authorizationEndpoint();
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + ProviderWire.encoded(query));
    }

    /**
     * Whether an answer that came by the browser is this provider's (RFC 9207).
     *
     * @param issuer whom it says it is from
     */
    boolean hasAnswered(Optional<String> issuer) {
        return issuer.map(config.issuer()::equals).orElseGet(() -> !metadata().saysIssuer());
    }

    /**
     * Trades a code for what the provider says of the person.
     *
     * @return the post that it names
     * @throws SignInException if it says nothing that can be taken
     */
    String postFor(String code, Pending pending) {
        try {
            Jwt token = Jwt.parse(idToken(code, pending));
            if (!keys.haveSigned(token)) {
                throw refused("none of its published keys has signed the ID token");
            }
            Optional<String> refusal = rules.refusal(token, pending.nonce(), clock.instant());
            if (refusal.isPresent()) {
                throw refused("of the ID token: " + refusal.get());
            }
            return token.claims()
                    .text(config.postClaim())
                    .orElseThrow(() -> refused("the ID token has no claim " + config.postClaim()
                            + ", which names the post of the person"));
        } catch (MalformedJwtException e) {
            throw refused("what it sent cannot be taken: " + e.getMessage());
        }
    }

    private String idToken(String code, Pending pending) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", pending.redirectUri());
        form.put("client_id", config.clientId());
        form.put("code_verifier", pending.verifier());
        Optional<String> authorization = prove(form);
        HttpResponse<byte[]> answer = wire.post(metadata().tokenEndpoint(), form, authorization);
        if (answer.statusCode() != 200) {
            throw refused("it does not take the code that it gave (status " + answer.statusCode() + ")");
        }
        return JoseJson.claims(answer.body(), "its answer")
                .text("id_token")
                .orElseThrow(() -> refused("its answer has no ID token in it"));
    }

    /** The header by which this client proves itself, if it does so by one; otherwise in the form. */
    private Optional<String> prove(Map<String, String> form) {
        return switch (config.proof()) {
            case ClientProof.Nothing nothing -> Optional.empty();
            case ClientProof.Secret secret -> {
                String both = ProviderWire.encoded(config.clientId()) + ":" + ProviderWire.encoded(secret.secret());
                yield Optional.of("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
            }
            case ClientProof.Key key -> {
                form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                form.put("client_assertion", assertion(key));
                yield Optional.empty();
            }
        };
    }

    private String assertion(ClientProof.Key key) {
        Instant now = clock.instant();
        Map<String, Object> claims = Map.of(
                "iss", config.clientId(),
                "sub", config.clientId(),
                "aud", config.issuer(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(ASSERTION_LIFE).getEpochSecond(),
                "jti", Secrets.draw(random));
        return UnsignedJwt.by(key.key(), "JWT", claims).signed(key.key());
    }

    private synchronized ProviderMetadata metadata() {
        Instant now = clock.instant();
        Optional<Fetched> known =
                fetched.filter(last -> last.at().plus(METADATA_LIFE).isAfter(now));
        if (known.isPresent()) {
            return known.get().metadata();
        }
        try {
            byte[] json = wire.get(ProviderMetadata.addressOf(config.issuer()));
            ProviderMetadata read = ProviderMetadata.parse(json, config.issuer());
            fetched = Optional.of(new Fetched(read, now));
            return read;
        } catch (MalformedJwtException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private SignInException refused(String reason) {
        return new SignInException(
                SignInException.Fault.REFUSED,
                "The provider " + config.issuer() + " has signed nobody in: " + reason
                        + ". Begin again; if it stays so, tell whoever runs the provider, and sign in with a link from "
                        + "./gilavar sign-in meanwhile.");
    }
}
