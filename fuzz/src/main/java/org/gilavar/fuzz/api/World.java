package org.gilavar.fuzz.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gilavar.cli.scenario.Keyring;
import org.gilavar.cli.scenario.Narrator;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.Telling;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import tools.jackson.databind.JsonNode;

/**
 * A server on loopback over a journal of its own, where a scenario has been played to its end. Exercise time stands still from
 * then on, so nothing is journalled by itself. Thread-safe once made.
 */
final class World implements AutoCloseable {

    private static final int MOST_AGAIN = 100;

    /** Nobody listens to the story. */
    private static final class Silent implements Narrator {
        @Override
        public void begins(Scenario scenario) {}

        @Override
        public void checks(Instant from, Instant to, int done, int missed) {}

        @Override
        public void step(Scenario.Step step, Map<String, List<Telling>> told, String refusal) {}
    }

    private final GilavarServer server;
    private final ScenarioPlayer player;
    private final Scenario scenario;

    private World(GilavarServer server, ScenarioPlayer player, Scenario scenario) {
        this.server = server;
        this.player = player;
        this.scenario = scenario;
    }

    /**
     * Starts the server and plays.
     *
     * @param folder an empty one for the journal
     */
    static World play(Path folder, Scenario scenario) throws InterruptedException {
        Map<String, SigningKey> made = new TreeMap<>();
        SecureRandom random = new SecureRandom();
        Keyring keys = holder -> made.computeIfAbsent(holder, h -> SigningKey.generate(random));
        GilavarServer server = GilavarServer.start(new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder,
                Optional.of(keys.root(scenario.facilitator()).verifyingKey()),
                InstantSource.system(),
                Optional.empty(),
                Duration.ofSeconds(10)));
        try {
            // What is not answered on a machine that is too busy is sent again; everything takes effect once.
            AtomicInteger again = new AtomicInteger();
            ScenarioPlayer player =
                    new ScenarioPlayer(scenario, URI.create(server.address()), keys, new Silent(), lost -> {
                        if (again.incrementAndGet() > MOST_AGAIN) {
                            throw new IllegalStateException("the server has gone", lost);
                        }
                    });
            player.open();
            for (Scenario.Step step : scenario.steps()) {
                player.play(step);
            }
            return new World(server, player, scenario);
        } catch (InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    URI address() {
        return URI.create(server.address());
    }

    String mechanism() {
        return scenario.name();
    }

    /** The parties beside the facilitator: only they speak here, so that time stands still. */
    List<Identity> speakers() {
        return scenario.parties().stream()
                .map(Scenario.Participant::id)
                .filter(party -> !party.equals(scenario.facilitator()))
                .map(party -> player.client(party).identity())
                .toList();
    }

    Identity facilitator() {
        return player.client(scenario.facilitator()).identity();
    }

    /** A client of a post, with a session of its own. */
    GilavarClient client(Identity identity) {
        return new GilavarClient(address(), mechanism(), identity, InstantSource.system());
    }

    /** Entries in the journal. */
    long journalled() throws IOException, InterruptedException {
        return player.client(scenario.facilitator())
                .get("/v1/ledger")
                .path("size")
                .asLong();
    }

    Instant now() throws IOException, InterruptedException {
        JsonNode me = player.client(scenario.facilitator()).get("/v1/me");
        return Instant.parse(me.path("now").asString());
    }

    @Override
    public void close() {
        server.close();
    }
}
