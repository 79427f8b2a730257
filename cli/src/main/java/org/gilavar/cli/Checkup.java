package org.gilavar.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.log.LimitedBody;
import org.gilavar.client.tls.ClientTls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at a connection from the near end to the far one, a step at a time, and stops at the first that fails: what comes
 * after would only fail by it.
 */
final class Checkup {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    /** How far clocks may be apart: the mechanism takes nothing that is dated later than that. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Hears each step as it is done. */
    interface Listener {
        /** It is well. */
        void found(String step, String words);

        /** It is not, and nothing after it was tried. */
        void failed(String step, String words);
    }

    /** A step that failed, with what to do. */
    private static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String words) {
            super(words);
        }
    }

    @FunctionalInterface
    private interface Step {
        String look() throws FailedException, IOException, InterruptedException;
    }

    private final URI server;
    private final Optional<SSLContext> tls;
    private final InstantSource clock;
    private final Listener listener;
    private boolean well = true;

    /** @param tls absent where the server speaks plain HTTP */
    Checkup(URI server, Optional<SSLContext> tls, InstantSource clock, Listener listener) {
        this.server = server;
        this.tls = tls;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Looks at it.
     *
     * @param client the post's own, over the same connection
     * @return whether all of it is well
     */
    boolean run(GilavarClient client) throws InterruptedException {
        step("name", this::name);
        step("port", this::port);
        if (tls.isPresent()) {
            step("tls", this::handshake);
        }
        step("admission", this::admission);
        step("clock", this::clock);
        step("session", () -> session(client));
        step("record", () -> record(client));
        if (well) {
            step("session", () -> {
                client.signOut();
                return "ended again: nothing is left of this look";
            });
        }
        return well;
    }

    private void step(String name, Step step) throws InterruptedException {
        if (!well) {
            return;
        }
        try {
            listener.found(name, step.look());
        } catch (FailedException | ProblemException | SpokenException e) {
            failed(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failed(name, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void failed(String name, String words) {
        well = false;
        listener.failed(name, words);
    }

    private String host() {
        String host = String.valueOf(server.getHost());
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private int portNumber() {
        int usual = tls.isPresent() ? HTTPS : HTTP;
        return server.getPort() < 0 ? usual : server.getPort();
    }

    private String name() throws FailedException {
        try {
            return host() + " is "
                    + Stream.of(InetAddress.getAllByName(host()))
                            .map(InetAddress::getHostAddress)
                            .collect(Collectors.joining(", "));
        } catch (UnknownHostException e) {
            throw new FailedException("nobody here knows the name " + host()
                    + ". Ask whoever keeps your name servers, or the facilitator whether the package is the newest");
        }
    }

    private String port() throws FailedException {
        try (Socket socket = connected()) {
            return socket.getRemoteSocketAddress() + " answers";
        } catch (IOException e) {
            throw new FailedException("nobody answers at " + host() + ", port " + portNumber() + " (" + e.getMessage()
                    + "). Is the server running? Does a firewall stand between?");
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        boolean sound = false;
        try {
            socket.connect(new InetSocketAddress(host(), portNumber()), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            sound = true;
            return socket;
        } finally {
            if (!sound) {
                socket.close();
            }
        }
    }

    private String handshake() throws FailedException, IOException {
        SSLContext context = tls.orElseThrow();
        try (Socket plain = connected();
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, host(), portNumber(), true)) {
            SSLParameters parameters = ClientTls.parameters(context);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return socket.getSession().getProtocol() + "; the server is " + TlsFiles.inWords(shown);
        } catch (SSLException e) {
            throw new FailedException(TlsTrouble.ofServer(e, shownCertificate()));
        } catch (SocketException e) {
            // Nothing is written before the server is known by its certificate: so it was ours, and the next step says
            // what of it.
            return ClientTls.PROTOCOL + "; the server is "
                    + TlsFiles.inWords(shownCertificate().orElseThrow(() -> e));
        }
    }

    /** What the server shows to anybody, right or not; nothing is said to it. */
    private Optional<X509Certificate> shownCertificate() {
        AtomicReference<X509Certificate> shown = new AtomicReference<>();
        try (Socket plain = connected();
                SSLSocket socket = (SSLSocket) TlsTrouble.onlyLooking(shown::set)
                        .getSocketFactory()
                        .createSocket(plain, host(), portNumber(), true)) {
            socket.startHandshake();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.ofNullable(shown.get()); // what is wrong was found before
        }
        return Optional.ofNullable(shown.get());
    }

    private String admission() throws FailedException, IOException {
        HttpResponse<byte[]> answer = health();
        String reason = reason(answer.body());
        if (answer.statusCode() == 503) {
            throw new FailedException("you are let in, and the server takes nothing now: " + reason
                    + ". The facilitator's operator must see to it");
        }
        if (answer.statusCode() != 200) {
            throw new FailedException("something answers " + answer.statusCode()
                    + " that is not a Gilavar server, or too old or too new a one; a proxy between, perhaps");
        }
        return tls.isPresent() ? "the server takes your certificate, and statements" : "the server takes statements";
    }

    private HttpResponse<byte[]> health() throws FailedException, IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1);
        tls.ifPresent(context -> builder.sslContext(context).sslParameters(ClientTls.parameters(context)));
        try (HttpClient http = builder.build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.resolve("/v1/health")).build();
            return LimitedBody.send(http, request, MAX_ANSWER_BYTES, PATIENCE);
        } catch (SSLException e) {
            throw new FailedException(TlsTrouble.ofClient(e));
        } catch (IOException e) {
            if (tls.isPresent() && !(e.getCause() instanceof TimeoutException)) {
                throw new FailedException("the server ends the connection without a word (" + e.getMessage()
                        + "): it takes only certificates of its parties. " + TlsTrouble.HOW_TO_BE_LET_IN);
            }
            throw e;
        }
    }

    private static String reason(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json).path("reason").asString("it does not say why");
        } catch (JacksonException e) {
            return "it does not say why";
        }
    }

    private String clock() throws FailedException, IOException {
        Optional<String> date = health().headers().firstValue("Date");
        if (date.isEmpty()) {
            return "the server does not say its time; the session will tell";
        }
        Instant theirs;
        try {
            theirs = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return "the server says its time as " + date.get();
        }
        Duration apart = Duration.between(theirs, clock.instant());
        String words = apart.abs().toSeconds() + " s " + (apart.isNegative() ? "behind" : "ahead of") + " the server's";
        if (apart.abs().compareTo(CLOCK_TOLERANCE.plusSeconds(1)) > 0) { // the header has whole seconds
            throw new FailedException("this machine's clock is " + words + ", " + theirs + "; at most "
                    + CLOCK_TOLERANCE.toSeconds() + " s are allowed. Set it (NTP), or what you say is refused");
        }
        return words;
    }

    private static String session(GilavarClient client) throws FailedException, IOException, InterruptedException {
        try {
            JsonNode me = client.get("/v1/me");
            return "you are " + me.path("party").asString("") + "/"
                    + me.path("post").asString("") + " in \""
                    + me.path("mechanism").path("title").asString("")
                    + "\", whose time is " + me.path("now").asString("");
        } catch (ProblemException e) {
            throw new FailedException("the key " + client.identity().key().keyId() + " opens no session for "
                    + client.identity().party() + "/" + client.identity().post() + ": " + e.getMessage()
                    + ". Is it enrolled and not replaced? Is the name of the post right?");
        }
    }

    private static String record(GilavarClient client) throws IOException, InterruptedException {
        JsonNode status = client.get("/v1/record");
        long size = status.path("size").asLong(0);
        int alarms = status.path("alarms").size();
        return size + " entries of your party"
                + (alarms == 0 ? "" : "; ALARM: " + status.path("alarms").get(0).asString(""));
    }
}
