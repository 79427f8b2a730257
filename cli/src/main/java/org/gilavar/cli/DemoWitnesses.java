package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.client.ProblemException;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Mirror;
import org.gilavar.client.mirror.MirrorException;
import org.gilavar.client.mirror.MirrorReport;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.folder.FolderWitnessStore;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.log.LogKeys;
import org.gilavar.server.log.Origins;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The witnesses of a demonstration: one for each party, whose keys go into the terms, and each party's own copy. */
final class DemoWitnesses {

    private static final System.Logger LOG = System.getLogger(DemoWitnesses.class.getName());

    /**
     * How often all look at the end. Two would do, one to cosign and one to find what all have cosigned, if the server's own
     * beat did not fall between them now and then.
     */
    private static final int ROUNDS = 8;

    /** Twice for each beat of the common log. */
    private static final long LOOK_SECONDS = 5;

    private final Scenario scenario;
    private final SigningKey logSecret;
    private final Map<String, NoteSigner> signers = new TreeMap<>();

    DemoWitnesses(Scenario scenario, SecureRandom random) {
        this.scenario = scenario;
        this.logSecret = SigningKey.generate(random);
        scenario.parties().stream()
                .map(Scenario.Participant::id)
                .filter(party -> !party.equals(scenario.facilitator()))
                .forEach(party -> signers.put(
                        party, NoteSigner.of(party + ".demo", NoteKey.Type.COSIGNATURE, SigningKey.generate(random))));
    }

    /** The secret of the logs of the demonstration's server. */
    SigningKey logSecret() {
        return logSecret;
    }

    /** The scenario with all terms in it watched by every party's witness. */
    Scenario watched() {
        List<Scenario.Step> steps = scenario.steps().stream().map(this::watched).toList();
        return new Scenario(
                scenario.name(),
                scenario.title(),
                scenario.facilitator(),
                scenario.parties(),
                scenario.start(),
                scenario.checks(),
                steps,
                scenario.summary());
    }

    private Scenario.Step watched(Scenario.Step step) {
        Optional<ObjectNode> say = step.say().map(said -> {
            ObjectNode copy = said.deepCopy();
            if (copy.get("terms") instanceof ObjectNode terms && !terms.has("witnessing")) {
                terms.set("witnessing", witnessing());
            }
            return copy;
        });
        return new Scenario.Step(
                step.at(),
                step.who(),
                step.post(),
                step.cosigned(),
                step.waits(),
                step.precedence(),
                step.id(),
                step.source(),
                step.story(),
                say,
                step.overrides(),
                step.expect(),
                step.refused());
    }

    private JsonNode witnessing() {
        ObjectNode witnessing = JsonMapper.shared().createObjectNode();
        String origin = Origins.common(scenario.name());
        witnessing.put("log", new LogKeys(logSecret).signer(origin).key().toString());
        ArrayNode witnesses = witnessing.putArray("witnesses");
        signers.forEach((party, signer) ->
                witnesses.addObject().put("key", signer.key().toString()).put("party", party));
        witnessing.putObject("quorum").put("value", signers.size()).put("source", "P");
        witnessing.putObject("alarmAfter").put("value", "PT2M").put("source", "P");
        return witnessing;
    }

    /** Until it is closed; then nobody is looking any more. */
    @FunctionalInterface
    interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** Looks every few seconds until it is closed, so that what is told becomes final while people watch. */
    Watching watch(ScenarioPlayer player, Path folder) {
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("demo-witnesses").daemon().unstarted(task));
        ScheduledFuture<?> looking =
                rounds.scheduleWithFixedDelay(() -> lookAgain(player, folder), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        return () -> {
            looking.cancel(false);
            rounds.close();
        };
    }

    private void lookAgain(ScenarioPlayer player, Path folder) {
        try {
            for (Map.Entry<String, NoteSigner> party : signers.entrySet()) {
                look(player, folder.resolve(party.getKey()), party.getKey(), party.getValue());
            }
        } catch (IOException | MirrorException | ProblemException | SpokenException e) {
            LOG.log(System.Logger.Level.WARNING, "the demonstration's witnesses cannot look: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of the copies. */
    record Copies(boolean hold, String inWords) {}

    /**
     * Has every party fetch its copy and cosign, and checks the copies as their owners would, offline.
     *
     * @param folder where they go, each in a folder of its own
     */
    Copies take(GilavarServer server, ScenarioPlayer player, Path folder) throws IOException, InterruptedException {
        server.beat();
        boolean allFinal = false;
        for (int round = 0; round < ROUNDS && !allFinal; round++) {
            allFinal = true;
            for (Map.Entry<String, NoteSigner> party : signers.entrySet()) {
                MirrorReport report = look(player, folder.resolve(party.getKey()), party.getKey(), party.getValue());
                allFinal &= report.finalEntries() == report.entries();
            }
        }
        List<String> words = new ArrayList<>();
        boolean hold = true;
        for (String party : signers.keySet()) {
            CopyAudit.Report report = audit(folder.resolve(party));
            hold &= report.holds() && report.finalEntries() == report.opened();
            words.add(party + " "
                    + report.fault().orElse(report.finalEntries() + " of " + report.opened() + " entries final"));
        }
        return new Copies(hold, String.join(", ", words) + (hold ? "; cosigned by all, verified offline" : ""));
    }

    private static MirrorReport look(ScenarioPlayer player, Path folder, String party, NoteSigner signer)
            throws IOException, InterruptedException {
        Mirror.takePolicy(player.client(party), folder); // the terms may have come into force since
        try (Mirror mirror = Mirror.open(
                        player.client(party),
                        folder,
                        fork -> {
                            throw new SpokenException("the demonstration's log has two histories: "
                                    + fork.first().checkpoint());
                        },
                        InstantSource.system());
                FolderWitnessStore store = FolderWitnessStore.open(folder.resolve("witness"))) {
            mirror.cosignAs(signer, store);
            return mirror.look();
        }
    }

    private static CopyAudit.Report audit(Path folder) throws IOException {
        Policy policy = Policy.parse(Files.readAllBytes(folder.resolve(Mirror.POLICY)));
        return CopyAudit.of(folder, policy, (done, of) -> {});
    }
}
