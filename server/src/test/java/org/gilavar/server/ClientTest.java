package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gilavar.client.Bodies;
import org.gilavar.client.Canonical;
import org.gilavar.client.FeedPage;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.client.Telling;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client library and the server understand each other. */
final class ClientTest {

    private static GilavarClient turkiye(TestServer server) {
        return client(server, "turkiye");
    }

    private static GilavarClient client(TestServer server, String party) {
        Identity identity = new Identity(party, Officer.POST, TestServer.key(party));
        return new GilavarClient(URI.create(server.address()), TestServer.MECHANISM, identity, server.clock());
    }

    private static Envelope patrol(GilavarClient client) {
        NoticeBody.File file = Samples.file("patrol", Samples.PALMYRA);
        JsonNode body = JsonMapper.shared().readTree(Json.text(new Typed(file.name(), "notice.file", file.activity())));
        return client.sign(client.statement("client-1", TestServer.START, "ROUTINE", true, body));
    }

    private record Typed(String name, String type, Object activity) {}

    @Test
    void sendsSafelyTwiceAndReadsWhatItIsTold(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            GilavarClient client = turkiye(server);
            Envelope patrol = patrol(client);
            Receipt receipt = client.send(patrol);
            assertThat(receipt.statement()).isEqualTo("client-1");
            assertThat(receipt.at()).isEqualTo(TestServer.START);
            assertThat(receipt.told()).extracting(Telling::happened).containsExactly("FILED");
            assertThat(client.send(patrol)).isEqualTo(receipt);

            FeedPage page = client.feed(0);
            assertThat(page.tellings().getLast()).isEqualTo(receipt.told().getFirst());
            assertThat(page.upTo()).isEqualTo(server.turkiye().feed().size());
            assertThat(client.feed(page.upTo()).tellings()).isEmpty();
            assertThat(client.get("/v1/notices/turkiye.patrol").path("stage").asString())
                    .isEqualTo("FILED");
        }
    }

    @Test
    void readsACollectionOfMoreThanOnePage(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            for (int i = 0; i < 5; i++) {
                server.turkiye().tells(Samples.file("patrol-" + i, Samples.PALMYRA));
            }
            GilavarClient client = turkiye(server);
            assertThat(client.all("/v1/notices?limit=2"))
                    .extracting(notice -> notice.path("id").asString())
                    .containsExactly(
                            "turkiye.patrol-0",
                            "turkiye.patrol-1",
                            "turkiye.patrol-2",
                            "turkiye.patrol-3",
                            "turkiye.patrol-4");
            assertThat(client.all("/v1/meetings")).isEmpty();
        }
    }

    @Test
    void draftsAPlanAndMovesItWithItsOwnWords(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder, Samples.planned(Samples.terms()))) {
            GilavarClient facilitator = client(server, "azerbaijan");
            JsonNode volume = Bodies.volume(
                    Bodies.circle(34.5, 38, "1 NM"),
                    "FL200",
                    "FL240",
                    Samples.TEN.plus(Duration.ofDays(1)),
                    Samples.ELEVEN.plus(Duration.ofDays(1)));
            JsonNode activity = Bodies.activity("MANNED_AIR", "UNDECLARED", "ONE", List.of(volume));
            for (String party : List.of("turkiye", "israel")) {
                client(server, party).say(Bodies.draftNotice("survey", activity));
            }
            server.passTo(Instant.parse("2025-04-12T12:00:00Z"));
            Map<String, JsonNode> moves =
                    Map.of("turkiye.survey", Bodies.move(1, Bodies.measure().put("delay", "PT90M")));
            for (String name : List.of("first", "second", "third")) {
                facilitator.say(Bodies.proposeBatch(name, "2025-04-13", moves));
                switch (name) {
                    case "first" -> facilitator.say(Bodies.withdrawBatch("azerbaijan.first"));
                    case "second" -> turkiye(server).say(Bodies.rejectBatch("azerbaijan.second"));
                    default -> turkiye(server).say(Bodies.acceptBatch("azerbaijan.third"));
                }
            }

            assertThat(facilitator.all("/v1/batches"))
                    .extracting(batch -> batch.path("stage").asString())
                    .containsExactly("WITHDRAWN", "REJECTED", "ACCEPTED");
        }
    }

    @Test
    void opensANewSessionWhenItsOldOneHasEnded(@TempDir Path folder) throws IOException, InterruptedException {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms())) {
            GilavarClient client = turkiye(server);
            assertThat(client.get("/v1/me").path("party").asString()).isEqualTo("turkiye");
            clock.move(Duration.ofDays(1));
            assertThat(client.get("/v1/me").path("party").asString()).isEqualTo("turkiye");
        }
    }

    @Test
    void passesAProblemOnWithItsField(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            GilavarClient client = turkiye(server);
            JsonNode body = JsonMapper.shared().readTree("{\"type\":\"notice.end\",\"notice\":\"x\",\"version\":1}");
            Envelope envelope = client.sign(client.statement("client-1", TestServer.START, "ROUTINE", true, body));
            assertThatThrownBy(() -> client.send(envelope)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.status()).isEqualTo(404);
                assertThat(e.kind()).isEqualTo("unknown");
                assertThat(e.field()).isEqualTo("body.notice");
            });
        }
    }

    @Test
    void hashesTermsAsTheServerDoes(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            JsonNode pact = turkiye(server).get("/v1/arrangements/pact.v1");
            assertThat(Canonical.hash(pact.path("terms")))
                    .isEqualTo(pact.path("hash").asString());
        }
    }

    @Test
    void getsACodeForTheConsole(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            assertThat(turkiye(server).signInCode()).isNotBlank();
        }
    }
}
