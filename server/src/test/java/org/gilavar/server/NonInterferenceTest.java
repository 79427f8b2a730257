package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two histories that differ only in what Israel has not disclosed look the same to Türkiye, byte for byte, whatever it
 * asks.
 */
final class NonInterferenceTest {

    private static final List<String> COLLECTIONS = List.of(
            "actions",
            "arrangements",
            "checks",
            "commitments",
            "communiques",
            "conflicts",
            "crossings",
            "incidents",
            "keys",
            "lines",
            "meetings",
            "messages",
            "notices",
            "parties",
            "proposals",
            "traces",
            "zones");

    /** One history, with Israel's secrets or without, and every answer that Türkiye got on the way. */
    private static final class History {
        private final TestServer server;
        private final boolean secrets;
        private final List<Answer> seen = new ArrayList<>();

        History(TestServer server, boolean secrets) {
            this.server = server;
            this.secrets = secrets;
        }

        private void secretly(String id, Body body) {
            if (secrets) {
                server.israel()
                        .send(server.israel().sign(server.israel().statement(id, Precedence.ROUTINE, body)))
                        .accepted();
            }
        }

        private void israel(String id, Body body) {
            server.israel()
                    .send(server.israel().sign(server.israel().statement(id, Precedence.ROUTINE, body)))
                    .accepted();
        }

        private void turkiye(Body body) {
            seen.add(server.turkiye().says(body));
        }

        private void turkiyeLooks(String path) {
            seen.add(server.turkiye().get(path));
        }

        List<Answer> tell() {
            secretly("secret-1", Samples.file("secret", Samples.SOUTH));
            turkiye(Samples.file("patrol", Samples.PALMYRA));
            secretly("secret-2", Samples.file("secret-too", Samples.NORTH));
            israel("open-1", Samples.file("sortie", Samples.PALMYRA));
            secretly(
                    "secret-3",
                    new NoticeBody.Amend(
                            "israel.secret", 1, Samples.activity(33, Optional.of("elsewhere")), "elsewhere"));
            turkiyeLooks("/v1/items");
            turkiye(new ProposalBody.Propose(
                    "swap",
                    "israel-turkiye-1",
                    Map.of("israel", new Measure(Optional.of(Duration.ofHours(3)), Optional.empty())),
                    Optional.empty()));
            secretly(
                    "secret-6",
                    new CommitmentBody.Offer(
                            "secret",
                            List.of("azerbaijan"),
                            new TreeMap<>(Map.of("en", "A secret.")),
                            Optional.empty(),
                            List.of(),
                            Optional.of(Samples.TEN)));
            secretly("secret-4", new NoticeBody.Withdraw("israel.secret-too", 1, "not needed"));
            israel("open-2", Samples.ask("question", "turkiye"));
            turkiye(new MessageBody.Deliver("israel.question"));
            probe();
            server.passTo(Samples.TEN.plusSeconds(60));
            secretly("secret-5", new NoticeBody.Activate("israel.secret", 2));
            server.passTo(Instant.parse("2025-04-12T12:00:00Z"));
            probe();
            lookAtEverything();
            return seen;
        }

        /** What someone would say who guesses at names. */
        private void probe() {
            turkiye(new NoticeBody.Withdraw("israel.secret", 1, "mine"));
            turkiye(new NoticeBody.Withdraw("israel.secret-too", 2, "mine"));
            turkiye(new ProposalBody.Accept("israel.secret"));
            turkiye(new CommitmentBody.Accept("israel.secret"));
            turkiye(Samples.file("secret", Samples.PALMYRA));
            turkiyeLooks("/v1/notices/israel.secret");
            turkiyeLooks("/v1/notices/israel.secret-too");
            turkiyeLooks("/v1/traces/israel.secret");
            turkiyeLooks("/v1/commitments/israel.secret");
            turkiyeLooks("/v1/ledger");
            turkiyeLooks("/v1/health");
            seen.add(server.turkiye().send(inIsraelsName("secret-1")));
            // A founding needs no session: anybody can send one, in any name, signed with a key of its own.
            seen.add(server.call("POST", "/v1/statements", inIsraelsName("secret-1")));
            seen.add(server.call("POST", "/v1/statements", inIsraelsName("never-used")));
            assertThat(seen.get(seen.size() - 2)).isEqualTo(seen.getLast());
        }

