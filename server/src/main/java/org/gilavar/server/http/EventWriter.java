package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.gilavar.mechanism.json.Json;

/**
 * Writes Server-Sent Events (WHATWG HTML §9.2), each at once. The library's own writer leaves out {@code retry}. Not
 * thread-safe.
 */
final class EventWriter implements AutoCloseable {

    private final OutputStream out;

    EventWriter(ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, Contract.EVENT_STREAM);
        this.out = response.outputStream();
    }

    /** How long a listener is to wait before it connects again; goes with the next event. */
    void retryAfter(Duration delay) throws IOException {
        line("retry", Long.toString(delay.toMillis()));
    }

    /** An event with a name, which moves no place. */
    void named(String name, Object data) throws IOException {
        line("event", name);
        data(data);
    }

    /** An event with its place, from which a listener resumes. */
    void numbered(long id, Object data) throws IOException {
        line("id", Long.toString(id));
        data(data);
    }

    /** JSON has no line end in it: those of texts are escaped. */
    private void data(Object data) throws IOException {
        line("data", Json.text(data));
        out.write('\n');
        out.flush();
    }

    private void line(String field, String value) throws IOException {
        out.write((field + ": " + value + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
