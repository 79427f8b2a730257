package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.gilavar.ledger.Envelope;
import org.gilavar.server.Answer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is served, and what every answer carries to keep it safe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleFilesTest {

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        running = Optional.of(TestServer.exercise(folder));
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private Answer get(String path) {
        return server().call("GET", path, new byte[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/app.js, text/javascript; charset=utf-8",
        "/console.css, text/css; charset=utf-8",
        "/icon.svg, image/svg+xml",
        "/lib/ol.js, text/javascript; charset=utf-8",
        "/lib/ol.css, text/css; charset=utf-8",
        "/lib/i18next.js, text/javascript; charset=utf-8",
        "/lib/mgrs.js, text/javascript; charset=utf-8",
        "/words/en/page.json, application/json",
        "/basemap/land-50m.json, application/json",
    })
    void isServedWithItsType(String path, String type) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains(type);
        assertThat(answer.body()).isNotBlank();
        isSafe(answer, "no-cache");
        assertThat(get(path)).as("again").isEqualTo(answer);
        String tag = answer.header("etag").orElseThrow();
        Answer again = server().call("GET", path, new byte[0], "If-None-Match", tag);
        assertThat(again.status()).as("a browser that holds it").isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).contains(tag);
        isSafe(again, "no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "gzip, true",
                "'deflate, GZIP;q=0.5', true",
                "'br, gzip , zstd', true",
                "'gzip;q=0', false",
                "'br, gzip; q=0.000', false",
                "'x-gzip, notgzip', false",
                "none, false",
            })
    void isPackedForWhoeverUnpacks(String accepted, boolean packed) throws IOException {
        URL file = URI.create(server().address() + "/lib/ol.js").toURL();
        HttpURLConnection asking = (HttpURLConnection) file.openConnection();
        if (accepted != null) {
            asking.setRequestProperty("Accept-Encoding", accepted);
        }
        byte[] body = asking.getInputStream().readAllBytes();
        assertThat(asking.getHeaderField("Vary")).isEqualTo("Accept-Encoding");
        assertThat(asking.getContentEncoding()).isEqualTo(packed ? "gzip" : null);
        byte[] unpacked = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        Answer plain = get("/lib/ol.js");
        assertThat(new String(unpacked, UTF_8)).isEqualTo(plain.body());
        assertThat(asking.getHeaderField("ETag").equals(plain.header("etag").orElseThrow()))
                .as("two forms have two tags")
                .isEqualTo(!packed);
    }

    @Test
    void whatIsOfAPartyIsNeverPacked() {
        assertThat(server().turkiye().get("/v1/items").header("content-encoding"))
                .isEmpty();
    }

    @Test
    void thePageAsksForNothingFromElsewhere() {
        assertThat(get("/").body())
                .doesNotContainPattern("(?:src|href)\\s*=\\s*[\"'](?:https?:)?//")
                .doesNotContain("<style")
                .doesNotContainPattern("<script>|<script [^>]*>[^<\\s]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/%2e%2e/journal.db",
                "/..%2f..%2fjournal.db",
                "/..%5cjournal.db",
                "/console/index.html",
                "/index.html",
                "/app.js/",
                "/.app.js",
                "/app.js%00",
                "/app.js%00.css",
                "/App.js",
                "/nothing.js",
                "/lib/ol.js.map",
                "/lib/nothing.js",
                "/basemap/",
                "/META-INF/MANIFEST.MF",
                "/org/gilavar/server/Writer.class",
                "//app.js/x",
                "/v1",
                "/v2/statements",
                "/nothing",
                "/nothing/at/all/here",
            })
    void leadsNowhereElse(String path) {
        Answer answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        isSafe(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/3.7\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n",
                "POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
            })
    void whatIsNoRequestIsStillAnsweredAsAProblem(String request) {
        Answer answer = raw(request);
        assertThat(answer.status()).isBetween(400, 505);
        assertThat(answer.header("content-type")).as(answer.body()).contains("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        isSafe(answer);
    }

    @Test
    void everyAnswerIsSafe() {
        isSafe(get("/v1/health"));
        isSafe(get("/v1/openapi.json"), "no-cache");
        isSafe(get("/v1/items"));
        isSafe(server().turkiye().get("/v1/items"));
        isSafe(server().turkiye().get("/v1/notices/israel.nothing"));
        isSafe(server().turkiye().says(Samples.ask("question", "israel")));
        isSafe(server().turkiye().send(new byte[0]));
        isSafe(server().turkiye().send(new byte[Envelope.MAX_JSON_BYTES + 1]));
        isSafe(server().call("POST", "/v1/sessions", server().turkiye().sessionRequest()));
        isSafe(server().call("PUT", "/v1/items", new byte[0]));
        isSafe(server().call("GET", "/v1/feed", new byte[0], "Accept", "text/event-stream"));
    }

    private static void isSafe(Answer answer) {
        isSafe(answer, "no-store");
    }

    /** @param kept how far a browser may keep it: what is public it asks for again, and all else not at all */
    private static void isSafe(Answer answer, String kept) {
        assertThat(answer.header("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("referrer-policy")).contains("no-referrer");
        assertThat(answer.header("cache-control")).contains(kept);
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
    }

    /** A request as it stands, which no client of ours would send. */
    private Answer raw(String request) {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server().address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.shutdownOutput();
            String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int gap = all.indexOf("\r\n\r\n");
            assertThat(gap).as(all).isPositive();
            List<String> head = all.substring(0, gap).lines().toList();
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line : head.subList(1, head.size())) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        List.of(line.substring(colon + 1).strip()));
            }
            return new Answer(Integer.parseInt(head.getFirst().split(" ", -1)[1]), headers, all.substring(gap + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
