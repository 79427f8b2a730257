package org.gilavar.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is slow, does not read or opens too much loses its connection, and nobody else anything. */
@Timeout(300)
final class ConnectionLimitsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Between two bytes of whoever trickles. */
    private static final int TRICKLE_MILLIS = 20;

    private static final String TOO_MANY = "429";

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();
    private Optional<TestServer> running = Optional.empty();

    private TestServer start(Limits limits) {
        TestServer server = TestServer.limited(folder, limits);
        running = Optional.of(server);
        return server;
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        running.ifPresent(TestServer::close);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                URI.create(running.orElseThrow().address()).getPort()));
        return socket;
    }

    /** Writes a byte now and then until it is hung up on; what it was answered. */
    private static String trickle(Socket socket, String text) throws IOException {
        StringBuilder answer = new StringBuilder();
        socket.setSoTimeout(TRICKLE_MILLIS);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        for (int i = 0; ; i++) {
            try {
                out.write(text.charAt(Math.min(i, text.length() - 1)));
                int b = in.read();
                if (b < 0) {
                    return answer.toString();
                }
                answer.append((char) b);
                socket.setSoTimeout((int) LONG.toMillis()); // whoever goes on talking hears nothing of the rest
                return answer + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketTimeoutException e) {
                // not hung up on yet: go on
            } catch (SocketException e) {
                return answer.toString();
            }
        }
    }

    private static boolean isHungUpOn(Socket socket) throws IOException {
        socket.setSoTimeout((int) LONG.toMillis());
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void whoeverTricklesAHeadIsCut() throws IOException {
        TestServer server = start(new Limits(100, 100, SHORT, LONG, LONG, LONG));
        assertThat(trickle(connect(), "GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "x".repeat(1_000)))
                .as("silence, or as much of a refusal as gets through")
                .satisfiesAnyOf(
                        answer -> assertThat("HTTP/1.1 4").startsWith(answer),
                        answer -> assertThat(answer).startsWith("HTTP/1.1 4"));
        server.turkiye().signIn();
    }

    /** What would be another request behind a body that cannot be told from it is not heard. */
    @ParameterizedTest
    @ValueSource(strings = {"2\n{}\n0\n\n", "2\r\n{}\r\nx\r\n", "2\r\n{}zz"})
    void aBodyThatIsNotInChunksAsItSaysEndsTheConnection(String body) throws IOException {
        TestServer server = start(new Limits(100, 100, LONG, LONG, LONG, LONG));
        Socket socket = connect();
        socket.setSoTimeout((int) LONG.toMillis());
        socket.getOutputStream()
                .write(("POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + body
                                + "GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();

        String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answers).startsWith("HTTP/1.1 400 ");
        assertThat(answers).doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
        server.turkiye().signIn();
    }

    @Test
    void whoeverConnectsAndSaysNothingIsCut() throws IOException {
        start(new Limits(100, 100, SHORT, LONG, LONG, LONG));
        assertThat(isHungUpOn(connect())).isTrue();
    }

    @Test
    void whoeverTricklesABodyIsCutAndNothingIsTaken() throws IOException {
        TestServer server = start(new Limits(100, 100, LONG, SHORT.multipliedBy(3), LONG, LONG));
        long before = server.ledgerSize();
        Socket socket = connect();
        socket.getOutputStream()
                .write(("POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
                                + "Authorization: Bearer " + server.turkiye().token() + "\r\n\r\n")
                        .getBytes(US_ASCII));
        assertThat(trickle(socket, "{\"payload\":\"" + "A".repeat(4_000))).doesNotContain("201");
        assertThat(server.ledgerSize()).isEqualTo(before);
    }

    @Test
    void whoeverDoesNotReadAStreamIsCutAndTheOthersHearAll() throws IOException {
        int words = 400;
        TestServer server = start(new Limits(100, 2, LONG, LONG, LONG, SHORT));
        Officer israel = server.israel();
        long end = israel.get("/v1/items").accepted().path("upTo").asLong();
        Socket stalled = connect();
        stalled.getOutputStream().write(stream(israel));
        try (EventStream hearing = israel.listen("?after=" + end)) {
            assertThat(hearing.next()).isPresent();
            awaitStreams(israel, 2);
            // More than fits between the two ends of a connection.
            String text = "x".repeat(8_000);
            for (int i = 0; i < words; i++) {
                server.turkiye().tells(new MessageBody.Send("m-" + i, "israel", Message.Purpose.INFORM, text));
            }
            assertThat(hearing.tellings(words)).hasSize(words);
            awaitStreams(israel, 1);
        }
    }

    private static byte[] stream(Officer officer) {
        return ("GET /v1/feed?after=0 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                        + "Authorization: Bearer " + officer.token() + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** Of two that it may have: asks for one more until it may, or may not. */
    private void awaitStreams(Officer officer, int open) throws IOException {
        boolean full = open < 2;
        while (full != (open == 2)) {
            try (Socket one = connect()) {
                one.getOutputStream().write(stream(officer));
                full = status(one).equals(TOO_MANY);
            }
        }
    }

    private static String status(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return line.length == 0 ? "" : new String(line, US_ASCII).substring("HTTP/1.1 ".length());
    }

    @Test
    void aPartyHasOnlySoManyStreamsAndTheOthersTheirs() throws IOException {
        TestServer server = start(new Limits(100, 1, LONG, LONG, LONG, LONG));
        try (EventStream first = server.turkiye().listen("?after=0")) {
            assertThat(first.next()).isPresent();
            Answer second = server.call(
                    "GET",
                    "/v1/feed?after=0",
                    new byte[0],
                    "Accept",
                    "text/event-stream",
                    "Authorization",
                    "Bearer " + server.turkiye().token());
            second.isProblem(429, "too-many-streams");
            try (EventStream others = server.israel().listen("?after=0")) {
                assertThat(others.next()).isPresent();
            }
        }
    }

    @Test
    void beyondTheMostFromOneAddressOneIsToldSoAndTheNextIsNotLetIn() throws IOException {
        TestServer server = start(new Limits(8, 100, LONG, LONG, LONG, LONG));
        String told = "";
        for (int i = 0; i < 8 && told.isEmpty(); i++) { // some connections are there from signing in
            Socket socket = connect();
            socket.getOutputStream().write("GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            String status = status(socket);
            if (status.equals(TOO_MANY)) {
                told = new String(socket.getInputStream().readAllBytes(), UTF_8);
            }
        }
        assertThat(told).contains("too-many-connections").containsIgnoringCase("connection: close");

        Socket toBeTold = connect();
        assertThat(isHungUpOn(connect()))
                .as("one too many, and one is let in to be told so")
                .isTrue();
        toBeTold.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        String status = "";
        while (!status.equals("200")) { // as soon as the others are known to have gone
            try (Socket socket = connect()) {
                socket.getOutputStream().write("GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                status = status(socket);
            } catch (SocketException e) {
                status = "";
            }
        }
        assertThat(server.turkiye().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aStreamThatEndsAsItShouldSaysSo() {
        TestServer server = start(Limits.DEFAULT);
        Officer turkiye = server.turkiye();
        long end = turkiye.get("/v1/items").accepted().path("upTo").asLong();
        try (EventStream stream = turkiye.listen("?after=" + end)) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("heartbeat");
            server.close();
            EventStream.Event last = stream.next().orElseThrow();
            while (last.name().equals("heartbeat")) {
                last = stream.next().orElseThrow();
            }
            assertThat(last.name()).isEqualTo("end");
            assertThat(last.json().path("reason").asString()).contains("stopping");
            assertThat(stream.next()).isEmpty();
        }
    }
}
