package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Reason;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.server.session.SessionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session stands on a key, and ends with it. */
final class KeysEndSessionsTest {

    private static final SigningKey DELEGATE = TestServer.key("the delegate");
    private static final SigningKey NEXT = TestServer.key("the next delegate");
    private static final Duration LIFETIME = Duration.ofHours(2);

    private Optional<TestServer> running = Optional.empty();
    private int nonces;

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        running = Optional.of(server);
        Instant end = server.time().plus(LIFETIME);
        server.turkiye()
                .tells(
                        new KeyBody.EnrolPost("delegate", text(DELEGATE), Optional.of(end)),
                        server.turkiye().root(),
                        DELEGATE);
    }

    @AfterEach
    void stop() {
        assertThat(server().closeAndVerify().fault()).isEmpty();
    }

    private static String text(SigningKey key) {
        return key.verifyingKey().text();
    }

    /** How a key ends. */
    enum Ending {
        REVOKED,
        REPLACED,
        EXPIRED
    }

    private void happens(Ending ending) {
        Officer turkiye = server().turkiye();
        switch (ending) {
            case REVOKED -> turkiye.tells(new KeyBody.Revoke("delegate", Reason.LOST), turkiye.root());
            case REPLACED ->
                turkiye.tells(new KeyBody.Rotate("delegate", text(NEXT), Optional.empty()), turkiye.root(), NEXT);
            case EXPIRED -> server().passTo(server().time().plus(LIFETIME));
        }
    }

    private Answer ask(String post, SigningKey key) {
        SessionRequest asked = new SessionRequest(
                TestServer.MECHANISM,
                "turkiye",
                post,
                "keys-" + ++nonces,
                server().clock().instant());
        return server().call(
                        "POST",
                        "/v1/sessions",
                        Envelope.sign(SessionRequest.TYPE, Json.write(asked), key)
                                .toJson());
    }

    private String[] signIn(String post, SigningKey key) {
        Answer answer = ask(post, key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new String[] {
            "Authorization", "Bearer " + answer.json().path("token").asString()
        };
    }

    private Answer me(String[] session) {
        return server().call("GET", "/v1/me", new byte[0], session);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionEndsWithItsKeyAndNoOtherSessionDoes(Ending ending) {
        String[] delegate = signIn("delegate", DELEGATE);
        assertThat(me(delegate).accepted().path("post").asString()).isEqualTo("delegate");

        happens(ending);

        me(delegate).isProblem(401, "signed-out");
        assertThat(server().turkiye().get("/v1/me").status()).isEqualTo(200);
        ask("delegate", DELEGATE).isProblem(403, "not-signed");
    }

    @Test
    void theNewKeyOpensASessionOfItsOwn() {
        happens(Ending.REPLACED);

        assertThat(me(signIn("delegate", NEXT)).accepted().path("post").asString())
                .isEqualTo("delegate");
        ask(Officer.POST, NEXT).isProblem(403, "not-signed");
    }

    @Test
    void aCodeAndTheCookieItWasTradedForEndToo() {
        String[] delegate = signIn("delegate", DELEGATE);
        String cookie = redeem(code(delegate)).header("set-cookie").orElseThrow();
        String[] console = {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
        String unused = code(delegate);
        assertThat(me(console).status()).isEqualTo(200);

        happens(Ending.REVOKED);

        me(console).isProblem(401, "signed-out");
        redeem(unused).isProblem(401, "signed-out");
    }

    private String code(String[] session) {
        return server().call("POST", "/v1/sign-in-codes", new byte[0], session)
                .accepted()
                .path("token")
                .asString();
    }

    private Answer redeem(String code) {
        return server().call("POST", "/v1/sign-in", ("{\"code\":\"" + code + "\"}").getBytes(UTF_8));
    }

    @Test
    void aStreamEndsWithTheKeyAndTellsNothingMore() {
        String[] delegate = signIn("delegate", DELEGATE);
        int heard = server().turkiye().feed().size();
        try (EventStream stream = server().listen("/v1/feed?after=" + heard, delegate)) {
            assertThat(stream.next()).isPresent();
            happens(Ending.REVOKED);
            assertThat(stream.nextTelling()).as("told to a key that has ended").isEmpty();
        }
    }

    @Test
    void whatAKeySignedIsRefusedByNameOnceItHasEnded() {
        Officer turkiye = server().turkiye();
        happens(Ending.REVOKED);

        turkiye.says(Samples.file("patrol", Samples.PALMYRA), DELEGATE).isProblem(403, "key-revoked");
        turkiye.tells(new KeyBody.Rotate(Officer.POST, text(NEXT), Optional.empty()), NEXT);
        turkiye.get("/v1/me").isProblem(401, "signed-out");
    }

    /** A party that has lost its last post is not shut out: the root key opens a session, and enrols. */
    @Test
    void theRootKeyFindsTheWayBack() {
        Officer turkiye = server().turkiye();
        happens(Ending.REVOKED);
        turkiye.tells(new KeyBody.Revoke(Officer.POST, Reason.COMPROMISED));
        turkiye.get("/v1/me").isProblem(401, "signed-out");

        String[] root = signIn(PostKey.ROOT, turkiye.root());
        KeyBody enrol = new KeyBody.EnrolPost(Officer.POST, text(NEXT), Optional.empty());
        server().call("POST", "/v1/statements", turkiye.sign(enrol, turkiye.root(), NEXT), root)
                .isProblem(403, "key-revoked");
        byte[] byRoot = Envelope.sign(
                        Admission.STATEMENT_TYPE, Json.write(turkiye.from(PostKey.ROOT, enrol)), turkiye.root(), NEXT)
                .toJson();
        server().call("POST", "/v1/statements", byRoot, root).accepted();

        assertThat(me(signIn(Officer.POST, NEXT)).status()).isEqualTo(200);
    }
}
