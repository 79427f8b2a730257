package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.cli.scenario.ScenarioPlayer;
import org.gilavar.cli.scenario.Summary;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.SignInConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plays the example. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start a server on this machine and play two parties and a facilitator over Syria, April to May 2025, or another scenario.",
            "",
            "Each party has keys of its own, made now; each signs what it says and hears only what it is told. "
                    + "Without --once the server stays up at the end, and the console with it, until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    /** At speed 1 a step takes as long as its story takes to read. */
    private static final double SECONDS_A_STEP = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "How fast: 1 shows a step every four seconds, 4 one a second. Default: ${DEFAULT-VALUE}")
    private double speed;

    @Option(names = "--once", description = "Play as fast as it goes, verify, print a summary, and end.")
    private boolean once;

    @Option(names = "--json", description = "With --once: the summary as one line of JSON, the last of the output.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in DIR (the journal is DIR/journal.db). Default: a folder that is deleted.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port on loopback. Default: any free one.")
    private int port;

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            defaultValue = "syria-2025",
            description =
                    "One of examples/, such as incsea or daily-plan; or a file, or a folder with a scenario.yaml. "
                            + "Default: ${DEFAULT-VALUE}")
    private String scenarioName = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0)) {
            throw new SpokenException("--speed: expected a number above 0, found " + speed);
        }
        if (json && !once) {
            throw new SpokenException("--json goes with --once");
        }
        Scenario scenario = Scenario.read(scenario(scenarioName));
        try (Stop stop = new Stop()) {
            if (data != null) {
                return play(scenario, data, stop);
            }
            Path folder = Files.createTempDirectory("gilavar-demo");
            try {
                return play(scenario, folder, stop);
            } finally {
                delete(folder);
            }
        }
    }

    private int play(Scenario asWritten, Path folder, Stop stop) throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("journal.db"))) {
            throw new SpokenException(folder + " holds a journal already; choose an empty folder");
        }
        PrintWriter out = spec.commandLine().getOut();
        SecureRandom random = new SecureRandom();
        DemoKeys keys = new DemoKeys(random);
        DemoWitnesses witnesses = new DemoWitnesses(asWritten, random);
        Scenario scenario = witnesses.watched();
        Optional<Summary> summary;
        Optional<DemoWitnesses.Copies> copies = Optional.empty();
        ScenarioPlayer player;
        ServerConfig config = new ServerConfig(
                        ServerConfig.LOOPBACK,
                        port,
                        folder,
                        Optional.of(keys.root(scenario.facilitator()).verifyingKey()),
                        InstantSource.system(),
                        Optional.of(witnesses.logSecret()),
                        ServerConfig.DEFAULT_BEAT)
                .with(new SignInConfig(Optional.empty(), signIn.providers()));
        try (GilavarServer server = GilavarServer.start(config)) {
            if (data != null) {
                keys.keepIn(folder.resolve("keys"));
            }
            player = new ScenarioPlayer(scenario, URI.create(server.address()), keys, new StoryTeller(out), lost -> {
                throw new SpokenException("the server has gone: " + lost.getMessage());
            });
            player.open();
            printConsoles(out, scenario, player, server.address());
            Path kept = folder.resolve("copies");
            DemoWitnesses.Watching watching = once ? () -> {} : witnesses.watch(player, kept);
            try {
                summary = perform(scenario, player, out, server.address(), stop);
            } finally {
                watching.close();
            }
            if (summary.isPresent()) {
                copies = Optional.of(witnesses.take(server, player, kept));
            }
        }
        return summary.isPresent() ? close(out, summary.get(), copies.orElseThrow(), player, folder) : 0;
    }

    /** Plays to the end; empty when a person ended it. */
    private Optional<Summary> perform(
            Scenario scenario, ScenarioPlayer player, PrintWriter out, String address, Stop stop)
            throws InterruptedException {
        if (!once) {
            stop.listen();
        }
        long pauseMillis = once ? 0 : Math.round(SECONDS_A_STEP * 1_000 / speed);
        for (Scenario.Step step : scenario.steps()) {
            player.play(step);
            if (pauseMillis > 0 && stop.await(pauseMillis)) {
                return Optional.empty();
            }
        }
        Summary summary = player.summary();
        if (!once) {
            printConsoles(out, scenario, player, address);
            out.println("The scenario has been played. The console stays up; stop with Ctrl-C.");
            out.flush();
            stop.await();
        }
        return Optional.of(summary);
    }

    private static void printConsoles(PrintWriter out, Scenario scenario, ScenarioPlayer player, String address)
            throws InterruptedException {
        out.println("The console is at " + address + "  (each link is good once, for ten minutes)");
        for (Scenario.Participant party : scenario.parties()) {
            out.printf("  %-12s %s/#code=%s%n", party.name(), address, player.signInCode(party.id()));
        }
        out.println("Open each in a browser profile of its own: one browser holds one desk.");
        out.println();
        out.flush();
    }

    private int close(
            PrintWriter out, Summary summary, DemoWitnesses.Copies copies, ScenarioPlayer player, Path folder) {
        var verdict = JournalVerifier.verify(folder.resolve("journal.db"));
        boolean asWritten = player.surprises().isEmpty();
        out.println("statements          " + summary.statements());
        out.println("conflicts opened    " + summary.conflictsOpened());
        out.println("conflicts settled   " + summary.conflictsSettled());
        out.println("conflicts open      " + summary.conflictsOpen());
        out.println("messages answered   " + summary.messagesAnswered());
        out.println("messages missed     " + summary.messagesMissed());
        out.println("ledger entries      " + summary.ledgerEntries());
        out.println("record              "
                + verdict.fault()
                        .map(f -> "NOT VERIFIED: entry " + f.entry() + ": " + f.reason())
                        .orElse("verified: every signature, outcome, hash and root"));
        out.println("copies              " + copies.inWords());
        out.println("as written          " + (asWritten ? "yes" : "NO"));
        player.surprises().forEach(surprise -> out.println("  " + surprise));
        if (data != null) {
            out.println("kept in             " + folder + "  (./gilavar verify " + folder.resolve("journal.db") + ")");
        }
        if (json) {
            out.println(asJson(summary, verdict.holds()));
        }
        out.flush();
        return asWritten && verdict.holds() && copies.hold() ? 0 : Gilavar.FAILED;
    }

    private static String asJson(Summary summary, boolean verified) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("statements", summary.statements())
                .put("conflictsOpened", summary.conflictsOpened())
                .put("conflictsSettled", summary.conflictsSettled())
                .put("conflictsOpen", summary.conflictsOpen())
                .put("messagesAnswered", summary.messagesAnswered())
                .put("messagesMissed", summary.messagesMissed())
                .put("ledgerEntries", summary.ledgerEntries())
                .put("verified", verified);
        return line.toString();
    }

    /** The launcher says where the source tree is; from there the examples are read. */
    private static Path scenario(String named) {
        Path there = Path.of(named);
        Path example =
                Path.of(System.getProperty("gilavar.home", "."), "examples").resolve(there);
        if (Files.exists(there)) {
            return there;
        }
        if (!Files.exists(example.resolve("scenario.yaml"))) {
            throw new SpokenException("there is no scenario \"" + named
                    + "\": expected a file, a folder with a scenario.yaml, or the name of one in examples/");
        }
        return example;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
