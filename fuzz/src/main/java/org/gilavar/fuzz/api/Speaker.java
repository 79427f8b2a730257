package org.gilavar.fuzz.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.gilavar.client.Identity;
import org.gilavar.ledger.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A post that is signed in, and signs in again when its session has given way to others. Not thread-safe. */
final class Speaker {

    private static final String SESSION_TYPE = "application/vnd.gilavar.session+json";

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final URI server;
    private final String mechanism;
    private final Identity identity;
    private final HttpClient http;
    private String token = "";

    Speaker(World world, Identity identity, HttpClient http) {
        this.server = world.address();
        this.mechanism = world.mechanism();
        this.identity = identity;
        this.http = http;
    }

    Identity identity() {
        return identity;
    }

    String token() {
        return token;
    }

    /** A request for a session as it should be. */
    byte[] sessionRequest() {
        byte[] asked = JsonMapper.shared()
                .writeValueAsBytes(JsonMapper.shared()
                        .createObjectNode()
                        .put("mechanism", mechanism)
                        .put("party", identity.party())
                        .put("post", identity.post())
                        .put("nonce", UUID.randomUUID().toString().replace("-", ""))
                        .put("at", Instant.now().toString()));
        return Envelope.sign(SESSION_TYPE, asked, identity.key()).toJson();
    }

    /**
     * Signs in, unless the session still holds. A post may ask for so many in so many minutes: where that is too much now, it
     * stays signed out until the next time.
     */
    void signIn() throws IOException, InterruptedException {
        if (!token.isEmpty() && call("/v1/me").statusCode() == OK) {
            return;
        }
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/v1/sessions"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sessionRequest()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        if (answer.statusCode() == CREATED) {
            token = JsonMapper.shared().readTree(answer.body()).path("token").asString();
        } else if (token.isEmpty()) {
            throw new IOException("no session for " + identity.party() + ": " + answer.body());
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(call(path).body());
    }

    private HttpResponse<String> call(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    }
}
