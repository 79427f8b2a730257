package org.gilavar.server.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.gilavar.client.log.LimitedBody;

/**
 * The far end of a webhook. It follows no redirect, goes through no proxy, and waits for no answer longer than it may take.
 * Close it to let go of what it is doing.
 */
final class Receiver implements AutoCloseable {

    /** From sending to the last byte of the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Of an answer nothing is used but its status; more than this is not even waited for. */
    private static final int MAX_ANSWER_BYTES = 4_096;

    private final URI uri;
    private final Duration patience;
    private final HttpClient http;

    /** What it said. */
    record Answer(int status, Optional<String> retryAfter) {
        boolean isTaken() {
            return status / 100 == 2;
        }
    }

    /** @param tls whom it trusts; absent for what the platform does */
    Receiver(URI uri, Optional<SSLContext> tls) {
        this(uri, tls, PATIENCE);
    }

    Receiver(URI uri, Optional<SSLContext> tls, Duration patience) {
        this.uri = uri;
        this.patience = patience;
        HttpClient.Builder building = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECTING);
        tls.ifPresent(building::sslContext);
        this.http = building.build();
    }

    /** @throws IOException when there was no whole answer in time */
    Answer send(byte[] body, Map<String, String> fields) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        fields.forEach(request::header);
        HttpResponse<byte[]> answer = LimitedBody.send(http, request.build(), MAX_ANSWER_BYTES, patience);
        return new Answer(answer.statusCode(), answer.headers().firstValue("Retry-After"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
