package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.http.ContractCheck;
import org.gilavar.server.webhook.WebhookConfig;

/**
 * A real server on loopback over a journal of its own, with the three who use it. Keys follow from names, times from the
 * clock that is given, so two servers that are told the same are the same.
 */
public final class TestServer implements AutoCloseable {

    public static final Instant START = Instant.parse("2025-04-12T08:00:00Z");
    public static final String MECHANISM = "test";
    public static final String AZERBAIJAN = "azerbaijan";
    public static final String TURKIYE = "turkiye";
    public static final String ISRAEL = "israel";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Founding.Mode mode;
    private final InstantSource clock;
    private final Limits limits;
    private WebhookConfig webhooks = WebhookConfig.NONE;
    private final Officer azerbaijan = new Officer(this, AZERBAIJAN, key(AZERBAIJAN));
    private final Officer turkiye = new Officer(this, TURKIYE, key(TURKIYE));
    private final Officer israel = new Officer(this, ISRAEL, key(ISRAEL));

    private SqliteJournal journal;
    private GilavarServer server;
    private Instant exerciseTime = START;

    private TestServer(Path folder, Founding.Mode mode, InstantSource clock) {
        this(folder, mode, clock, Limits.DEFAULT);
    }

    private TestServer(Path folder, Founding.Mode mode, InstantSource clock, Limits limits) {
        this.folder = folder;
        this.mode = mode;
        this.clock = clock;
        this.limits = limits;
        this.journal = SqliteJournal.open(config().journal());
        this.server = GilavarServer.start(config(), journal);
    }

    /** Running, and nothing said yet. */
    public static TestServer empty(Path folder) {
        return new TestServer(folder, Founding.Mode.EXERCISE, new SettableClock(START));
    }

    /** An exercise under {@link Samples#terms}; everyone is signed in. */
    public static TestServer exercise(Path folder) {
        return exercise(folder, Samples.terms());
    }

    public static TestServer exercise(Path folder, Terms terms) {
        return new TestServer(folder, Founding.Mode.EXERCISE, new SettableClock(START)).inForce(terms);
    }

    /** An exercise whose server has less patience. */
    public static TestServer limited(Path folder, Limits limits) {
        return new TestServer(folder, Founding.Mode.EXERCISE, new SettableClock(START), limits)
                .inForce(Samples.terms());
    }

    /** The real thing, by this clock. */
    public static TestServer operational(Path folder, InstantSource clock, Terms terms) {
        return new TestServer(folder, Founding.Mode.OPERATIONAL, clock).inForce(terms);
    }

    /** Always the same for a name: ES256 for Israel, Ed25519 for everyone else, so that every test has both. */
    public static SigningKey key(String name) {
        byte[] secret = Arrays.copyOf(name.getBytes(UTF_8), SigningKey.SEED_BYTES);
        return name.equals("israel")
                ? SigningKey.generate(SignatureAlgorithm.ES256, alwaysDrawing(secret))
                : SigningKey.ofSeed(secret);
    }

