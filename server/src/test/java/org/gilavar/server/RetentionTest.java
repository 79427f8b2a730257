package org.gilavar.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that are erased are gone, and the server goes on as if it had not noticed. */
final class RetentionTest {

    private static final Instant LATER = Instant.parse("2035-01-01T00:00:00Z");

    /** Every file of the folder, byte for byte. */
    private static String everything(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static Erasure erase(Path folder, long first, long last) {
        try (Retention retention = Retention.of(folder.resolve("journal.db"))) {
            return retention.erase(first, last, "ten years are over", LATER);
        }
    }

    @Test
    void whatWasErasedIsInNoFile(@TempDir Path folder) throws IOException {
        String secret = "RENDEZVOUS-AT-THE-OLD-WELL";
        byte[] envelope;
        long last;
        try (TestServer server = TestServer.exercise(folder)) {
            Officer turkiye = server.turkiye();
            envelope =
                    turkiye.sign(new NoticeBody.File("patrol", Samples.activity(Samples.PALMYRA, Optional.of(secret))));
            turkiye.send(envelope).accepted();
            server.restart(); // what is about to be erased is in a snapshot, too
            server.everyone().forEach(Officer::signIn);
            turkiye.tells(new NoticeBody.Amend(
                    "turkiye.patrol", 1, Samples.activity(Samples.PALMYRA, Optional.empty()), "for brevity"));
            last = server.ledgerSize();
            turkiye.tells(Samples.file("second", Samples.SOUTH));
        }
        Envelope signed = Envelope.parse(envelope);
        String payload = Base64.getEncoder().encodeToString(signed.payload());
        String signature = Base64.getEncoder()
                .encodeToString(signed.signatures().getFirst().bytes());
        assertThat(everything(folder)).contains(secret, payload, signature);

        erase(folder, 1, last);

        String after = everything(folder);
        assertThat(after.contains(secret)).as("the words").isFalse();
        assertThat(after.contains(payload)).as("the statement").isFalse();
        assertThat(after.contains(signature)).as("the signature").isFalse();
        assertThat(after.contains("turkiye.second")).as("what was not erased").isTrue();
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")).fault()).isEmpty();
    }

    @Test
    void aServerStartsAgainAndEverybodyKnowsWhatTheyKnew(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            List<String> known = known(server);
            String ledger = server.ledger();
            long end = server.turkiye().get("/v1/items").accepted().path("upTo").asLong();
            long size = server.ledgerSize();
            String head = server.turkiye().get("/own-log/checkpoint").body();
            server.stop();
            erase(folder, 1, size / 2);

            server.restart();
            server.everyone().forEach(Officer::signIn);

            assertThat(server.ledger()).isEqualTo(ledger);
            assertThat(known(server)).isEqualTo(known);
            assertThat(server.turkiye().get("/own-log/checkpoint").body())
                    .as("every proof stays valid")
                    .isEqualTo(head);
            server.turkiye().get("/v1/record/entries/0").isProblem(404, "not-found");
            assertThat(server.turkiye()
                            .get("/v1/record/entries")
                            .accepted()
                            .path("items")
                            .path(0)
                            .path("index")
                            .asLong())
                    .as("what was erased cannot be opened")
                    .isPositive();
            Answer feed = server.turkiye().get("/v1/feed?after=0");
            assertThat(feed.accepted().path("items").path(0).path("n").asLong())
                    .as("what was erased is left out, and numbers stay")
                    .isGreaterThan(1);
            int count = feed.json().path("items").size();
            assertThat(feed.json().path("items").path(count - 1).path("n").asLong())
                    .isEqualTo(end);
            server.turkiye().tells(Samples.ask("after-the-erasure", "israel"));
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    private static List<String> known(TestServer server) {
        return server.everyone().stream().map(o -> o.get("/v1/items").body()).toList();
    }

    @Test
    void aStatementThatWasErasedIsNotTakenAgain(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            byte[] envelope = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));
            server.turkiye().send(envelope).accepted();
            long size = server.ledgerSize();
            server.stop();
            erase(folder, 1, size);

            server.restart();
            server.everyone().forEach(Officer::signIn);

            server.turkiye().send(envelope).isProblem(409, "taken");
            assertThat(server.ledgerSize()).isEqualTo(size);
            assertThat(server.turkiye().get("/v1/feed?after=0").accepted().path("items"))
                    .isEmpty();
        }
    }

    @Test
    void nobodyWaitsInVainForWhatWasErased(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            long size = server.ledgerSize();
            server.stop();
            erase(folder, 1, size);
            server.restart();
            server.everyone().forEach(Officer::signIn);

            try (EventStream turkiye = server.turkiye().listen("?after=0")) {
                server.turkiye()
                        .tells(
                                Precedence.FLASH,
                                new MessageBody.Send(
                                        "warning", "israel", Message.Purpose.WARN, "EXERCISE. Too close."));
                turkiye.awaitHappened("SENT");
            }
        }
    }

    @Test
    void theLastEntryBeforeAnInstantIsFound(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            long size = server.ledgerSize();
            server.passTo(TestServer.START.plusSeconds(3_600));
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            long end = server.ledgerSize();
            server.stop();

            try (Retention retention = Retention.of(folder.resolve("journal.db"))) {
                assertThat(retention.first()).isEqualTo(1);
                assertThat(retention.lastBefore(TestServer.START)).isZero();
                assertThat(retention.lastBefore(TestServer.START.plusSeconds(1)))
                        .isBetween(size, size + 1);
                assertThat(retention.lastBefore(LATER)).isEqualTo(end);
                retention.erase(1, size, "ten years are over", LATER);
                assertThat(retention.first()).isEqualTo(size + 1);
                assertThat(retention.lastBefore(TestServer.START)).isZero();
                assertThatThrownBy(() -> retention.erase(size, size + 1, "again", LATER))
                        .hasMessageContaining("are erased already");
                assertThatThrownBy(() -> retention.erase(1, end + 1, "too much", LATER))
                        .hasMessageContaining("and no " + (end + 1));
                assertThatThrownBy(() -> retention.erase(size + 1, end, " ", LATER))
                        .hasMessageContaining("rule");
            }
            server.restart();
        }
    }

    @Test
    void aServerKeepsItsJournalToItself(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            assertThatThrownBy(() -> Retention.of(folder.resolve("journal.db"))).hasMessageContaining("in use");
            assertThat(new String(server.turkiye().get("/v1/me").body().getBytes(UTF_8), UTF_8))
                    .contains("turkiye");
        }
    }
}
