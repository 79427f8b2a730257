package org.gilavar.server.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of webhooks that shares no code with the sender: it reads HTTP from a socket and verifies by RFC 9421 and 9530
 * with what the platform has. It behaves as it is told for each request, and well when it is told nothing.
 */
final class ListeningPost implements AutoCloseable {

    /** How to treat one request. */
    enum Manners {
        TAKE("204 No Content"),
        FAIL("500 Internal Server Error"),
        BE_BUSY("429 Too Many Requests\r\nRetry-After: 70"),
        SEND_ELSEWHERE("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/"),
        FIND_TOO_LARGE("413 Content Too Large"),
        /** Takes it, and is cut off before it can say so. */
        TAKE_AND_HANG_UP(""),
        /** Reads half and hangs up. */
        HANG_UP(""),
        /** Reads all and says nothing. */
        STALL(""),
        /** Says yes without end. */
        BABBLE("200 OK");

        private final String status;

        Manners(String status) {
            this.status = status;
        }
    }

    private static final Pattern INPUT = Pattern.compile("gilavar=(\\((.*?)\\)(;.*))");
    private static final int ED25519_BYTES = 32;

    private final ServerSocket listening;
    private final PublicKey key;
    private final String keyId;
    private final Deque<Manners> manners = new ArrayDeque<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** What was taken, a request each: the tellings in it. */
    private final BlockingQueue<List<JsonNode>> taken = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> faults = new LinkedBlockingQueue<>();
    private volatile Runnable beforeAnswering = () -> {};

    /**
     * Listens.
     *
     * @param jwk by which what it hears must be signed
     * @param port 0 for any
     */
    ListeningPost(JsonNode jwk, int port) throws IOException {
        this.key = key(jwk);
        this.keyId = jwk.path("kid").asString();
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** RFC 8037: little-endian, the highest bit says whether x is odd. */
    private static PublicKey key(JsonNode jwk) {
        byte[] bytes = Base64.getUrlDecoder().decode(jwk.path("x").asString());
        boolean odd = (bytes[ED25519_BYTES - 1] & 0x80) != 0;
        byte[] bigEndian = new byte[ED25519_BYTES];
        for (int i = 0; i < ED25519_BYTES; i++) {
            bigEndian[i] = bytes[ED25519_BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How to treat the next requests, in order. */
    synchronized void expect(Manners... next) {
        manners.addAll(List.of(next));
    }

    /** What is to be done when all of a request has come. */
    void beforeAnswering(Runnable doing) {
        beforeAnswering = doing;
    }

    private synchronized Manners next() {
        return Optional.ofNullable(manners.poll()).orElse(Manners.TAKE);
    }

    /** Whether it has treated all as it was told to. */
    synchronized boolean hasBehaved() {
        return manners.isEmpty();
    }

    /** The next so many tellings that it takes, in the order in which they came. */
    List<JsonNode> take(int count) throws InterruptedException {
        List<JsonNode> told = new ArrayList<>();
        while (told.size() < count) {
            List<JsonNode> page = taken.poll(60, TimeUnit.SECONDS);
            if (page == null) {
                throw new AssertionError("told " + told.size() + " of " + count + "; " + faults);
            }
            told.addAll(page);
        }
        return told;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                synchronized (this) {
                    sockets.add(socket);
                }
                Thread.ofVirtual().start(() -> hear(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void hear(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (hearOne(socket, in)) {
                // the next over the same connection
            }
        } catch (IOException e) {
            return; // the sender has hung up
        }
    }

    private boolean hearOne(Socket socket, InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return false;
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Manners how = next();
        if (how == Manners.HANG_UP) {
            socket.close();
            return false;
        }
        byte[] body = in.readNBytes(Integer.parseInt(fields.get("content-length")));
        fault(first, fields, body).ifPresent(faults::add);
        beforeAnswering.run();
        if (how == Manners.STALL) {
            in.read();
            return false;
        }
        if (how == Manners.TAKE || how == Manners.TAKE_AND_HANG_UP || how == Manners.BABBLE) {
            taken.add(JsonMapper.shared()
                    .readTree(body)
                    .path("items")
                    .valueStream()
                    .toList());
        }
        if (how == Manners.TAKE_AND_HANG_UP) {
            socket.close();
            return false;
        }
        if (how == Manners.BABBLE) {
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + how.status + "\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(100_000))
                            .getBytes(US_ASCII));
            in.read();
            return false;
        }
        socket.getOutputStream()
                .write(("HTTP/1.1 " + how.status + "\r\n" + (how == Manners.TAKE ? "" : "Content-Length: 0\r\n")
                                + "\r\n")
                        .getBytes(US_ASCII));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(UTF_8).strip();
    }

    /** What is wrong with a request, by the two RFCs; empty when nothing is. */
    private Optional<String> fault(String first, Map<String, String> fields, byte[] body) {
        try {
            String[] request = first.split(" ", -1);
            String digest = "sha-256=:"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
            if (!digest.equals(fields.get("content-digest"))) {
                return Optional.of("the digest is of another body");
            }
            Matcher input = INPUT.matcher(fields.getOrDefault("signature-input", ""));
            if (!input.matches()) {
                return Optional.of("no signature input");
            }
            StringBuilder base = new StringBuilder();
            for (String quoted : input.group(2).split(" ", -1)) {
                String name = quoted.substring(1, quoted.length() - 1);
                String value = switch (name) {
                    case "@method" -> request[0];
                    case "@target-uri" -> "http://" + fields.get("host") + request[1];
                    default -> fields.get(name);
                };
                base.append(quoted).append(": ").append(value).append('\n');
            }
            base.append("\"@signature-params\": ").append(input.group(1));
            if (!input.group(3).contains(";keyid=\"" + keyId + "\"")
                    || !input.group(3).contains(";created=")) {
                return Optional.of("signed with another key, or at no time: " + input.group(3));
            }
            for (String must : List.of("@method", "@target-uri", "content-digest", "content-type")) {
                if (!input.group(2).contains("\"" + must + "\"")) {
                    return Optional.of(must + " is not signed");
                }
            }
            String signature = fields.getOrDefault("signature", "").replaceFirst("^gilavar=:(.*):$", "$1");
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(base.toString().getBytes(US_ASCII));
            return verifying.verify(Base64.getDecoder().decode(signature))
                    ? Optional.empty()
                    : Optional.of("the signature does not hold over " + base);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As if it had been killed. */
    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
