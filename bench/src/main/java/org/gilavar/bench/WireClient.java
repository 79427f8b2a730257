package org.gilavar.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.session.Session;
import org.gilavar.server.session.SessionRequest;

/**
 * One connection over TLS 1.3 that speaks as much HTTP/1.1 as is needed, so that what is measured is the server and not a
 * library at this end. For one thread.
 */
final class WireClient implements Closeable {
    private static final int CREATED = 201;
    private static final int BUFFER = 16_384;

    private final SSLSocket socket;
    private final InputStream in;
    private final byte[] line = new byte[BUFFER];

    /** An answer; its body, whatever it says. */
    record Answer(int status, String body) {}

    /** Connects, and shakes hands. */
    WireClient(SSLContext context, int port) throws IOException {
        this(context, port, InetAddress.getLoopbackAddress());
    }

    /** Connects from an address of this machine, and shakes hands. */
    WireClient(SSLContext context, int port, InetAddress from) throws IOException {
        Socket plain = new Socket();
        plain.setTcpNoDelay(true);
        plain.bind(new InetSocketAddress(from, 0));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        SSLParameters parameters = ClientTls.parameters(context);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** A session of a party's desk, over this connection or any other with its certificate. */
    String session(String party) throws IOException {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        var asked = new SessionRequest(
                Arena.MECHANISM,
                party,
                Arena.POST,
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
                Instant.now());
        Answer answer = post(
                "/v1/sessions",
                "",
                Envelope.sign(SessionRequest.TYPE, Json.write(asked), Arena.key(party))
                        .toJson());
        if (answer.status() != CREATED) {
            throw new IOException("no session: " + answer);
        }
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Session.class)
                .token();
    }

    /** Posts, and waits for the whole answer. */
    Answer post(String path, String token, byte[] body) throws IOException {
        byte[] head =
                head("POST", path, token, "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request); // one record
        return answer();
    }

    /** Asks for JSON, and waits for the whole answer. */
    Answer get(String path, String token) throws IOException {
        socket.getOutputStream().write(head("GET", path, token, ""));
        return answer();
    }

    /** Opens a stream of events; what follows is {@link #nextLine}s. */
    void listen(String path, String token) throws IOException {
        socket.getOutputStream().write(head("GET", path, token, "Accept: text/event-stream\r\n"));
    }

    /** The next line of what comes, without its end. */
    String nextLine() throws IOException {
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server has hung up");
            }
            if (length < line.length) {
                line[length++] = (byte) b;
            }
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.UTF_8);
    }

    private static byte[] head(String method, String path, String token, String headers) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(nextLine().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        int length = 0;
        for (String header = nextLine(); !header.isEmpty(); header = nextLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the server has hung up in an answer");
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
