package org.gilavar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.cli.scenario.Keyring;
import org.gilavar.cli.scenario.Narrator;
import org.gilavar.cli.scenario.Recovery;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.client.Telling;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;

/** The example scenario on a real server, with the same keys every time. */
final class Stage implements AutoCloseable {

    static final Path EXAMPLE = Path.of("..", "examples", "syria-2025");

    /** A narrator that says nothing. */
    static final Narrator SILENT = new Narrator() {
        @Override
        public void begins(Scenario scenario) {}

        @Override
        public void checks(Instant from, Instant to, int done, int missed) {}

        @Override
        public void step(Scenario.Step step, Map<String, List<Telling>> told, String refusal) {}
    };

    /** A test whose server goes away without being asked to has failed. */
    static final Recovery NONE = lost -> {
        throw new IllegalStateException("the server has gone", lost);
    };

    /** Keys made from the holders' names: the same statements have the same bytes in every run. */
    static final Keyring KEYS = holder -> SigningKey.ofSeed(
            MerkleTree.leafHash(holder.getBytes(StandardCharsets.UTF_8)).bytes());

    private final GilavarServer server;
    private final Scenario scenario;
    private final ScenarioPlayer player;
    private int next;

    private Stage(GilavarServer server, Scenario scenario, ScenarioPlayer player) {
        this.server = server;
        this.scenario = scenario;
        this.player = player;
    }

    static Stage open(Path folder) throws IOException, InterruptedException {
        return open(folder, Scenario.read(EXAMPLE));
    }

    static Stage open(Path folder, Scenario scenario) throws InterruptedException {
        GilavarServer server = GilavarServer.start(new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder,
                Optional.of(KEYS.root(scenario.facilitator()).verifyingKey()),
                InstantSource.system()));
        ScenarioPlayer player = new ScenarioPlayer(scenario, URI.create(server.address()), KEYS, SILENT, NONE);
        player.open();
        return new Stage(server, scenario, player);
    }

    /** Plays on until a thing of this name has been said with a statement of this type. */
    void playThrough(String type, String name) throws InterruptedException {
        while (next < scenario.steps().size()) {
            Scenario.Step step = scenario.steps().get(next);
            next++;
            player.play(step);
            boolean there = step.say()
                    .filter(say -> say.path("type").asString().equals(type)
                            && say.path("name").asString().equals(name))
                    .isPresent();
            if (there) {
                return;
            }
        }
        throw new IllegalArgumentException("the scenario has no " + type + " of " + name);
    }

    /** Plays on to the end. */
    void playOn() throws InterruptedException {
        while (next < scenario.steps().size()) {
            player.play(scenario.steps().get(next));
            next++;
        }
    }

    String address() {
        return server.address();
    }

    ScenarioPlayer player() {
        return player;
    }

    @Override
    public void close() {
        server.close();
    }
}
