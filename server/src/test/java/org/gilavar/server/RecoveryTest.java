package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.journal.Tampering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server starts from: a snapshot and the rest, everything, or as much as holds. */
final class RecoveryTest {

    private static List<String> known(TestServer server) {
        return server.everyone().stream()
                .flatMap(o -> List.of(
                        o.get("/v1/items").body(), o.get("/v1/feed?after=0").body())
                        .stream())
                .toList();
    }

    private static List<Path> snapshotsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal.db.snapshots"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void aCleanStopLeavesASnapshotAndTheNextStartFoldsNothing(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            long size = server.ledgerSize();
            server.stop();

            try (SqliteJournal journal = SqliteJournal.open(folder.resolve("journal.db"))) {
                Recovery recovery = Recovery.whole(journal, Snapshots.beside(folder.resolve("journal.db")));
                assertThat(recovery.from()).isEqualTo(size);
                assertThat(recovery.damage()).isEmpty();
            }
            server.restart();
        }
    }

    @Test
    void withTheSnapshotOrWithoutItOrWithADamagedOneItIsTheSameServer(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            String ledger = server.ledger();
            List<String> known = known(server);

            server.restart();
            server.everyone().forEach(Officer::signIn);
            assertThat(server.ledger()).as("from the snapshot").isEqualTo(ledger);
            assertThat(known(server)).as("from the snapshot").isEqualTo(known);

            server.stop();
            for (Path snapshot : snapshotsIn(folder)) {
                byte[] bytes = Files.readAllBytes(snapshot);
                bytes[bytes.length / 2] ^= 1;
                Files.write(snapshot, bytes);
            }
            server.restart();
            server.everyone().forEach(Officer::signIn);
            assertThat(server.ledger()).as("the snapshot damaged").isEqualTo(ledger);
            assertThat(known(server)).as("the snapshot damaged").isEqualTo(known);

            server.stop();
            for (Path snapshot : snapshotsIn(folder)) {
                Files.delete(snapshot);
            }
            server.restart();
            server.everyone().forEach(Officer::signIn);
            assertThat(server.ledger()).as("no snapshot").isEqualTo(ledger);
            assertThat(known(server)).as("no snapshot").isEqualTo(known);
        }
    }

    @Test
    void whatCameAfterTheSnapshotIsFolded(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.exercise(folder)) {
            server.restart();
            server.everyone().forEach(Officer::signIn);
            Path old = snapshotsIn(folder).getLast();
            byte[] bytes = Files.readAllBytes(old);
            FullStory.tell(server);
            String ledger = server.ledger();
            List<String> known = known(server);
            server.stop();
            for (Path snapshot : snapshotsIn(folder)) {
                Files.delete(snapshot);
            }
            Files.write(old, bytes);

            server.restart();
            server.everyone().forEach(Officer::signIn);

            assertThat(server.ledger()).isEqualTo(ledger);
            assertThat(known(server)).isEqualTo(known);
            byte[] envelope = server.turkiye().sign(Samples.ask("after-all", "israel"));
            Answer first = server.turkiye().send(envelope);
            assertThat(server.turkiye().send(envelope)).isEqualTo(first);
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void aSnapshotIsTakenWhileTheServerRuns(@TempDir Path folder) throws InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            server.stop();
            Path file = folder.resolve("journal.db");
            try (SqliteJournal journal = SqliteJournal.open(file)) {
                Snapshots snapshots = Snapshots.beside(file);
                Recovery recovery = Recovery.toLastGood(journal);
                long size = recovery.replay().tree().size();
                SnapshotTaker taker = new SnapshotTaker(journal, snapshots, 5, size - 4);
                taker.offer(recovery.replay(), recovery.audiences());
                List<Long> before = snapshots.places();
                SnapshotTaker due = new SnapshotTaker(journal, snapshots, 5, size - 5);
                due.offer(recovery.replay(), recovery.audiences());
                due.finish(recovery.replay(), recovery.audiences());

                assertThat(before)
                        .as("not due yet, but for the one of the clean stop")
                        .containsExactly(size);
                assertThat(snapshots.places()).containsExactly(size);
                assertThat(Recovery.whole(journal, snapshots).replay().state().hash())
                        .isEqualTo(recovery.replay().state().hash());
            }
            server.restart();
        }
    }

    @Test
    void damageAtTheStartIsNamedAndWhatStandsBeforeItCanBeServed(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            String known = server.turkiye().get("/v1/items").body();
            long good = server.ledgerSize();
            server.turkiye().tells(Samples.file("second", Samples.SOUTH));
            server.stop();
            for (Path snapshot : snapshotsIn(folder)) {
                Files.delete(snapshot);
            }
            Path file = folder.resolve("journal.db");
            Tampering.change(file, "UPDATE entry SET outcome = x'7b7d' WHERE seq = " + (good + 1));
            byte[] bytes = Files.readAllBytes(file);

            assertThatThrownBy(server::restart)
                    .isInstanceOfSatisfying(
                            DamagedException.class, e -> assertThat(e.seq()).isEqualTo(good + 1))
                    .hasMessageContaining("it has been changed since it was written");

            server.restartToLastGood();
            server.everyone().forEach(Officer::signIn);
            assertThat(server.turkiye().get("/v1/items").body()).isEqualTo(known);
            assertThat(server.ledgerSize()).isEqualTo(good);
            Answer refused = server.turkiye().says(Samples.ask("anybody", "israel"));
            refused.isProblem(503, "unavailable");
            assertThat(refused.json().path("detail").asString()).contains("entry " + (good + 1) + " does not hold");
            Answer health = server.call("GET", "/v1/health", new byte[0]);
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body()).contains("does not hold");
            server.stop();
            assertThat(Arrays.equals(Files.readAllBytes(file), bytes))
                    .as("untouched")
                    .isTrue();
            assertThat(snapshotsIn(folder)).isEmpty();
        }
    }

    @Test
    void damageThatAStartFromASnapshotPassedOverIsSaidWithTheHealth(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            server.stop();
            Tampering.change(
                    folder.resolve("journal.db"), "UPDATE entry SET at = '2025-04-12T08:00:01Z' WHERE seq = 2");

            server.restart();
            server.everyone().forEach(Officer::signIn);

            Answer health = server.call("GET", "/v1/health", new byte[0]);
            while (!health.body().contains("entry 2 does not hold")) {
                Thread.onSpinWait();
                health = server.call("GET", "/v1/health", new byte[0]);
            }
            assertThat(health.status()).as("and statements are taken").isEqualTo(200);
            server.turkiye().tells(Samples.ask("anybody", "israel"));
            assertThat(server.call("GET", "/v1/health", new byte[0]).body()).contains("entry 2 does not hold");
        }
    }
}
