package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.session.SessionRequest;
import tools.jackson.databind.JsonNode;

/** A duty officer at a post: signs what it says, and speaks plain HTTP. */
public final class Officer {

    public static final String POST = "duty-officer";

    private final TestServer server;
    private final String party;
    private final String post;
    private final SigningKey key;
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicInteger nonces = new AtomicInteger();

    private volatile Optional<String> token = Optional.empty();

    Officer(TestServer server, String party, SigningKey key) {
        this(server, party, POST, key);
    }

    Officer(TestServer server, String party, String post, SigningKey key) {
        this.server = server;
        this.party = party;
        this.post = post;
        this.key = key;
    }

    public String post() {
        return post;
    }

    public String party() {
        return party;
    }

    public SigningKey key() {
        return key;
    }

    /** The root key of the party; an officer has it at hand in these tests only. */
    public SigningKey root() {
        return TestServer.root(party);
    }

    public String token() {
        return token.orElseThrow();
    }

    /** A statement of this officer's, dated now. */
    public Statement statement(Body body) {
        String id = post.equals(POST) ? "s-" : post + "-";
        return statement(id + said.incrementAndGet(), Precedence.ROUTINE, body);
    }

    public Statement statement(String id, Precedence precedence, Body body) {
        return new Statement(
                id,
                TestServer.MECHANISM,
                new Statement.Sender(party, post),
                server.time(),
                precedence,
                server.isExercise(),
                Optional.empty(),
                body);
    }

    /** The same words from another post of this party. */
    public Statement from(String post, Body body) {
        Statement own = statement(body);
        return new Statement(
                own.id(),
                own.mechanism(),
                new Statement.Sender(party, post),
                own.sent(),
                own.precedence(),
                own.exercise(),
                own.remarks(),
                own.body());
    }

    /** An envelope of these words, as JSON. */
    public byte[] sign(Statement statement) {
        return sign(Json.write(statement));
    }

    public byte[] sign(byte[] payload) {
        return Envelope.sign(Admission.STATEMENT_TYPE, payload, key).toJson();
    }

    /** Signed by this officer and perhaps by others. */
    public byte[] sign(Body body, SigningKey... others) {
        Envelope envelope = Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement(body)), key);
        for (SigningKey other : others) {
            envelope = envelope.countersigned(other);
        }
        return envelope.toJson();
    }

    public Answer send(byte[] envelope) {
        return call("POST", "/v1/statements", envelope);
    }

    public Answer says(Body body, SigningKey... others) {
        return send(sign(body, others));
    }

    /** Says it and is heard: the receipt. */
    public JsonNode tells(Body body, SigningKey... others) {
        return says(body, others).accepted();
    }

    public JsonNode tells(Precedence precedence, Body body) {
        return send(sign(statement("s-" + said.incrementAndGet(), precedence, body)))
                .accepted();
    }

    public Answer get(String path) {
        return call("GET", path, new byte[0]);
    }

    /** The one item there must be. */
    public JsonNode item(String collection, String id) {
        return get("/v1/" + collection + "/" + id).accepted();
    }

    public Answer call(String method, String path, byte[] body) {
        return server.call(method, path, body, bearer());
    }

    public String[] bearer() {
        return token.map(t -> new String[] {"Authorization", "Bearer " + t}).orElse(new String[0]);
    }

    public EventStream listen(String query) {
        return server.listen("/v1/feed" + query, bearer());
    }

    /** This officer's feed as pages give it. */
    public List<JsonNode> feed() {
        return get("/v1/feed?after=0").accepted().path("items").valueStream().toList();
    }

    public void signIn() {
        Answer answer = server.call("POST", "/v1/sessions", sessionRequest());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        token = Optional.of(answer.json().path("token").asString());
    }

    public void forgetSession() {
        token = Optional.empty();
    }

    public byte[] sessionRequest() {
        return sessionRequest(
                TestServer.MECHANISM,
                "nonce-" + nonces.incrementAndGet(),
                server.clock().instant(),
                key);
    }

    public byte[] sessionRequest(String mechanism, String nonce, Instant at, SigningKey signer) {
        SessionRequest asked = new SessionRequest(mechanism, party, post, nonce, at);
        return Envelope.sign(SessionRequest.TYPE, Json.write(asked), signer).toJson();
    }
}
