package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.cli.scenario.Recovery;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.cli.scenario.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} on the real process, at any moment. */
@Timeout(180)
final class KilledServerTest {

    @Test
    void aServerKilledMidScenarioContinuesWithTheSameState(@TempDir Path folder)
            throws IOException, InterruptedException {
        Scenario scenario = Scenario.read(Stage.EXAMPLE);
        Path founder = folder.resolve("founder.pem");
        new KeyFile(founder).writeUnencrypted(Stage.KEYS.root(scenario.facilitator()));

        int rotation = rotation(scenario);
        Summary undisturbed = played(scenario, folder.resolve("undisturbed"), founder, List.of());
        Summary killed = played(scenario, folder.resolve("killed"), founder, List.of(7, 30, 31, 66, rotation, 95));

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
    private static Summary played(Scenario scenario, Path data, Path founder, List<Integer> killAfter)
            throws IOException, InterruptedException {
        try (ServerProcess server = new ServerProcess(data, founder)) {
            Recovery restart = lost -> server.startAgain();
            ScenarioPlayer player =
                    new ScenarioPlayer(scenario, URI.create(server.address()), Stage.KEYS, Stage.SILENT, restart);
            player.open();
            for (int i = 0; i < scenario.steps().size(); i++) {
                if (killAfter.contains(i)) {
                    Thread assassin = Thread.ofVirtual().start(server::kill);
                    player.play(scenario.steps().get(i));
                    assassin.join();
                } else {
                    player.play(scenario.steps().get(i));
                }
            }
            Summary summary = player.summary();
            assertThat(player.surprises()).isEmpty();
            return summary;
        }
    }

    /** {@code gilavar serve} in a process of its own. */
    private static final class ServerProcess implements AutoCloseable {
        private final Path data;
        private final Path founder;
        private final int port;
        private Process process;

        ServerProcess(Path data, Path founder) throws IOException {
            this.data = data;
            this.founder = founder;
            this.process = launch(0);
            this.port = listening();
        }

        private Process launch(int atPort) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Gilavar.class.getName(),
                    "serve",
                    "--data",
                    data.toString(),
                    "--founder",
                    founder.toString(),
                    "--port",
                    Integer.toString(atPort)));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        /** Waits until it says where it listens. */
        private int listening() throws IOException {
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the server did not start");
            }
            String address = line.substring(line.indexOf("http://"), line.indexOf("  "));
            return URI.create(address).getPort();
        }

        String address() {
            return "http://127.0.0.1:" + port;
        }

        void kill() {
            process.destroyForcibly(); // SIGKILL
        }

        /** On the same port, once the dead one is gone. */
        void startAgain() throws InterruptedException {
            process.waitFor();
            try {
                process = launch(port);
                listening();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
