package org.gilavar.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.gilavar.client.log.LimitedBody;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Talks to a mechanism as one post.
 *
 * <p>{@link #say} says something, {@link #listen} hears, {@link #get} and {@link #all} look. Opens a session by itself when
 * it needs one. Sending is safe to repeat: {@link #send} of the same envelope has one effect and gives one answer, so after
 * a lost connection, send it again; {@link #say} does. Blocking, on platform or virtual threads; safe for use by several.
 */
public final class GilavarClient {

    /** The payload type of a statement. */
    public static final String STATEMENT_TYPE = "application/vnd.gilavar.statement+json";

    private static final String SESSION_TYPE = "application/vnd.gilavar.session+json";

    /** A mechanism answers within milliseconds; a silence this long is a broken connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Largest answer: some times a page of entries, each as long as may be. */
    private static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final int MAX_PROBLEM_BYTES = 1 << 16;

    /** How long a statement is sent again and again: a server that restarts takes some seconds. */
    private static final Duration INSISTENCE = Duration.ofMinutes(1);

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAULT = 400;
    private static final int CONTENT_TOO_LARGE = 413;

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss'z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final URI server;
    private final String mechanism;
    private final Identity identity;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http;

    private volatile @Nullable String session;

    /**
     * A client of one post.
     *
     * @param server such as {@code http://127.0.0.1:8470}
     * @param mechanism the mechanism's name
     * @param clock this machine's time, used to ask for sessions
     */
    public GilavarClient(URI server, String mechanism, Identity identity, InstantSource clock) {
        this(server, mechanism, identity, clock, Optional.empty());
    }

    /**
     * The same over TLS 1.3.
     *
     * @param tls whom it trusts and what it shows, such as {@link org.gilavar.client.tls.ClientTls} makes by a connection
     *     package; absent for what the platform has
     */
    public GilavarClient(
            URI server, String mechanism, Identity identity, InstantSource clock, Optional<SSLContext> tls) {
        this.server = server;
        this.mechanism = mechanism;
        this.identity = identity;
        this.clock = clock;
        this.http = http(tls);
    }

    private static HttpClient http(Optional<SSLContext> tls) {
        HttpClient.Builder http =
                HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1);
        tls.ifPresent(context -> http.sslContext(context).sslParameters(ClientTls.parameters(context)));
        return http.build();
    }

    /** The name of the mechanism it speaks in. */
    public String mechanism() {
        return mechanism;
    }

    public Identity identity() {
        return identity;
    }

    /** Signs a statement, a JSON object as the API describes it, in this post's name. */
    public Envelope sign(ObjectNode statement) {
        return Envelope.sign(STATEMENT_TYPE, MAPPER.writeValueAsBytes(statement), identity.key());
    }

    /**
     * A statement in this post's name, ready to be signed.
     *
     * @param id unique among this post's party's statements
     * @param sent the mechanism's time, as far as the sender knows it
     */
    public ObjectNode statement(String id, Instant sent, String precedence, boolean exercise, JsonNode body) {
        ObjectNode statement = MAPPER.createObjectNode();
        statement.put("id", id).put("mechanism", mechanism);
        statement.putObject("from").put("party", identity.party()).put("post", identity.post());
        statement.put("sent", sent.toString()).put("precedence", precedence).put("exercise", exercise);
        statement.set("body", body);
        return statement;
    }

    /**
     * Sends a signed statement and waits until it is on the server's disk.
     *
     * @throws ProblemException when it was not taken
     * @throws IOException when no answer came: send the same envelope again
     */
    public Receipt send(Envelope envelope) throws IOException, InterruptedException {
        return Receipt.of(withSession(() -> send("/v1/statements", envelope.toJson())));
    }

    /**
     * Hands in what another party has signed and cannot send itself, because it is cut off.
     *
     * @throws ProblemException when it was not taken; why, its party alone is told, unless the bytes themselves show it
     * @throws IOException when no answer came: hand in the same envelope again
     */
    public Carried carry(Envelope envelope) throws IOException, InterruptedException {
        return Carried.of(withSession(() -> send("/v1/carried", envelope.toJson())));
    }

    /**
     * Founds the mechanism: the one statement that comes before there can be a session. Sent again after it was taken, it
     * goes the way of every other, and the answer is the same.
     */
    public Receipt found(Envelope envelope) throws IOException, InterruptedException {
        try {
            return Receipt.of(read(request("/v1/statements")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.toJson()))
                    .build()));
        } catch (ProblemException e) {
            if (e.status() != UNAUTHORISED) {
                throw e;
            }
            return send(envelope);
        }
    }

    /** Says something as a matter of routine; see {@link #say(Saying)}. */
    public Receipt say(JsonNode body) throws IOException, InterruptedException {
        return say(Saying.of(body));
    }

    /**
     * Says something: asks for the mechanism's time, signs, and sends until there is an answer. After a lost connection the
     * very same bytes are sent again, so that they take effect once.
     *
     * @throws ProblemException when it was not taken; after {@link ProblemException#notBefore} it may be said anew
     * @throws UnansweredException when no answer came within a minute, and nobody here knows whether it was taken
     * @throws IOException when the server could not be asked for the time either, so that nothing was sent
     */
    public Receipt say(Saying saying) throws IOException, InterruptedException {
        long deadline = deadline();
        return deliver(insistence().until(deadline, () -> prepare(saying)), deadline);
    }

    /**
     * Makes and signs the statement, dated by the mechanism's time, and sends nothing yet.
     *
     * @throws IOException when the server could not be asked for the time
     */
    public Envelope prepare(Saying saying) throws IOException, InterruptedException {
        Envelope envelope = sign(statement(saying));
        for (SigningKey cosigner : saying.cosigners()) {
            envelope = envelope.countersigned(cosigner);
        }
        return envelope;
    }

    /**
     * The statement that {@link #prepare} would sign now.
     *
     * @throws IOException when the server could not be asked for the time
     */
    public ObjectNode statement(Saying saying) throws IOException, InterruptedException {
        JsonNode me = get("/v1/me");
        Instant now = Instant.parse(me.path("now").asString());
        boolean exercise = me.path("mechanism").path("mode").asString().equals("EXERCISE");
        String id = saying.id().orElseGet(() -> uniqueName(now));
        ObjectNode statement = statement(id, now, saying.precedence(), exercise, saying.body());
        saying.remarks().ifPresent(text -> statement.put("remarks", text));
        return statement;
    }

    /** A name that nothing has yet: the time, to be found by, and sixty bits of chance. */
    public String uniqueName(Instant now) {
        String chance = Long.toString(random.nextLong() >>> 4 | 1L << 60, Character.MAX_RADIX);
        return NAME_TIME.format(now) + "-" + chance;
    }

    /**
     * Sends a signed statement until there is an answer; for what {@link UnansweredException} brings, too.
     *
     * @throws ProblemException when it was not taken
     * @throws UnansweredException when no answer came within a minute
     */
    public Receipt deliver(Envelope envelope) throws IOException, InterruptedException {
        return deliver(envelope, deadline());
    }

    private Receipt deliver(Envelope envelope, long deadline) throws IOException, InterruptedException {
        try {
            return insistence().until(deadline, () -> send(envelope));
        } catch (IOException e) {
            throw new UnansweredException(envelope, e);
        }
    }

    private static long deadline() {
        return System.nanoTime() + INSISTENCE.toNanos();
    }

    private Insistence insistence() {
        return new Insistence(
                new Backoff(FIRST_RETRY, LONGEST_RETRY, random),
                System::nanoTime,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** What this post was told after a place in its feed, oldest first; a page at a time. */
    public FeedPage feed(long after) throws IOException, InterruptedException {
        JsonNode answer = get("/v1/feed?after=" + after);
        List<Telling> told = new ArrayList<>();
        long upTo = after;
        for (JsonNode node : answer.path("items")) {
            told.add(Telling.of(node));
            upTo = node.path("n").asLong();
        }
        return new FeedPage(upTo, told);
    }

    /**
     * What this post is told after a place in its feed, as it happens, and whether it hears at all.
     *
     * @param after 0 for everything from the beginning; {@code upTo} of {@code /v1/items} for what comes after those
     */
    public Feed listen(long after) {
        return Feed.open(this::stream, after, Feed.Timing.STANDARD, random, clock);
    }

    private InputStream stream(long after) throws IOException, InterruptedException {
        if (session == null) {
            openSession();
        }
        HttpResponse<InputStream> response = openStream(after);
        if (response.statusCode() == UNAUTHORISED) {
            response.body().close();
            openSession();
            response = openStream(after);
        }
        if (response.statusCode() == OK) {
            return response.body();
        }
        try (InputStream problem = response.body()) {
            throw ProblemException.of(
                    response, json(response.request(), response.statusCode(), problem.readNBytes(MAX_PROBLEM_BYTES)));
        }
    }

    /** Waits for the headers alone: the body has no end. */
    private HttpResponse<InputStream> openStream(long after) throws IOException, InterruptedException {
        HttpRequest request = authorised("/v1/feed?after=" + after)
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    /**
     * All items of a collection that this post may see, from as many pages as they come in. Each page is of its own moment: an item
     * that is there all the time comes once.
     *
     * @param path such as {@code /v1/notices}, with filters where some are meant: {@code /v1/notices?state=FILED,ACTIVE}
     */
    public List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String cursor = path + (path.contains("?") ? "&" : "?") + "cursor=";
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            if (!seen.add(next.get())) {
                throw new IOException(path + ": the server goes round in circles at " + next.get());
            }
            JsonNode page = get(next.get());
            page.path("items").forEach(items::add);
            next = Optional.ofNullable(page.get("next")).map(place -> cursor + encoded(place.asString()));
        }
        return items;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Any resource of the API that this post may read, such as {@code /v1/notices}. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return withSession(() -> read(request(path).GET().build()));
    }

    /**
     * Any file of the server that this post may read, such as {@code /log/checkpoint}; empty when there is none.
     *
     * @param maxBytes that it may have
     */
    public Optional<byte[]> bytes(String path, int maxBytes) throws IOException, InterruptedException {
        if (session == null) {
            openSession();
        }
        HttpResponse<byte[]> response = raw(path, maxBytes);
        if (response.statusCode() == UNAUTHORISED) {
            openSession();
            response = raw(path, maxBytes);
        }
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.statusCode() != OK || response.body().length > maxBytes) {
            throw new IOException(path + ": the server answered " + response.statusCode() + " with "
                    + response.body().length + " bytes");
        }
        return Optional.of(response.body());
    }

    private HttpResponse<byte[]> raw(String path, int maxBytes) throws IOException {
        return exchange(request(path).setHeader("Accept", "*/*").GET().build(), maxBytes);
    }

    /** Sends JSON that is no statement, such as a cosignature. */
    public JsonNode post(String path, byte[] body) throws IOException, InterruptedException {
        return withSession(() -> send(path, body));
    }

    /** A one-time code that opens the console as this post. */
    public String signInCode() throws IOException, InterruptedException {
        return withSession(() -> send("/v1/sign-in-codes", new byte[0]))
                .path("token")
                .asString();
    }

    /** Ends the session, if there is one; the next call opens another. */
    public void signOut() throws IOException, InterruptedException {
        if (session != null) {
            read(request("/v1/sessions").DELETE().build());
            session = null;
        }
    }

    @FunctionalInterface
    private interface Call {
        JsonNode make() throws IOException, InterruptedException;
    }

    /** Opens a session when there is none, and once more when it has ended. */
    private JsonNode withSession(Call call) throws IOException, InterruptedException {
        if (session == null) {
            openSession();
        }
        try {
            return call.make();
        } catch (ProblemException e) {
            if (e.status() != UNAUTHORISED) {
                throw e;
            }
            openSession();
            return call.make();
        }
    }

    private void openSession() throws IOException, InterruptedException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        ObjectNode asked = MAPPER.createObjectNode();
        asked.put("mechanism", mechanism)
                .put("party", identity.party())
                .put("post", identity.post())
                .put("nonce", Base64.getUrlEncoder().withoutPadding().encodeToString(nonce))
                .put("at", clock.instant().toString());
        Envelope envelope = Envelope.sign(SESSION_TYPE, MAPPER.writeValueAsBytes(asked), identity.key());
        session = null;
        session = send("/v1/sessions", envelope.toJson()).path("token").asString();
    }

    private JsonNode send(String path, byte[] body) throws IOException, InterruptedException {
        return read(
                request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return authorised(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private HttpRequest.Builder authorised(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        String token = session;
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = exchange(request, MAX_ANSWER_BYTES);
        if (response.body().length > MAX_ANSWER_BYTES) {
            throw new IOException(request.uri() + ": the server answers with more than " + MAX_ANSWER_BYTES + " bytes");
        }
        JsonNode body = json(request, response.statusCode(), response.body());
        if (response.statusCode() >= FIRST_FAULT) {
            throw ProblemException.of(response, body);
        }
        return body;
    }

    /**
     * Sends a request and waits for the whole of its answer.
     *
     * @throws NoAnswerException when the connection broke, or there was no whole answer in time
     * @throws IOException when nobody is there, or TLS does not come about
     */
    private HttpResponse<byte[]> exchange(HttpRequest request, int maxBytes) throws IOException {
        try {
            return LimitedBody.send(http, request, maxBytes, PATIENCE);
        } catch (InterruptedIOException | ConnectException | SSLHandshakeException e) {
            throw e;
        } catch (IOException e) {
            throw new NoAnswerException(request.uri(), e);
        }
    }

    private static JsonNode json(HttpRequest request, int status, byte[] body) throws IOException {
        if (body.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            if (status == CONTENT_TOO_LARGE) {
                return MAPPER.createObjectNode(); // a gateway's page, which says no more than its status
            }
            throw new IOException(
                    request.uri() + ": the server answers " + status + " with what is no JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
