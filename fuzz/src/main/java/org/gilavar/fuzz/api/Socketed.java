package org.gilavar.fuzz.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One connection, over which any bytes can be sent, and on which an answer is read as HTTP/1.1 frames it. No client of ours
 * would send most of what is sent here. Not thread-safe.
 */
final class Socketed implements AutoCloseable {

    /** Of an answer that has no end, such as a stream of events, this much is read. */
    private static final int ENOUGH = 64;

    private static final int MOST = 64 << 20;

    /** What came back. */
    static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body;
        }

        int status() {
            return status;
        }

        /** Empty when there is none of this name, in lower case. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        byte[] body() {
            return body;
        }
    }

    private final URI server;
    private final int deadlineMillis;
    private Optional<Socket> socket = Optional.empty();
    private InputStream in = InputStream.nullInputStream();

    /** @param deadline longer without an answer is a hang */
    Socketed(URI server, Duration deadline) {
        this.server = server;
        this.deadlineMillis = Math.toIntExact(deadline.toMillis());
    }

    /**
     * Sends bytes and reads one answer.
     *
     * @param last whether nothing follows over this connection, so that bytes that are no whole request end it
     * @return empty when the other end closed the connection instead
     * @throws SocketTimeoutException when no answer came in time
     */
    Optional<Reply> send(byte[] request, boolean last) throws IOException {
        boolean fresh = socket.isEmpty();
        Optional<Reply> reply = sendOnce(request, last);
        if (reply.isEmpty() && !fresh && !last) {
            return sendOnce(request, false); // it was closed while it was idle
        }
        return reply;
    }

    private Optional<Reply> sendOnce(byte[] request, boolean last) throws IOException {
        if (socket.isEmpty()) {
            connect();
        }
        try {
            socket.orElseThrow().getOutputStream().write(request);
            if (last) {
                socket.orElseThrow().shutdownOutput();
            }
            Optional<Reply> reply = read();
            if (last || reply.isEmpty() || reply.get().header("connection").equalsIgnoreCase("close")) {
                close();
            }
            return reply;
        } catch (SocketTimeoutException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            return Optional.empty(); // it may end the connection while we are still speaking
        }
    }

    private void connect() throws IOException {
        Socket made = new Socket();
        made.connect(new InetSocketAddress(server.getHost(), server.getPort()), deadlineMillis);
        made.setSoTimeout(deadlineMillis);
        made.setTcpNoDelay(true);
        in = new BufferedInputStream(made.getInputStream());
        socket = Optional.of(made);
    }

    private Optional<Reply> read() throws IOException {
        String status = line();
        if (status.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.split(" ", 3)[1]);
        if (code < 200) {
            return read(); // it says that it will answer
        }
        return Optional.of(new Reply(code, headers, body(code, headers)));
    }

    private byte[] body(int code, Map<String, String> headers) throws IOException {
        if (code == 204 || code == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            byte[] beginning = in.readNBytes(ENOUGH);
            close();
            return beginning;
        }
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return chunks();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return in.readNBytes(Math.min(length, MOST));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            all.writeBytes(in.readNBytes(Math.min(size, MOST)));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket.isPresent()) {
            socket.get().close();
            socket = Optional.empty();
        }
    }
}
