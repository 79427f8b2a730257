package org.gilavar.cli.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.ServerConfig;

/**
 * An OpenID provider that lets everybody be whom they pick. For demonstrations and tests: on loopback only, with a key made at
 * the start, for one public client with PKCE. What it forgets when it stops is everything.
 */
public final class DemoIssuer implements AutoCloseable {

    /** The one client it knows. */
    public static final String CLIENT = "gilavar-demo";

    /** Where it listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8490;

    private static final Duration CODE = Duration.ofMinutes(1);
    private static final Duration TOKEN = Duration.ofMinutes(5);
    private static final int MAX_FORM_BYTES = 16 * 1024;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private record Given(Asked asked, DemoPerson person, Instant expires) {}

    private record Answer(int status, String type, String body) {}

    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<DemoPerson> people;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, Given> given = new ConcurrentHashMap<>();
    private volatile DemoKey key;

    private DemoIssuer(HttpServer http, List<DemoPerson> people, InstantSource clock, SecureRandom random) {
        this.http = http;
        this.people = List.copyOf(people);
        this.clock = clock;
        this.random = random;
        this.key = DemoKey.make(random);
    }

    /**
     * Starts to listen.
     *
     * @param host of this machine
     * @param port 0 for any free one
     * @throws IllegalArgumentException if others could reach it there, or there is nobody to be
     * @throws IOException if the port cannot be had
     */
    public static DemoIssuer start(
            String host, int port, List<DemoPerson> people, InstantSource clock, SecureRandom random)
            throws IOException {
        if (!ServerConfig.isLoopback(host)) {
            throw new IllegalArgumentException("host: " + host + " is not loopback (" + ServerConfig.LOOPBACK
                    + "). The demo issuer lets anybody be anyone, so nobody else may reach it");
        }
        if (people.isEmpty()) {
            throw new IllegalArgumentException("person: expected at least one to be");
        }
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        DemoIssuer issuer = new DemoIssuer(http, people, clock, random);
        http.setExecutor(issuer.workers);
        http.createContext("/", issuer::handle);
        http.start();
        return issuer;
    }

    /** Its name, and where it is: such as {@code http://127.0.0.1:8490}. */
    public String address() {
        String host = http.getAddress().getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + http.getAddress().getPort();
    }

    /** What {@code serve --sign-in} takes: the description of this provider. */
    public byte[] description() {
        return Json.write(Map.of("issuer", address(), "clientId", CLIENT));
    }

    /** Takes a new key and forgets the old one. */
    public void rotate() {
        key = DemoKey.make(random);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (path) {
                case "GET /" -> new Answer(200, HTML, DemoPages.refusal("Come here by way of a console."));
                case "GET /.well-known/openid-configuration" -> new Answer(200, JSON, Json.text(metadata()));
                case "GET /jwks" -> new Answer(200, JSON, Json.text(Map.of("keys", List.of(key.jwk()))));
                case "GET /authorize" ->
                    ask(new Parameters(exchange.getRequestURI().getRawQuery()));
                case "POST /choose" -> choose(form(exchange), exchange);
                case "POST /token" -> trade(form(exchange));
                default -> new Answer(404, HTML, DemoPages.refusal("There is nothing here."));
            };
        } catch (IllegalArgumentException e) {
            return new Answer(400, HTML, DemoPages.refusal("That is no request."));
        }
    }

    private static Parameters form(HttpExchange exchange) throws IOException {
        return new Parameters(new String(exchange.getRequestBody().readNBytes(MAX_FORM_BYTES), UTF_8));
    }

    private Map<String, Object> metadata() {
        return Map.ofEntries(
                Map.entry("issuer", address()),
                Map.entry("authorization_endpoint", address() + "/authorize"),
                Map.entry("token_endpoint", address() + "/token"),
                Map.entry("jwks_uri", address() + "/jwks"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("id_token_signing_alg_values_supported", List.of("ES256")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry("token_endpoint_auth_methods_supported", List.of("none")),
                Map.entry("authorization_response_iss_parameter_supported", true));
    }

    private Answer ask(Parameters query) {
        return Asked.misfit(query)
                .map(reason -> new Answer(400, HTML, DemoPages.refusal(reason)))
                .orElseGet(() -> {
                    String id = draw();
                    asked.put(id, Asked.of(query));
                    return new Answer(200, HTML, DemoPages.choice(people, id));
                });
    }

    private Answer choose(Parameters form, HttpExchange exchange) {
        Asked request = asked.remove(form.value("request"));
        int person = Integer.parseInt(form.value("person"));
        if (request == null || person < 0 || person >= people.size()) {
            return new Answer(400, HTML, DemoPages.refusal("This choice has been made. Begin again at the console."));
        }
        String code = draw();
        given.put(code, new Given(request, people.get(person), clock.instant().plus(CODE)));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        request.redirectUri() + "?code=" + code + "&state=" + Parameters.encoded(request.state())
                                + "&iss=" + Parameters.encoded(address()));
        return new Answer(303, HTML, "");
    }

    private Answer trade(Parameters form) {
        Given code = given.remove(form.value("code"));
        boolean right = code != null
                && code.expires().isAfter(clock.instant())
                && form.value("grant_type").equals("authorization_code")
                && form.value("client_id").equals(CLIENT)
                && form.value("redirect_uri").equals(code.asked().redirectUri())
                && challenge(form.value("code_verifier")).equals(code.asked().challenge());
        return code == null || !right
                ? new Answer(400, JSON, Json.text(Map.of("error", "invalid_grant")))
                : new Answer(200, JSON, Json.text(tokens(code)));
    }

    private Map<String, Object> tokens(Given code) {
        long now = clock.instant().getEpochSecond();
        String idToken = key.sign(Map.of(
                "iss",
                address(),
                "sub",
                "demo:" + code.person().post(),
                "aud",
                CLIENT,
                "iat",
                now,
                "exp",
                now + TOKEN.toSeconds(),
                "nonce",
                code.asked().nonce(),
                "name",
                code.person().name(),
                "gilavar_post",
                code.person().post()));
        return Map.of(
                "access_token", draw(), "token_type", "Bearer", "expires_in", TOKEN.toSeconds(), "id_token", idToken);
    }

    private static String challenge(String verifier) {
        try {
            return base64Url(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String draw() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return base64Url(secret);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }
}
