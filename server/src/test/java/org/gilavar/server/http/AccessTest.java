package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets an answer from which endpoint, for every endpoint there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {

    private Optional<TestServer> running = Optional.empty();
    private int messages;

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
        server.turkiye().tells(Samples.report("near-miss", "israel"));
        server.israel().tells(Samples.file("secret", Samples.SOUTH));
        server.turkiye().tells(Samples.ask("hello", "israel"));
        server.turkiye().tells(Samples.ask("for-azerbaijan", "azerbaijan"));
        server.beat();
        running = Optional.of(server);
    }

    @AfterAll
    void stop() {
        server().close();
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

    private byte[] body(Endpoint endpoint, Officer officer) {
        return switch (endpoint) {
            case STATEMENTS, CARRIED -> officer.sign(Samples.ask("message-" + ++messages, "israel"));
            case NOTICE_CHECK -> Samples.planned();
            case VOLUMES -> Samples.pasted("AC R");
            case SESSIONS -> officer.sessionRequest();
            default -> new byte[0];
        };
    }

    @ParameterizedTest
    @EnumSource
    void nobodyReadsOrWritesWithoutASession(Endpoint endpoint) {
        byte[] body = endpoint == Endpoint.SESSIONS ? new byte[0] : body(endpoint, server().turkiye());
        String ledger = server().ledger();
        List<String[]> strangers = List.of(
                new String[0],
                new String[] {"Authorization", "Bearer nonsense"},
                new String[] {"Authorization", "Bearer "},
                new String[] {"Authorization", "Basic dHVya2l5ZTp0dXJraXll"},
                new String[] {"Cookie", "gilavar-session=nonsense"});
        for (String[] stranger : strangers) {
            Answer answer = server().call(endpoint.method().name(), path(endpoint), body, stranger);
            switch (endpoint) {
                case HEALTH, OPENAPI, TOKEN_METADATA, PROVIDERS, WEBHOOK_KEYS, PHRASES, PHRASE_BOOK ->
                    assertThat(answer.status()).isEqualTo(200);
                case SESSIONS, SIGN_IN -> answer.isProblem(400, "malformed");
                case TOKEN -> assertThat(answer.status()).isEqualTo(400);
                default -> answer.isProblem(401, "signed-out");
            }
        }
        assertThat(server().ledger()).isEqualTo(ledger);
    }

    @ParameterizedTest
    @EnumSource
    void aPartyReachesAllButTheRecord(Endpoint endpoint) {
        Officer turkiye = server().turkiye();
        turkiye.signIn();
        Answer answer = turkiye.call(endpoint.method().name(), path(endpoint), body(endpoint, turkiye));
        switch (endpoint) {
            case LEDGER, STATISTICS, MARK -> answer.isProblem(404, "not-found");
            case SIGN_IN, COSIGNATURES -> answer.isProblem(400, "malformed");
            case TOKEN -> assertThat(answer.status()).isEqualTo(400);
            default -> assertThat(answer.status()).as(answer.body()).isEqualTo(endpoint.status());
        }
        turkiye.signIn();
    }

    @ParameterizedTest
    @EnumSource
    void theFacilitatorReachesAll(Endpoint endpoint) {
        Officer azerbaijan = server().azerbaijan();
        azerbaijan.signIn();
        Answer answer = azerbaijan.call(endpoint.method().name(), path(endpoint), body(endpoint, azerbaijan));
        if (endpoint == Endpoint.SIGN_IN || endpoint == Endpoint.COSIGNATURES) {
            answer.isProblem(400, "malformed");
        } else if (endpoint == Endpoint.TOKEN) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(endpoint.status());
        }
        azerbaijan.signIn();
    }

    @Test
    void forAPartyTheRecordIsJustAnotherPathThatDoesNotExist() {
        Officer turkiye = server().turkiye();
        assertThat(turkiye.get("/v1/ledger")).isEqualTo(turkiye.get("/v1/nothing"));
        assertThat(server().call("GET", "/v1/ledger", new byte[0]))
                .isEqualTo(server().call("GET", "/v1/nothing", new byte[0]));
    }

    @Test
    void whatIsHiddenAndWhatNeverWasAreTheSameAnswer() {
        Officer turkiye = server().turkiye();
        assertThat(server().israel().get("/v1/notices/israel.secret").status()).isEqualTo(200);

        assertThat(turkiye.get("/v1/notices/israel.secret")).isEqualTo(turkiye.get("/v1/notices/israel.nobody"));
        assertThat(turkiye.get("/v1/traces/israel.secret")).isEqualTo(turkiye.get("/v1/traces/israel.nobody"));
        assertThat(server().israel().get("/v1/messages/turkiye.for-azerbaijan/words"))
                .isEqualTo(server().israel().get("/v1/messages/turkiye.nothing/words"));
        // A refusal repeats the name it was given, so that much may differ and no more.
        Answer hidden = turkiye.says(new NoticeBody.Withdraw("israel.secret", 1, "mine"));
        Answer nothing = turkiye.says(new NoticeBody.Withdraw("israel.nobody", 1, "mine"));
        hidden.isProblem(404, "unknown");
        assertThat(new Answer(
                        hidden.status(), hidden.headers(), hidden.body().replace("israel.secret", "israel.nobody")))
                .isEqualTo(nothing);
    }

    @Test
    void onePartyCannotSendWhatAnotherSigned() {
        byte[] envelope = server().israel().sign(Samples.file("sortie", Samples.NORTH));
        String ledger = server().ledger();

        server().turkiye().send(envelope).isProblem(403, "not-entitled");
        server().azerbaijan().send(envelope).isProblem(403, "not-entitled");
        assertThat(server().ledger()).isEqualTo(ledger);

        server().israel().send(envelope).accepted();
        // Nor fetch what its sender was told, by sending it once more.
        server().turkiye().send(envelope).isProblem(403, "not-entitled");
    }
}
