package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.gilavar.client.outbox.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Which answers say something of a statement. */
final class LineTest {

    private static ProblemException problem(int status, String kind) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            HttpResponse<Void> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            return ProblemException.of(
                    response, JsonMapper.shared().createObjectNode().put("type", kind));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed", "422, forbidden-field", "403, not-signed", "403, key-unknown", "403, key-not-yet",
        "403, key-expired", "403, key-revoked", "403, key-replaced", "403, two-must-sign", "403, not-entitled",
        "404, unknown", "409, taken", "409, wrong-state", "409, stale-version", "409, no-arrangement",
        "422, wrong-mechanism", "422, wrong-time", "429, over-quota", "409, not-taken"
    })
    void aRefusalByTheRulesIsAVerdict(int status, String kind) throws IOException, InterruptedException {
        assertThat(Line.answer(problem(status, "urn:gilavar:problem:" + kind)))
                .isInstanceOfSatisfying(
                        Line.NotTaken.class, not -> assertThat(not.kind()).isEqualTo(kind));
    }

    /** Of the server or of a proxy before it, whatever words that has. */
    @ParameterizedTest
    @CsvSource({"too-large", "unknown", "''"})
    void whatIsTooLargeOnTheWayIsToldFromNoAnswer(String kind) throws IOException, InterruptedException {
        assertThat(Line.answer(problem(413, "urn:gilavar:problem:" + kind))).isInstanceOf(Line.TooLarge.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, http",
        "403, no-certificate",
        "404, not-found",
        "429, too-many-streams",
        "404, ''",
        "403, about:blank",
        "500, internal",
        "503, unavailable",
        "507, unknown"
    })
    void anythingElseIsNoAnswer(int status, String kind) throws IOException, InterruptedException {
        ProblemException problem = problem(status, "urn:gilavar:problem:" + kind);

        assertThatThrownBy(() -> Line.answer(problem)).isInstanceOf(IOException.class);
    }
}
