package org.gilavar.server.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gilavar.client.log.LimitedBody;

/**
 * Asks a provider: at the issuer's own address and nowhere else, without following where it points, for no longer than
 * {@link #PATIENCE} and no more than {@link #MAX_BYTES}. Thread-safe.
 */
final class ProviderWire {

    /** From a request to the last byte of its answer: a person waits for it. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Metadata, keys and tokens have some thousand. */
    static final int MAX_BYTES = 256 * 1024;

    private final String issuer;
    private final HttpClient http;

    ProviderWire(ProviderConfig config) {
        this.issuer = config.issuer();
        HttpClient.Builder building =
                HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER);
        config.tls().ifPresent(building::sslContext);
        this.http = building.build();
    }

    /**
     * What stands at an address.
     *
     * @throws SignInException if it is not there, or the provider cannot be asked
     */
    byte[] get(String address) {
        HttpResponse<byte[]> answer = send(address, request(address).GET().build());
        if (answer.statusCode() != 200) {
            throw unavailable("it answered " + answer.statusCode() + " at " + address);
        }
        return answer.body();
    }

    /**
     * What comes back for a form, whatever its status.
     *
     * @param authorization the header of that name, if there is to be one
     * @throws SignInException if the provider cannot be asked
     */
    HttpResponse<byte[]> post(String address, Map<String, String> form, Optional<String> authorization) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return send(address, request.build());
    }

    private HttpRequest.Builder request(String address) {
        if (!Issuers.isAt(issuer, address)) {
            throw unavailable("it points to " + address + ", which is not at the issuer's own address");
        }
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private HttpResponse<byte[]> send(String address, HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = LimitedBody.send(http, request, MAX_BYTES, PATIENCE);
            if (answer.body().length > MAX_BYTES) {
                throw unavailable("its answer has more than " + MAX_BYTES + " bytes at " + address);
            }
            return answer;
        } catch (IOException e) {
            String reason = e.getMessage() == null ? "nobody answers at " + address : e.getMessage();
            throw new SignInException(SignInException.Fault.PROVIDER, inWords(reason), e);
        }
    }

    private SignInException unavailable(String reason) {
        return new SignInException(SignInException.Fault.PROVIDER, inWords(reason));
    }

    private String inWords(String reason) {
        return "The provider " + issuer + " cannot be used now: " + reason
                + ". Try again; if it stays so, tell whoever runs it, and sign in with a link from ./gilavar sign-in meanwhile.";
    }

    /** A form, as its body or as a query. */
    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
