package org.gilavar.server.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.server.jose.JwsAlgorithm;
import org.gilavar.server.session.ClientAssertions;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.session.SignedIn;

/**
 * OAuth 2 for machines: the client credentials grant (RFC 6749 §4.4) by {@code private_key_jwt} (RFC 7523), and the metadata
 * of it (RFC 8414). The access token is a session's, bound to the certificate of the connection (RFC 8705 §3).
 */
final class TokenRoutes {

    private static final String GRANT = "client_credentials";
    private static final String BY_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BEARER = "Bearer";

    /** Says the same of an unknown party, an unknown post, another's key and one that has ended. */
    private static final String UNPROVED = "no post that it names has a valid key that signed the assertion";

    /** What a client sends, in a form. */
    record TokenForm(
            @JsonProperty("grant_type") String grantType,
            @JsonProperty("client_assertion_type") String clientAssertionType,
            @JsonProperty("client_assertion") String clientAssertion,
            @JsonProperty("client_id") Optional<String> clientId) {}

    /** RFC 6749 §5.1. */
    record AccessToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {
        /** Never reveals the token. */
        @Override
        public String toString() {
            return "AccessToken[expiresIn=" + expiresIn + "]";
        }
    }

    /** RFC 6749 §5.2. */
    record TokenError(
            String error, @JsonProperty("error_description") String description) {}

    /** RFC 8414 §2, and RFC 8705 §3.3. */
    record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> signingAlgorithms,

            @JsonProperty("tls_client_certificate_bound_access_tokens")
            boolean certificateBound) {}

    private final ClientAssertions assertions;
    private final Sessions sessions;
    private final OwnAddress address;
    private final Wire wire;

    TokenRoutes(ClientAssertions assertions, Sessions sessions, OwnAddress address, Wire wire) {
        this.assertions = assertions;
        this.sessions = sessions;
        this.address = address;
        this.wire = wire;
    }

    void metadata(ServerRequest request, ServerResponse response) {
        String issuer = address.forWhomAsks(request);
        List<String> algorithms = Stream.of(JwsAlgorithm.EDDSA, JwsAlgorithm.ES256)
                .flatMap(algorithm -> algorithm.names().stream())
                .toList();
        Answers.found(
                request,
                response,
                new Metadata(
                        issuer,
                        issuer + Endpoint.TOKEN.path(),
                        List.of(GRANT),
                        List.of(), // there is no place to which a browser is sent for a token
                        List.of("private_key_jwt"),
                        algorithms,
                        wire.asksForCertificates()));
    }

    void issue(ServerRequest request, ServerResponse response) {
        Set<String> audiences = address.all(request).stream()
                .flatMap(own -> Stream.of(own, own + Endpoint.TOKEN.path()))
                .collect(Collectors.toSet());
        Optional<Form> read = Form.of(request);
        if (read.isEmpty()) {
            refuse(response, "invalid_request", "expected a form (" + Form.MEDIA_TYPE + ") with each parameter once");
            return;
        }
        Form form = read.get();
        Optional<String> misfit = misfit(form, request);
        if (misfit.isPresent()) {
            refuse(response, "invalid_request", misfit.get());
        } else if (!form.value("grant_type").orElse("").equals(GRANT)) {
            refuse(response, "unsupported_grant_type", "the one grant_type here is " + GRANT);
        } else if (form.value("scope").isPresent()) {
            refuse(response, "invalid_scope", "there are no scopes: a token is good for what its post may do");
        } else {
            judge(form, audiences, request, response);
        }
    }

    private static Optional<String> misfit(Form form, ServerRequest request) {
        if (request.headers().contains(HeaderNames.AUTHORIZATION)
                || form.value("client_secret").isPresent()) {
            return Optional.of("a client proves itself by its client_assertion alone; there are no client secrets");
        }
        if (form.value("grant_type").isEmpty()) {
            return Optional.of("grant_type is missing");
        }
        if (!form.value("client_assertion_type").orElse("").equals(BY_JWT)) {
            return Optional.of("client_assertion_type must be " + BY_JWT);
        }
        return form.value("client_assertion").isEmpty() ? Optional.of("client_assertion is missing") : Optional.empty();
    }

    private void judge(Form form, Set<String> audiences, ServerRequest request, ServerResponse response) {
        String assertion = form.value("client_assertion").orElseThrow();
        switch (assertions.judge(assertion, form.value("client_id"), audiences, by -> misfit(by, request))) {
            case ClientAssertions.Verdict.Malformed malformed ->
                refuse(response, "invalid_request", malformed.reason());
            case ClientAssertions.Verdict.Unproved unproved -> refuse(response, "invalid_client", UNPROVED);
            case ClientAssertions.Verdict.Refused refused -> refuse(response, "invalid_client", refused.reason());
            case ClientAssertions.Verdict.Proved proved -> answer(proved.by(), request, response);
        }
    }

    private Optional<String> misfit(Post post, ServerRequest request) {
        return wire.isOf(post.party(), request)
                ? Optional.empty()
                : Optional.of("this connection's certificate is not one of " + post.party()
                        + ": connect with one that its own authority has issued");
    }

    private void answer(SignedIn by, ServerRequest request, ServerResponse response) {
        String token = sessions.open(by, wire.certificate(request)).token();
        Duration life = Sessions.SESSION;
        Answers.json(response, 200, new AccessToken(token, BEARER, life.toSeconds()));
    }

    private static void refuse(ServerResponse response, String error, String description) {
        boolean unknownClient = error.equals("invalid_client");
        if (unknownClient) {
            response.header(HeaderNames.WWW_AUTHENTICATE, BEARER);
        }
        Answers.json(response, unknownClient ? 401 : 400, new TokenError(error, description));
    }
}
