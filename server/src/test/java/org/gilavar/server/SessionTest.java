package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.session.SessionRequest;
import org.gilavar.server.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a post gets a session, how a person gets the console's cookie, and how both end. */
final class SessionTest {

    private final SettableClock clock = new SettableClock(TestServer.START);
    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        running = Optional.of(TestServer.operational(folder, clock, Samples.terms()));
    }

    @AfterEach
    void stop() {
        server().close();
    }

    private Answer ask(byte[] request) {
        return server().call("POST", "/v1/sessions", request);
    }

    private byte[] request(String mechanism, String nonce, Instant at, String signer) {
        return server().turkiye().sessionRequest(mechanism, nonce, at, TestServer.key(signer));
    }

    @Test
    void opensForThePostThatSignedTheRequest() {
        Answer answer = ask(request("test", "n", TestServer.START, "turkiye"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("expires").asString())
                .isEqualTo(TestServer.START.plus(Sessions.SESSION).toString());
        String token = answer.json().path("token").asString();
        Answer me = server().call("GET", "/v1/me", new byte[0], "Authorization", "Bearer " + token);
        assertThat(me.accepted().path("party").asString()).isEqualTo("turkiye");
        assertThat(me.json().path("post").asString()).isEqualTo(Officer.POST);
        assertThat(me.json().path("facilitator").asBoolean(true)).isFalse();
    }

    @Test
    void doesNotOpenForAnotherKey() {
        ask(request("test", "n1", TestServer.START, "stranger")).isProblem(403, "not-signed");
        ask(request("test", "n2", TestServer.START, "israel")).isProblem(403, "not-signed");
        ask(request("test", "n3", TestServer.START, "azerbaijan")).isProblem(403, "not-signed");
    }

    @Test
    void doesNotOpenForAnotherMechanism() {
        ask(request("other", "n", TestServer.START, "turkiye")).isProblem(403, "not-signed");
    }

    @Test
    void doesNotSayWhetherAPostExists() {
        Answer wrongKey = ask(request("test", "n1", TestServer.START, "stranger"));
        for (SessionRequest asked : List.of(
                new SessionRequest("test", "atlantis", Officer.POST, "n2", TestServer.START),
                new SessionRequest("test", "turkiye", "night-watch", "n3", TestServer.START))) {
            byte[] signed = Envelope.sign(SessionRequest.TYPE, Json.write(asked), TestServer.key("turkiye"))
                    .toJson();
            assertThat(ask(signed)).isEqualTo(wrongKey);
        }
    }

    @Test
    void aRequestOpensOneSessionOnly() {
        byte[] request = request("test", "n", TestServer.START, "turkiye");
        assertThat(ask(request).status()).isEqualTo(201);
        ask(request).isProblem(403, "not-signed");
        clock.move(Sessions.CLOCK_TOLERANCE);
        ask(request).isProblem(403, "not-signed");
        clock.move(Sessions.CLOCK_TOLERANCE.multipliedBy(10));
        ask(request).isProblem(403, "not-signed");
    }

    @Test
    void aClockThatIsMoreThanAMinuteOffIsRefused() {
        Instant minuteAgo = TestServer.START.minus(Sessions.CLOCK_TOLERANCE);
        Instant inAMinute = TestServer.START.plus(Sessions.CLOCK_TOLERANCE);
        assertThat(ask(request("test", "n1", minuteAgo, "turkiye")).status()).isEqualTo(201);
        assertThat(ask(request("test", "n2", inAMinute, "turkiye")).status()).isEqualTo(201);
        Answer late = ask(request("test", "n3", minuteAgo.minusMillis(1), "turkiye"));
        late.isProblem(403, "not-signed");
        assertThat(late.json().path("detail").asString()).contains("set the clock");
        ask(request("test", "n4", inAMinute.plusMillis(1), "turkiye")).isProblem(403, "not-signed");
        ask(request("test", "n5", Instant.MIN, "turkiye")).isProblem(403, "not-signed");
        ask(request("test", "n6", Instant.MAX, "turkiye")).isProblem(403, "not-signed");
    }

    @Test
    void aStatementIsNoSessionRequest() {
        Answer answer = ask(server().turkiye().sign(Samples.file("patrol", Samples.PALMYRA)));
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo("payloadType");
    }

    @Test
    void whatIsNoRequestIsNamedByField() {
        ask(new byte[0]).isProblem(400, "malformed");
        ask("{}".getBytes(UTF_8)).isProblem(400, "malformed");
        byte[] lacking = Envelope.sign(
                        SessionRequest.TYPE,
                        "{\"mechanism\":\"test\"}".getBytes(UTF_8),
                        server().turkiye().key())
                .toJson();
        Answer answer = ask(lacking);
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isNotEmpty();
    }

    @Test
    void lastsForAWatch() {
        Officer turkiye = server().turkiye();
        clock.set(TestServer.START.plus(Sessions.SESSION).minusMillis(1));
        assertThat(turkiye.get("/v1/me").status()).isEqualTo(200);
        clock.set(TestServer.START.plus(Sessions.SESSION));
        turkiye.get("/v1/me").isProblem(401, "signed-out");
    }

    @Test
    void signingOutEndsThisSessionAndNoOther() {
        Officer turkiye = server().turkiye();
        String first = turkiye.token();
        turkiye.signIn();
        assertThat(turkiye.call("DELETE", "/v1/sessions", new byte[0]).status()).isEqualTo(204);
        turkiye.get("/v1/me").isProblem(401, "signed-out");
        assertThat(server().call("GET", "/v1/me", new byte[0], "Authorization", "Bearer " + first)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aStreamEndsWithItsSession() {
        Officer turkiye = server().turkiye();
        try (EventStream stream = turkiye.listen("?after=" + turkiye.feed().size())) {
            assertThat(stream.next()).isPresent();
            turkiye.call("DELETE", "/v1/sessions", new byte[0]);
            turkiye.signIn();
            turkiye.tells(Samples.file("patrol", Samples.PALMYRA));
            assertThat(stream.nextTelling()).as("told after the session ended").isEmpty();
        }
    }

    @Test
    void aCodeOpensTheConsoleOnceAndAsTheSamePost() {
        Answer signedIn = redeem(code());
        assertThat(signedIn.status()).isEqualTo(204);
        String cookie = signedIn.header("set-cookie").orElseThrow();
        List<String> attributes = Arrays.asList(cookie.split("; *", -1));
        assertThat(attributes).contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(cookie).doesNotContain(server().turkiye().token());

        Answer me = server().call("GET", "/v1/me", new byte[0], "Cookie", attributes.getFirst());
        assertThat(me.accepted().path("party").asString()).isEqualTo("turkiye");

        server().call("DELETE", "/v1/sessions", new byte[0], "Cookie", attributes.getFirst());
        server().call("GET", "/v1/me", new byte[0], "Cookie", attributes.getFirst())
                .isProblem(401, "signed-out");
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = code();
        assertThat(redeem(code).status()).isEqualTo(204);
        Answer again = redeem(code);
        again.isProblem(401, "signed-out");
        assertThat(again.header("set-cookie")).isEmpty();
        assertThat(redeem("nonsense")).isEqualTo(again);
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String code = code();
        String other = code();
        clock.move(Sessions.CODE.minus(Duration.ofMillis(1)));
        assertThat(redeem(code).status()).isEqualTo(204);
        clock.move(Duration.ofMillis(1));
        redeem(other).isProblem(401, "signed-out");
    }

    @Test
    void aCodeIsNoToken() {
        server().call("GET", "/v1/me", new byte[0], "Authorization", "Bearer " + code())
                .isProblem(401, "signed-out");
        redeem(server().turkiye().token()).isProblem(401, "signed-out");
    }

    @Test
    void aPageOpenedForOneDeskIsNeverShownAnother() {
        for (String path : new String[] {"/v1/items", "/v1/feed", "/v1/me", "/v1/notices"}) {
            assertThat(server().turkiye().get(path + "?as=turkiye/duty-officer").status())
                    .as(path)
                    .isEqualTo(200);
            server().israel().get(path + "?as=turkiye/duty-officer").isProblem(409, "another-desk");
        }
    }

    @Test
    void aSessionThatCameFromALinkMakesNoFurtherLinks() {
        String attributes = redeem(code()).header("set-cookie").orElseThrow();
        String cookie = attributes.substring(0, attributes.indexOf(';'));

        assertThat(server().call("GET", "/v1/me", new byte[0], "Cookie", cookie).status())
                .isEqualTo(200);
        server().call("POST", "/v1/sign-in-codes", new byte[0], "Cookie", cookie)
                .isProblem(403, "not-entitled");
    }

    private String code() {
        Answer answer = server().turkiye().call("POST", "/v1/sign-in-codes", new byte[0]);
        return answer.accepted().path("token").asString();
    }

    private Answer redeem(String code) {
        return server().call("POST", "/v1/sign-in", ("{\"code\":\"" + code + "\"}").getBytes(UTF_8));
    }
}
