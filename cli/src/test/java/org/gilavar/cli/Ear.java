package org.gilavar.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gilavar.client.Identity;
import org.gilavar.ledger.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears what a party is told as it is told, by the stream that the console listens to: so whatever a server says before it
 * is on disk has been heard when the server dies. It resumes where it was; that the stream no longer goes so far is a fault.
 */
final class Ear implements Callable<Long> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SESSION_TYPE = "application/vnd.gilavar.session+json";
    private static final String DATA = "data:";
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final URI server;
    private final String mechanism;
    private final Identity identity;
    private final Promises promises;
    private final Gate gate;
    private final AtomicBoolean stopping;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long heardUpTo;

    Ear(URI server, String mechanism, Identity identity, Promises promises, Gate gate, AtomicBoolean stopping) {
        this.server = server;
        this.mechanism = mechanism;
        this.identity = identity;
        this.promises = promises;
        this.gate = gate;
        this.stopping = stopping;
    }

    /** Ends the stream, once {@code stopping} is set: else it would be seen at the next heartbeat only. */
    void hangUp() {
        http.shutdownNow();
    }

    /** Until it is told to stop; how often it had to begin again. */
    @Override
    public Long call() throws InterruptedException {
        long again = 0;
        while (!stopping.get()) {
            gate.pass();
            try {
                listen(session());
            } catch (IOException | UncheckedIOException e) {
                again++; // the server has died, or is not there yet
            }
        }
        return again;
    }

    private String session() throws IOException, InterruptedException {
        byte[] asked = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("mechanism", mechanism)
                .put("party", identity.party())
                .put("post", identity.post())
                .put("nonce", UUID.randomUUID().toString().replace("-", "").substring(0, 22))
                .put("at", Instant.now().toString()));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Envelope.sign(SESSION_TYPE, asked, identity.key()).toJson()))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        String token = JSON.readTree(answer.body()).path("token").asString("");
        if (token.isEmpty()) {
            throw new AssertionError(
                    identity + " gets no session: " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return token;
    }

    private void listen(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/feed?after=" + heardUpTo))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() == CONFLICT) {
                throw new AssertionError(identity + " has heard up to " + heardUpTo + ", and the feed ends before");
            }
            Iterator<String> line = lines.iterator();
            while (answer.statusCode() == OK && !stopping.get() && line.hasNext()) {
                String said = line.next();
                if (said.startsWith(DATA)) {
                    hear(JSON.readTree(said.substring(DATA.length())));
                }
            }
        }
    }

    /** One thing told, or a heartbeat, which has no number. */
    private void hear(JsonNode told) {
        if (!told.has("n")) {
            return;
        }
        if (told.path("n").asLong() != heardUpTo + 1) {
            throw new AssertionError(identity + " heard " + told.path("n") + " after " + heardUpTo);
        }
        heardUpTo++;
        promises.heard(
                identity.party() + " by stream", Digest.of(told.path("happened").asString(), told.path("item")));
    }
}
