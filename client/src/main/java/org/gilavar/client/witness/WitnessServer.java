package org.gilavar.client.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.gilavar.ledger.TokenException;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessAnswer;

/**
 * A witness that answers over HTTP (C2SP tlog-witness).
 *
 * <pre>
 *   POST /add-checkpoint   200 400 403 404 409 422   as {@link WitnessAnswer} says
 *                          413                       more than {@link AddCheckpoint#MAX_BYTES}
 *                          500                       the witness cannot keep checkpoints; nothing was signed
 *   GET  /                 200                       what this is, in words
 *   other methods          405
 *   other paths            404
 * </pre>
 *
 * <p>Limits on time and connections are those of the JDK's server, which has them from system properties for the whole
 * process, read when its first server starts; those that are not set are set here. So a program that has started another
 * such server before must have set {@code sun.net.httpserver.maxReqTime} itself, or nobody cuts off who stalls. A request that is not whole after
 * {@link #REQUEST_SECONDS} is cut off.
 */
public final class WitnessServer implements AutoCloseable {
    /** Path of the one call there is. */
    public static final String ADD_CHECKPOINT = "/add-checkpoint";

    /** A request is a megabyte at most, and usually a thousand bytes: who needs longer is stalling. */
    public static final int REQUEST_SECONDS = 10;

    /** One for each log there may be, several times over. */
    private static final int MAX_CONNECTIONS = 256;

    /** Time for answers under way when the server ends. */
    private static final int STOP_SECONDS = 5;

    private static final String PLAIN = "text/plain; charset=utf-8";

    private record Answer(int status, String contentType, String body) {
        static Answer text(int status, String line) {
            return new Answer(status, PLAIN, line + "\n");
        }
    }

    private final Witness witness;
    private final String about;
    private final InstantSource clock;
    private final WitnessListener listener;
    private final HttpServer http;
    private final ExecutorService workers = Workers.start();

    private WitnessServer(
            Witness witness, String about, InstantSource clock, WitnessListener listener, HttpServer http) {
        this.witness = witness;
        this.about = about;
        this.clock = clock;
        this.listener = listener;
        this.http = http;
    }

    /**
     * Starts to listen on loopback.
     *
     * @param about what {@code GET /} answers
     * @param port 0 for any free one
     * @param clock whose time goes into cosignatures
     * @throws IOException if the port cannot be had
     */
    public static WitnessServer start(
            Witness witness, String about, int port, InstantSource clock, WitnessListener listener) throws IOException {
        limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
        limit("sun.net.httpserver.maxRspTime", REQUEST_SECONDS);
        limit("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WitnessServer server = new WitnessServer(witness, about, clock, listener, http);
        http.setExecutor(server.workers);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /** Such as {@code http://127.0.0.1:8480}: the submission prefix of this witness. */
    public String address() {
        String host = http.getAddress().getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
                // Closing first reads on in what the request has left, and may wait for it.
                exchange.getResponseBody().flush();
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> {
                return method.equals("GET") || method.equals("HEAD")
                        ? new Answer(200, PLAIN, about)
                        : notAllowed(exchange, "GET, HEAD");
            }
            case ADD_CHECKPOINT -> {
                return method.equals("POST") ? addCheckpoint(exchange) : notAllowed(exchange, "POST");
            }
            default -> {
                return Answer.text(404, "this witness answers POST " + ADD_CHECKPOINT + " and GET /");
            }
        }
    }

    private static Answer notAllowed(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return Answer.text(405, "expected " + allowed);
    }

    private Answer addCheckpoint(HttpExchange exchange) throws IOException {
        // What claims to be too long is not read at all.
        byte[] body = claimedBytes(exchange) > AddCheckpoint.MAX_BYTES
                ? new byte[AddCheckpoint.MAX_BYTES + 1]
                : exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
        if (body.length > AddCheckpoint.MAX_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.text(413, "expected at most " + AddCheckpoint.MAX_BYTES + " bytes");
        }
        WitnessAnswer answer;
        try {
            answer = witness.addCheckpoint(body, clock.instant());
        } catch (UncheckedIOException | MalformedException | IllegalStateException | TokenException e) {
            // The store failed, what it kept is damaged, or the signer has gone or returned what does not verify.
            listener.failed(e);
            return Answer.text(500, "the witness cannot do its work now; nothing was signed");
        }
        evidence(answer).ifPresent(listener::forked);
        return new Answer(answer.status(), answer.contentType(), answer.body());
    }

    private static long claimedBytes(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // what there is of it is counted
        }
    }

    private static Optional<Evidence> evidence(WitnessAnswer answer) {
        if (answer instanceof WitnessAnswer.Conflict conflict) {
            return conflict.evidence();
        }
        return answer instanceof WitnessAnswer.Unproved unproved ? unproved.evidence() : Optional.empty();
    }

    /** Takes no more requests, finishes those under way if they are quick, and ends. */
    @Override
    public void close() {
        http.stop(STOP_SECONDS);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
