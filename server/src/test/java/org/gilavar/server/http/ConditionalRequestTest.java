package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.server.Answer;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ETags, and what a request says of the form it would have or has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConditionalRequestTest {

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
        server.turkiye().tells(Samples.late("hello", "israel"));
        server.turkiye().tells(Samples.report("near-miss", "israel"));
        server.beat();
        running = Optional.of(server);
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private Answer ask(String method, String path, byte[] body, String... headers) {
        return ask(server().turkiye(), method, path, body, headers);
    }

    private Answer ask(Officer officer, String method, String path, byte[] body, String... headers) {
        String[] all =
                Stream.concat(Stream.of(officer.bearer()), Stream.of(headers)).toArray(String[]::new);
        return server().call(method, path, body, all);
    }

    private Answer get(String path, String... headers) {
        return ask("GET", path, new byte[0], headers);
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path()
                .replace("{collection}", "notices")
                .replace("{id}", "turkiye.patrol")
                .replace("{incident}", "turkiye.near-miss")
                .replace("{index}", "0")
                .replace("{version}", "1")
                .replace("{message}", "turkiye.hello")
                .replace("{mark}", "7K3Q-M2XN");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverHoldsTheSameIsToldSoAndSentNothing(Endpoint endpoint) {
        if (!Contract.hasTag(endpoint)) {
            return;
        }
        Officer reader = endpoint.access() == Endpoint.Access.FACILITATOR ? server().azerbaijan() : server().turkiye();
        Answer whole = reader.get(path(endpoint));
        String tag = whole.header("etag").orElseThrow();
        assertThat(tag)
                .as("the hash of the very bytes, and of nothing else")
                .isEqualTo("\"" + Hash.sha256(whole.body().getBytes(UTF_8)).hex() + "\"");
        for (String held : new String[] {tag, "*", "W/" + tag, "\"other\", " + tag, "\"a\",W/\"b\"," + tag}) {
            Answer same = ask(reader, "GET", path(endpoint), new byte[0], "If-None-Match", held);
            assertThat(same.status()).as(held).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("etag")).contains(tag);
            assertThat(same.header("content-type")).isEmpty();
        }
        for (String other : new String[] {"\"other\"", tag.substring(1), "", "W/\"\""}) {
            assertThat(ask(reader, "GET", path(endpoint), new byte[0], "If-None-Match", other))
                    .as(other)
                    .isEqualTo(whole);
        }
    }

    @Test
    void anItemThatChangesHasAnotherTag() {
        Officer turkiye = server().turkiye();
        turkiye.tells(Samples.file("moving", Samples.NORTH));
        String before = get("/v1/notices/turkiye.moving").header("etag").orElseThrow();
        turkiye.tells(new NoticeBody.Withdraw("turkiye.moving", 1, "no need"));
        assertThat(get("/v1/notices/turkiye.moving", "If-None-Match", before).status())
                .isEqualTo(200);
    }

    @Test
    void ifMatchIsNeverPassedOver() {
        String tag = get("/v1/notices/turkiye.patrol").header("etag").orElseThrow();
        for (String condition : new String[] {"*", tag, "\"other\"", ""}) {
            String ledger = server().ledger();
            byte[] statement = server().turkiye().sign(Samples.ask("conditional", "israel"));
            ask("POST", "/v1/statements", statement, "If-Match", condition).isProblem(412, "precondition-failed");
            assertThat(server().ledger()).isEqualTo(ledger);
        }
        ask("DELETE", "/v1/sessions", new byte[0], "If-Match", "*").isProblem(412, "precondition-failed");
        assertThat(get("/v1/me").status()).as("still signed in").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/jsonx",
                "json",
                ";",
                "application/json, text/plain"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        String ledger = server().ledger();
        byte[] statement = server().turkiye().sign(Samples.ask("typed", "israel"));
        ask("POST", "/v1/statements", statement, "Content-Type", type).isProblem(415, "unsupported-media-type");
        assertThat(server().ledger()).isEqualTo(ledger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; Charset=\"UTF-8\"", "application/json;charset=utf-8"})
    void jsonIsTakenHoweverItIsWritten(String type) {
        byte[] statement = server().turkiye().sign(Samples.ask("typed-" + type.hashCode(), "israel"));
        ask("POST", "/v1/statements", statement, "Content-Type", type).accepted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/me | text/html",
                "/v1/me | application/json;q=0",
                "/v1/me | application/json;q=0.000, */*",
                "/v1/me | image/*",
                "/v1/me | nonsense",
                "/v1/me | text/event-stream",
                "/v1/notices | application/geo+json",
                "/v1/feed | text/html",
            })
    void whatCannotBeHadIsRefused(String path, String accept) {
        get(path, "Accept", accept).isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "APPLICATION/JSON",
                "application/json; charset=utf-8"
            })
    void jsonIsHadByWhoeverWouldTakeIt(String accept) {
        get("/v1/me", "Accept", accept).accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/me?a=1, a",
        "/v1/items?limit=1, limit",
        "/v1/notices?stat=FILED, stat",
        "/v1/notices?BBOX=1, BBOX",
        "/v1/health?x, x",
        "/v1/openapi.json?x=, x",
        "/v1/notices/turkiye.patrol?limit=1, limit",
        "/v1/feed?from=1, from",
    })
    void aParameterThatIsNotThereIsRefusedByName(String path, String field) {
        Answer answer = get(path);
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void aParameterSaidTwiceIsRefused() {
        Answer answer = get("/v1/notices?state=FILED&state=ENDED");
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo("state");
    }

    @Test
    void aStreamHasNoLimit() {
        Answer answer = get("/v1/feed?limit=5", "Accept", "text/event-stream");
        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo("limit");
    }
}
