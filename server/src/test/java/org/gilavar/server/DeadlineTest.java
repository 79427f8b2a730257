package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Precedence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Silence is visible: a deadline passes without anyone speaking or asking. */
final class DeadlineTest {

    @Test
    void aMessageIsOverdueThoughNobodySpeaks(@TempDir Path folder) {
        // Time goes by as it does, from an instant of ours.
        InstantSource system = InstantSource.system();
        Duration ahead = Duration.between(system.instant(), TestServer.START);
        InstantSource clock = () -> system.instant().plus(ahead);
        try (TestServer server =
                        TestServer.operational(folder, clock, Samples.terms(Level.NOTHING, Duration.ofMillis(40)));
                EventStream turkiye = server.turkiye().listen("?after=0");
                EventStream azerbaijan = server.azerbaijan().listen("?after=0")) {
            JsonNode sent = server.israel().tells(Precedence.FLASH, Samples.ask("question", "turkiye"));
            Instant deadline = Instant.parse(
                    sent.path("told").get(0).path("item").path("answerBy").asString());

            for (EventStream stream : new EventStream[] {turkiye, azerbaijan}) {
                JsonNode overdue = stream.awaitHappened("OVERDUE");
                assertThat(overdue.path("item").path("id").asString()).isEqualTo("israel.question");
                assertThat(Instant.parse(overdue.path("at").asString()))
                        .as("dated when it fell, not when it was noticed")
                        .isEqualTo(deadline);
            }
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void aClockThatIsSetForwardTakesItsDeadlinesAlong(@TempDir Path folder) {
        SettableClock clock = new SettableClock(Instant.parse("2025-04-12T17:30:00Z"));
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms());
                EventStream israel = server.israel().listen("?after=0")) {
            server.turkiye().tells(Precedence.FLASH, Samples.ask("question", "israel"));
            israel.awaitHappened("SENT");

            clock.set(Instant.parse("2025-04-12T18:20:00Z"));

            assertThat(israel.awaitHappened("OVERDUE").path("at").asString()).isEqualTo("2025-04-12T17:31:00Z");
            assertThat(israel.awaitHappened("ESCALATED").path("at").asString()).isEqualTo("2025-04-12T17:33:00Z");
            assertThat(israel.awaitHappened("DUE").path("at").asString()).isEqualTo("2025-04-12T18:00:00Z");
            assertThat(israel.awaitHappened("MISSED").path("at").asString()).isEqualTo("2025-04-12T18:15:00Z");
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void aDeadlineThatFellWhileTheServerWasDownIsFoundAtTheStart(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms())) {
            server.turkiye().tells(Precedence.FLASH, Samples.ask("question", "israel"));
            clock.move(Duration.ofMinutes(2));
            server.restart();
            server.israel().signIn();
            try (EventStream israel = server.israel().listen("?after=0")) {
                assertThat(israel.awaitHappened("OVERDUE").path("at").asString())
                        .isEqualTo("2025-04-12T08:01:00Z");
            }
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTheRecordBack(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START.plusSeconds(30));
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms())) {
            clock.set(TestServer.START);
            JsonNode receipt = server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            assertThat(receipt.path("at").asString()).isEqualTo("2025-04-12T08:00:30Z");
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void inAnExerciseTimeIsWhatTheFacilitatorSays(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder);
                EventStream israel = server.israel().listen("?after=0")) {
            server.turkiye().tells(Precedence.FLASH, Samples.ask("question", "israel"));
            server.passTo(TestServer.START.plusSeconds(59));
            assertThat(server.israel()
                            .item("messages", "turkiye.question")
                            .path("overdue")
                            .asBoolean())
                    .isFalse();
            server.passTo(TestServer.START.plusSeconds(60));
            assertThat(israel.awaitHappened("OVERDUE").path("item").path("id").asString())
                    .isEqualTo("turkiye.question");
        }
    }
}
