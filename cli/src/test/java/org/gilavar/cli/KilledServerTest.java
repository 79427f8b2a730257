package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.gilavar.cli.scenario.Recovery;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.cli.scenario.Summary;
import org.gilavar.ledger.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} on the real process, at any moment. */
@Timeout(600)
final class KilledServerTest {

    @Test
    void aServerKilledMidScenarioContinuesWithTheSameState(@TempDir Path folder)
            throws IOException, InterruptedException {
        Scenario scenario = Scenario.read(Stage.EXAMPLE);
        int rotation = rotation(scenario);
        Summary undisturbed = played(scenario, folder.resolve("undisturbed"), List.of());
        Summary killed = played(scenario, folder.resolve("killed"), List.of(7, 30, 31, 66, rotation, 95));

        assertThat(killed).as("state, entries and counts").isEqualTo(undisturbed);
        assertThat(Ran.command("verify", folder.resolve("killed/journal.db").toString())
                        .exit())
                .isZero();
    }

    /** The step in which a key replaces itself: its session does not outlive the answer, so sending again is harder. */
    private static int rotation(Scenario scenario) {
        return (int) scenario.steps().stream()
                .takeWhile(step -> step.say()
                        .filter(say -> say.path("type").asString().equals("key.rotate"))
                        .isEmpty())
                .count();
    }

    /** Plays the scenario against a process of its own; kills it after some steps while the next is under way. */
    private static Summary played(Scenario scenario, Path data, List<Integer> killAfter)
            throws IOException, InterruptedException {
        VerifyingKey founder = Stage.KEYS.root(scenario.facilitator()).verifyingKey();
        String classPath = System.getProperty("java.class.path");
        try (ServerProcess server = new ServerProcess(data, founder, classPath, List.of())) {
            Recovery restart = lost -> startAgain(server);
            ScenarioPlayer player = new ScenarioPlayer(scenario, server.address(), Stage.KEYS, Stage.SILENT, restart);
            player.open();
            for (int i = 0; i < scenario.steps().size(); i++) {
                if (killAfter.contains(i)) {
                    server.killMeanwhile();
                    player.play(scenario.steps().get(i));
                } else {
                    player.play(scenario.steps().get(i));
                }
            }
            Summary summary = player.summary();
            assertThat(player.surprises()).isEmpty();
            return summary;
        }
    }

    private static void startAgain(ServerProcess server) throws InterruptedException {
        try {
            server.kill();
            server.launch();
            server.awaitListening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