        private byte[] inIsraelsName(String id) {
            String key = server.turkiye().key().verifyingKey().text();
            MechanismBody.Found found =
                    new MechanismBody.Found("Mine", "Mine", key, key, Optional.empty(), Founding.Mode.EXERCISE);
            Statement statement = server.israel().statement(id, Precedence.ROUTINE, found);
            return server.turkiye().sign(Json.write(statement));
        }

        private void lookAtEverything() {
            turkiyeLooks("/v1/items");
            turkiyeLooks("/v1/feed?after=0");
            turkiyeLooks("/v1/feed?after=5");
            turkiyeLooks("/v1/me");
            turkiyeLooks("/v1/openapi.json");
            COLLECTIONS.forEach(c -> turkiyeLooks("/v1/" + c));
            lookThroughFilters();
            lookAtTheRecord();
        }

        /** Where and when the secrets are, and where they are not; page by page; and whether anything is new. */
        private void lookThroughFilters() {
            List<String> filters = List.of(
                    "bbox=37,32,39,33", "bbox=37,36,39,37", "bbox=-180,-90,180,90", "state=WITHDRAWN", "state=FILED");
            for (String filter : filters) {
                turkiyeLooks("/v1/traces?" + filter);
                turkiyeLooks("/v1/notices?" + filter);
            }
            turkiyeLooks("/v1/notices?datetime=2025-04-12T10:30:00Z");
            turkiyeLooks("/v1/conflicts?bbox=37,32,39,33&state=OPEN,AMENDED");
            for (String collection : List.of("traces", "notices", "conflicts", "keys")) {
                String next = "";
                for (int page = 0; page < 3; page++) {
                    turkiyeLooks("/v1/" + collection + "?limit=1" + next);
                    next = "&cursor=" + seen.getLast().json().path("next").asString("bm9uZQ");
                }
            }
            String tag = server.turkiye().get("/v1/items").header("etag").orElseThrow();
            seen.add(server.call(
                    "GET",
                    "/v1/items",
                    new byte[0],
                    "If-None-Match",
                    tag,
                    "Authorization",
                    "Bearer " + server.turkiye().token()));
        }

        private void lookAtTheRecord() {
            server.beat();
            turkiyeLooks("/v1/record");
            turkiyeLooks("/v1/record/head");
            turkiyeLooks("/v1/record/entries");
            turkiyeLooks("/v1/record/entries/0");
            turkiyeLooks("/v1/record/entries/100000");
            turkiyeLooks("/log/checkpoint");
            turkiyeLooks("/log/tile/entries/000.p/1");
            turkiyeLooks("/log/tile/0/000.p/2");
            turkiyeLooks("/own-log/checkpoint");
            for (int width = 1; width < 256; width++) {
                turkiyeLooks("/own-log/tile/entries/000.p/" + width);
            }
            turkiyeLooks("/own-log/tile/entries/000");
        }
    }

    @Test
    void whatIsNotDisclosedLeavesNoTraceInAnyAnswer(@TempDir Path with, @TempDir Path without) {
        try (TestServer open = TestServer.exercise(without);
                TestServer secretive = TestServer.exercise(with)) {
            List<Answer> seen = new History(open, false).tell();
            List<Answer> seenBesideSecrets = new History(secretive, true).tell();

            assertThat(secretive.ledgerSize()).as("the histories do differ").isGreaterThan(open.ledgerSize());
            assertThat(seenBesideSecrets).hasSameSizeAs(seen);
            for (int i = 0; i < seen.size(); i++) {
                assertThat(WithoutSalt.of(seenBesideSecrets.get(i)))
                        .as("answer " + i)
                        .isEqualTo(WithoutSalt.of(seen.get(i)));
            }
            assertThat(streamed(secretive)).isEqualTo(streamed(open));
        }
    }

    private static List<EventStream.Event> streamed(TestServer server) {
        int told = server.turkiye().feed().size();
        try (EventStream stream = server.turkiye().listen("?after=0")) {
            return stream.tellings(told);
        }
    }
}
