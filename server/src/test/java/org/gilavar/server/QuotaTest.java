package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** More than a party may file: 429, the time to wait, and on record. */
final class QuotaTest {

    @TempDir
    private Path folder;

    private byte[] file(TestServer server, String name) {
        return server.turkiye().sign(Samples.file(name, Samples.PALMYRA));
    }

    @Test
    void isRefusedWithTheTimeToWaitAndIsOnRecordOnce() {
        try (TestServer server = TestServer.exercise(folder, Samples.limited(Duration.ofHours(1), 2))) {
            server.turkiye().send(file(server, "a")).accepted();
            server.turkiye().send(file(server, "b")).accepted();
            long before = server.journal().size();
            byte[] third = file(server, "c");
            Answer refused = server.turkiye().send(third);

            refused.isProblem(429, "over-quota");
            Instant room = TestServer.START.plus(Duration.ofMinutes(30));
            assertThat(refused.json().path("notBefore").asString()).isEqualTo(room.toString());
            assertThat(refused.header("retry-after"))
                    .as("in an exercise nobody can say")
                    .isEmpty();
            assertThat(server.journal().size()).isEqualTo(before + 1);
            JsonNode seen = server.turkiye().get("/v1/allowances/turkiye").accepted();
            assertThat(seen.path("latest").asString()).isEqualTo("NOTICES");
            assertThat(server.azerbaijan().get("/v1/allowances/turkiye").accepted())
                    .isEqualTo(seen);
            server.israel().get("/v1/allowances/turkiye").isProblem(404, "not-found");

            assertThat(server.turkiye().send(third))
                    .as("the same words again have the same answer")
                    .isEqualTo(refused);
            server.turkiye().send(file(server, "d")).isProblem(429, "over-quota");
            assertThat(server.journal().size()).isEqualTo(before + 1);
            server.turkiye().get("/v1/notices/turkiye.c").isProblem(404, "not-found");

            server.turkiye().tells(Precedence.FLASH, Samples.file("e", Samples.PALMYRA));
            server.passTo(room.plus(Duration.ofMinutes(60)));
            server.turkiye().send(file(server, "c")).accepted();
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")).fault()).isEmpty();
    }

    @Test
    void saysHowLongToWaitByTheClock() {
        SettableClock clock = new SettableClock(TestServer.START);
        Terms limited = Samples.limited(Duration.ofHours(1), 2);
        try (TestServer server = TestServer.operational(folder, clock, limited)) {
            server.turkiye().send(file(server, "a")).accepted();
            server.turkiye().send(file(server, "b")).accepted();
            byte[] third = file(server, "c");
            assertThat(server.turkiye().send(third).header("retry-after")).contains("1801");
            clock.set(TestServer.START.plus(Duration.ofMinutes(31)));
            Answer again = server.turkiye().send(third);
            again.isProblem(429, "over-quota");
            assertThat(again.header("retry-after")).isEmpty();
            server.turkiye().send(file(server, "d")).accepted();
        }
    }

    @Test
    void isStillKnownAfterARestart() {
        try (TestServer server = TestServer.exercise(folder, Samples.limited(Duration.ofHours(1), 1))) {
            server.turkiye().send(file(server, "a")).accepted();
            byte[] second = file(server, "b");
            Answer refused = server.turkiye().send(second);
            refused.isProblem(429, "over-quota");
            server.restart();
            server.turkiye().signIn();
            assertThat(server.turkiye().send(second)).isEqualTo(refused);
            server.turkiye().send(file(server, "c")).isProblem(429, "over-quota");
        }
    }
}
