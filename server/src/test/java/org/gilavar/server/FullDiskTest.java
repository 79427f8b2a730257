package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gilavar.journal.FullDisk;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal cannot be written: the server says so, takes nothing, loses nothing, and recovers by itself. */
final class FullDiskTest {

    @Test
    void aStatementIsRefusedUntilThereIsSpaceAndNothingIsLost(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            Officer turkiye = server.turkiye();
            turkiye.tells(Samples.file("patrol", Samples.PALMYRA));
            assertThat(turkiye.get("/v1/health").status()).isEqualTo(200);
            String ledger = server.ledger();
            String items = turkiye.get("/v1/items").body();
            byte[] bulky = turkiye.sign(Samples.bulky("bulky", Samples.SOUTH));

            FullDisk.fill(server.journal());
            for (int i = 0; i < 3; i++) {
                Answer refused = turkiye.send(bulky);
                refused.isProblem(503, "unavailable");
                assertThat(refused.json().path("detail").asString()).contains("disk is full");
                assertThat(refused.header("retry-after")).contains("1");
            }
            Answer health = server.call("GET", "/v1/health", new byte[0]);
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().path("taking").asBoolean(true)).isFalse();
            assertThat(health.json().path("reason").asString()).contains("disk is full");
            assertThat(server.ledger()).as("size, root and state").isEqualTo(ledger);
            assertThat(turkiye.get("/v1/items").body()).isEqualTo(items);

            FullDisk.free(server.journal());
            turkiye.send(bulky).accepted();
            assertThat(server.call("GET", "/v1/health", new byte[0]).status()).isEqualTo(200);
            assertThat(turkiye.item("notices", "turkiye.patrol").path("stage").asString())
                    .isEqualTo("FILED");
            assertThat(turkiye.item("notices", "turkiye.bulky").path("version").asInt())
                    .isEqualTo(1);

            long entries = server.ledgerSize();
            JournalVerifier.Verdict verdict = server.closeAndVerify();
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(entries);
        }
    }

    @Test
    void whatWasRefusedLeavesNoTraceAfterARestartEither(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            String ledger = server.ledger();
            FullDisk.fill(server.journal());
            server.turkiye().says(Samples.bulky("bulky", Samples.SOUTH)).isProblem(503, "unavailable");

            server.restart();
            server.everyone().forEach(Officer::signIn);

            assertThat(server.ledger()).isEqualTo(ledger);
            server.turkiye().get("/v1/notices/turkiye.bulky").isProblem(404, "not-found");
            server.turkiye().tells(Samples.bulky("bulky", Samples.SOUTH));
        }
    }

    @Test
    void aDeadlineThatCouldNotBeWrittenIsWrittenOnceThereIsSpace(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms());
                EventStream israel = server.israel().listen("?after=0")) {
            String text = "x".repeat(8_000);
            server.turkiye()
                    .tells(Precedence.FLASH, new MessageBody.Send("warning", "israel", Message.Purpose.WARN, text));
            israel.awaitHappened("SENT");

            FullDisk.fill(server.journal());
            clock.move(Duration.ofSeconds(61));
            while (server.call("GET", "/v1/health", new byte[0]).status() == 200) {
                Thread.onSpinWait();
            }
            assertThat(server.israel()
                            .item("messages", "turkiye.warning")
                            .path("overdue")
                            .asBoolean())
                    .as("nobody hears what is not on disk")
                    .isFalse();

            FullDisk.free(server.journal());
            assertThat(israel.awaitHappened("OVERDUE").path("item").path("id").asString())
                    .isEqualTo("turkiye.warning");
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void readersAreNotDisturbed(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            FullDisk.fill(server.journal());
            server.turkiye().says(Samples.bulky("bulky", Samples.SOUTH)).isProblem(503, "unavailable");
            for (String path : List.of("/v1/me", "/v1/items", "/v1/feed", "/v1/notices", "/", "/v1/openapi.json")) {
                assertThat(server.turkiye().get(path).status()).as(path).isEqualTo(200);
            }
            server.turkiye().signIn();
        }
    }
}