    private static SecureRandom alwaysDrawing(byte[] secret) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        };
    }

    public static SigningKey root(String party) {
        return key("root of " + party);
    }

    private TestServer inForce(Terms terms) {
        found().accepted();
        azerbaijan.signIn();
        for (Officer officer : List.of(turkiye, israel)) {
            enrol(officer).accepted();
            officer.signIn();
        }
        bringIntoForce("pact", 1, new ArrangementBody.Propose("pact", terms));
        return this;
    }

    /** The founding, sent without a session. */
    public Answer found() {
        return call("POST", "/v1/statements", azerbaijan.sign(founding(), azerbaijan.root()));
    }

    public MechanismBody.Found founding() {
        return new MechanismBody.Found(
                "A test",
                "Azerbaijan",
                azerbaijan.root().verifyingKey().text(),
                azerbaijan.key().verifyingKey().text(),
                Optional.empty(),
                mode);
    }

    /** Signed by the facilitator, by the party's root key and by the officer. */
    public Answer enrol(Officer officer) {
        MechanismBody.Enrol enrol = new MechanismBody.Enrol(
                officer.party(),
                "The " + officer.party(),
                officer.root().verifyingKey().text(),
                Officer.POST,
                officer.key().verifyingKey().text(),
                Optional.empty());
        return azerbaijan.send(azerbaijan.sign(enrol, officer.root(), officer.key()));
    }

    /** A further post of an officer's party, enrolled by that officer and signed in. */
    public Officer post(Officer of, String post) {
        SigningKey key = key(of.party() + "'s " + post);
        of.tells(new KeyBody.EnrolPost(post, key.verifyingKey().text(), Optional.empty()), of.root(), key);
        Officer officer = new Officer(this, of.party(), post, key);
        officer.signIn();
        return officer;
    }

    /** Proposed or amended by the facilitator, and signed by all. */
    public void bringIntoForce(String name, int version, ArrangementBody tabling) {
        azerbaijan.tells(tabling);
        String id = name + ".v" + version;
        String hash = azerbaijan.item("arrangements", id).path("hash").asString();
        for (Officer officer : List.of(turkiye, israel, azerbaijan)) {
            officer.tells(new ArrangementBody.Sign(id, hash));
        }
    }

    /** Lets the time of the exercise pass, with every deadline on the way. */
    public void passTo(Instant instant) {
        azerbaijan.tells(new MechanismBody.SetTime(instant));
        exerciseTime = instant;
    }

    private ServerConfig config() {
        return new ServerConfig(
                        ServerConfig.LOOPBACK,
                        0,
                        folder,
                        Optional.of(root(AZERBAIJAN).verifyingKey()),
                        clock,
                        Optional.of(key("the logs")),
                        Duration.ZERO)
                .limitedTo(limits)
                .tellingBy(webhooks);
    }

    public Officer azerbaijan() {
        return azerbaijan;
    }

    public Officer turkiye() {
        return turkiye;
    }

    public Officer israel() {
        return israel;
    }

    public List<Officer> everyone() {
        return List.of(azerbaijan, turkiye, israel);
    }

    /** The journal that the server writes. */
    public SqliteJournal journal() {
        return journal;
    }

    public String address() {
        return server.address();
    }

    public InstantSource clock() {
        return clock;
    }

    boolean isExercise() {
        return mode == Founding.Mode.EXERCISE;
    }

    /** The mechanism's time. */
    public Instant time() {
        return isExercise() ? exerciseTime : clock.instant();
    }

    /** One beat of the common log, which has none by itself here. */
    public void beat() {
        try {
            server.beat();
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }

    /** Where the record stands, as the facilitator is told. */
    public String ledger() {
        Answer answer = azerbaijan.get("/v1/ledger");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    public long ledgerSize() {
        return azerbaijan.get("/v1/ledger").accepted().path("size").asLong();
    }

    /** Any request, which with its answer must be as the document says; headers as name and value in turn. */
    public Answer call(String method, String path, byte[] body, String... headers) {
        Answer answer = callUnchecked(method, path, body, headers);
        ContractCheck.INSTANCE.holds(method, path, body, headers, answer);
        return answer;
    }

    private Answer callUnchecked(String method, String path, byte[] body, String... headers) {
        try {
            return Answer.of(HTTP.send(
                    request(path, headers)
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }

    /** Reads what stands at another name of the same server. */
    public Answer callAt(String address, String path) {
        try {
            return Answer.of(HTTP.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }

    /** A body of zeros whose length is not said beforehand. */
    public Answer callInChunks(String path, int bytes) {
        try {
            return Answer.of(HTTP.send(
                    request(path, turkiye.bearer())
                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(new byte[bytes])))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }

    /** Opens a stream. */
    public EventStream listen(String path, String... headers) {
        try {
            HttpResponse<InputStream> response = HTTP.send(
                    request(path, headers).header("Accept", "text/event-stream").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            return new EventStream(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Stops, and starts again over the same folder. Nobody is signed in to the new one. */
    public void restart() {
        server.close();
        journal = SqliteJournal.open(config().journal());
        server = GilavarServer.start(config(), journal);
    }

    /** The same, telling by these webhooks from now on. */
    public void restart(WebhookConfig telling) {
        webhooks = telling;
        restart();
    }

    /** Stops, so that somebody else may have the journal. */
    public void stop() {
        server.close();
    }

    /** Starts again over what of the folder's journal holds, to be read only. Nobody is signed in. */
    public void restartToLastGood() {
        server = GilavarServer.startToLastGood(config());
    }

    /** What an auditor finds once the server has stopped. */
    public JournalVerifier.Verdict closeAndVerify() {
        server.close();
        return JournalVerifier.verify(config().journal());
    }

    @Override
    public void close() {
        server.close();
    }
}
