package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gilavar.client.GilavarClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} on the real process, over and over, while many clients speak to it: nothing that was acknowledged is lost,
 * told otherwise, or there twice, and nothing is there that nobody said. How often is set by the system property
 * {@code gilavar.kills}, what is said and when it dies by {@code gilavar.seed}.
 *
 * <p>What a kill can show is what the process keeps to itself too long, or says too early. Whether the disk keeps what it
 * was given when the machine loses power is not among it.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
final class LoadedServerKilledTest {
    private static final int KILLS = Integer.getInteger("gilavar.kills", 30);
    private static final long SEED = Long.getLong("gilavar.seed", 20_250_409);

    /** From so many on, each moment has come at least once, or is not the moment it is taken for. */
    private static final int ENOUGH_FOR_ALL = 30;

    /** Restarts after which all that was appended is read, and after which all of the record is verified. */
    private static final int READ_EVERY = 4;

    private static final int VERIFY_EVERY = 250;

    /** Of a random wait under load; where starting takes longer, as long as that. */
    private static final Duration LEAST_LOAD = Duration.ofMillis(700);

    /** A fraction of what is usual, so that each comes up several times in a short run. */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dgilavar.snapshot.every=80",
            "-Dgilavar.checkpoint.bytes=100000");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Promises promises = new Promises();
    private final Map<Moment, Integer> died = new EnumMap<>(Moment.class);
    private Duration start = Duration.ofSeconds(1);

    @Test
    void nothingAcknowledgedIsLostTwiceOrChangedHoweverOftenTheServerIsKilled(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        System.out.println("killing a loaded server " + KILLS + " times; again: -Dgilavar.seed=" + SEED);
        long began = System.nanoTime();
        QuickStart quick = QuickStart.train(folder.resolve("training"), FLAGS);
        try (ServerProcess server =
                new ServerProcess(folder.resolve("data"), Load.founder(), quick.classPath(), quick.flags())) {
            RecordOnDisk record = new RecordOnDisk(server.journal(), promises);
            Load load = Load.open(server.address(), promises, random.split());
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    killAndStartAgain(server, load);
                    if (kill % READ_EVERY == 0) {
                        check(record, load, promises.news());
                    }
                    if (kill % VERIFY_EVERY == 0) {
                        verify(server);
                        say(kill, began, record, load);
                    }
                }
            } finally {
                load.stop();
            }
            check(record, load, promises.all());
            checkOrder(record);
            checkFeeds(record);
            checkProofs(load, folder);
            say(KILLS, began, record, load);
            record.readAgain();
            verify(server);
        }
        if (KILLS >= ENOUGH_FOR_ALL) {
            assertThat(died).as("moments at which it died").containsOnlyKeys(Moment.values());
        }
    }

    /** Up and loaded before, and afterwards. */
    private void killAndStartAgain(ServerProcess server, Load load) throws IOException, InterruptedException {
        Moment moment = Moment.drawn(random);
        if (moment == Moment.STARTING) {
            server.kill();
            load.gate().close();
            server.launch();
            moment.await(server, start, random);
        } else if (!moment.await(server, start.compareTo(LEAST_LOAD) > 0 ? start : LEAST_LOAD, random)) {
            moment = Moment.LOADED;
        }
        server.kill();
        load.gate().close();
        died.merge(moment, 1, Integer::sum);
        Instant launched = Instant.now();
        server.launch();
        server.awaitListening();
        start = Duration.between(launched, Instant.now());
        load.gate().open();
        load.mustBeAtWork();
    }

    /** What has been acknowledged by now is in the record, once, as it was told; what was refused is not. */
    private void check(RecordOnDisk record, Load load, List<SentStatement> answered) throws SQLException {
        record.readOn();
        for (SentStatement statement : answered) {
            Optional<RecordOnDisk.Row> found = record.find(statement.key());
            if (statement.refusal().isPresent()) {
                assertThat(found).as(statement.key() + " was refused").isEmpty();
                continue;
            }
            SentStatement.Answer answer = statement.answer().orElseThrow();
            RecordOnDisk.Row row =
                    found.orElseThrow(() -> new AssertionError(statement.key() + " was acknowledged, and is lost"));
            assertThat(row.at()).as(statement.key()).isEqualTo(answer.at());
            assertThat(row.told()).as(statement.key()).isEqualTo(answer.told());
        }
        load.mustBeAtWork();
    }

    /** What was sent after another was acknowledged stands after it. */
    private void checkOrder(RecordOnDisk record) {
        List<SentStatement> inOrder = promises.all().stream()
                .filter(statement -> statement.answer().isPresent())
                .sorted(Comparator.comparingLong(
                        statement -> record.find(statement.key()).orElseThrow().seq()))
                .toList();
        assertThat(inOrder).as("statements in the record").hasSize(record.statements());
        long heardFirst = Long.MAX_VALUE;
        for (SentStatement statement : inOrder.reversed()) {
            if (heardFirst < statement.sent()) {
                throw new AssertionError(statement.key() + " was sent after a later entry was acknowledged");
            }
            heardFirst = Math.min(heardFirst, statement.answer().orElseThrow().heard());
        }
    }

    /** What a party heard, before and after every death, is what the record says it was told. */
    private void checkFeeds(RecordOnDisk record) {
        assertThat(promises.heard()).as("listeners").hasSize(2 * 3);
        promises.heard().forEach((listener, heard) -> {
            List<String> told = record.told().getOrDefault(listener.split(" ", 2)[0], List.of());
            assertThat(heard).as("heard by " + listener).hasSizeLessThanOrEqualTo(told.size());
            assertThat(heard).as("heard by " + listener).isEqualTo(told.subList(0, heard.size()));
        });
    }

    /** Every receipt, from whichever server it is, has its place in the one log that its party has now. */
    private void checkProofs(Load load, Path folder) throws IOException, InterruptedException {
        assertThat(promises.proofs().count())
                .as("receipts with a proof")
                .isGreaterThanOrEqualTo(promises.acknowledged());
        for (GilavarClient client : load.clients()) {
            promises.proofs()
                    .mustBeOfOneLog(
                            client, folder.resolve("copy-" + client.identity().party()));
        }
    }

    private static void verify(ServerProcess server) {
        Ran verified = Ran.command("verify", server.journal().toString());
        assertThat(verified.exit()).as(verified.out()).isZero();
    }

    private void say(int kills, long began, RecordOnDisk record, Load load) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d kills in %.0f s, %.2f s each, at %s; %d statements acknowledged, %d refused; %d entries, %d of them"
                        + " deadlines; last start %d ms%n",
                kills,
                seconds,
                seconds / kills,
                died,
                promises.acknowledged(),
                promises.all().stream().filter(s -> s.refusal().isPresent()).count(),
                record.entries(),
                record.deadlines(),
                start.toMillis());
        load.sentAgain().ifPresent(times -> System.out.println(times + " calls had to be made again"));
    }
}
