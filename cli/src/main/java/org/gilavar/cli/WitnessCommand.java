package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gilavar.client.witness.WitnessServer;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessStore;
import org.gilavar.ledger.log.folder.FolderEvidence;
import org.gilavar.ledger.log.folder.FolderWitnessStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a witness of logs. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Run a witness of transparency logs on this machine (C2SP tlog-witness).",
            "",
            "It cosigns a log's checkpoint if, and only if, it extends every checkpoint of that log it cosigned before. "
                    + "So a log that shows two histories cannot have both cosigned. What it cosigned last is in DIR, "
                    + "on disk before any signature goes out. Never start it with DIR taken back from a copy: make a "
                    + "new key for that. If a log signs two histories, the evidence is written to DIR/evidence, said on "
                    + "stderr, and the witness goes on refusing. Check it with ./gilavar evidence.",
            "",
            "Listens on loopback only; to be seen from elsewhere it needs a proxy with TLS before it.",
            "",
            "Exit codes: 0 stopped by a signal, 1 it could not start, 2 wrong options."
        })
final class WitnessCommand implements Callable<Integer> {
    private static final String DEFAULT_PORT = "8480";
    private static final String EVIDENCE = "evidence";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description =
                    "The witness's key, Ed25519: one of its own, for nothing else. " + PassphraseOptions.KEY_FORMS)
    private String key = "";

    @Mixin
    private PassphraseOptions passphrase = new PassphraseOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The witness's name, as others will have it in their policies; such as an address without "
                    + "https://.")
    private String name = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description = "Where it keeps what it must never forget.")
    private Path state = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "ORIGIN=VKEY",
            description = "A log to watch, and the verifier key it signs with; again for each log or further key. "
                    + "VKEY alone where the key has the log's name.")
    private List<String> logs = List.of();

    @Option(
            names = "--logs",
            paramLabel = "FILE",
            description = "The same from a file, one a line; # begins a comment.")
    private @Nullable Path file;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = DEFAULT_PORT,
            description = "Port on loopback, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, List<NoteKey>> watched = watched();
        NoteSigner signer = signer();
        try (Stop stop = new Stop();
                FolderWitnessStore store = open()) {
            String about = about(signer.key(), watched, store);
            Loudspeaker loudspeaker = new Loudspeaker(
                    new FolderEvidence(state.resolve(EVIDENCE)),
                    watched,
                    spec.commandLine().getErr());
            Witness witness = new Witness(signer, watched, store);
            try (WitnessServer server = start(witness, about, loudspeaker)) {
                PrintWriter out = spec.commandLine().getOut();
                out.println("gilavar witness at " + server.address() + "  (POST " + WitnessServer.ADD_CHECKPOINT + ")");
                out.print(about);
                out.println("state     " + state);
                out.println("Stop with Ctrl-C.");
                out.flush();
                stop.listen();
                stop.await();
            }
        }
        return 0;
    }

    private Map<String, List<NoteKey>> watched() throws IOException {
        WatchedLogs watched = new WatchedLogs();
        for (String log : logs) {
            watched.add("--log " + log, log);
        }
        if (file != null) {
            watched.addFile(file);
        }
        if (watched.byOrigin().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "name a log to watch with --log ORIGIN=VKEY, or some with --logs FILE");
        }
        if (port < 0 || port > 0xffff) {
            throw new ParameterException(spec.commandLine(), "--port: expected 0 to 65535, found " + port);
        }
        return watched.byOrigin();
    }

    private NoteSigner signer() throws IOException {
        try {
            return NoteSigner.of(
                    name, NoteKey.Type.COSIGNATURE, passphrase.key(key).open());
        } catch (MalformedException e) {
            throw new UnreadableException("a witness cannot have this key or name: " + e.reason(), e);
        }
    }

    private FolderWitnessStore open() {
        try {
            return FolderWitnessStore.open(state);
        } catch (UncheckedIOException e) {
            throw new SpokenException("--state: " + inWords(e));
        }
    }

    private WitnessServer start(Witness witness, String about, Loudspeaker loudspeaker) {
        try {
            return WitnessServer.start(witness, about, port, InstantSource.system(), loudspeaker);
        } catch (IOException e) {
            throw new SpokenException("cannot listen on port " + port + ": " + e.getMessage());
        }
    }

    private static String inWords(UncheckedIOException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    /** What {@code GET /} says too. Reads all that is kept, so that damage shows at the start. */
    private static String about(NoteKey key, Map<String, List<NoteKey>> watched, WitnessStore store) {
        StringBuilder about = new StringBuilder();
        about.append("A witness of transparency logs (C2SP tlog-witness): it cosigns a checkpoint only if that extends "
                + "all it cosigned before.\n");
        about.append("key       ").append(key).append('\n');
        watched.forEach((origin, keys) -> {
            about.append("watches   ").append(origin).append("  (at the start ").append(kept(origin, store));
            about.append(")\n");
            keys.forEach(log -> about.append("            by ").append(log).append('\n'));
        });
        return about.toString();
    }

    private static String kept(String origin, WitnessStore store) {
        try {
            SignedCheckpoint kept = store.latest(origin);
            return kept == null
                    ? "not cosigned yet"
                    : "cosigned up to size " + kept.checkpoint().size();
        } catch (MalformedException | IllegalStateException e) {
            throw new SpokenException("what is kept of " + origin + " is damaged: " + e.getMessage()
                    + ". A witness that forgot must not go on with its key: make a new key and a new --state.");
        }
    }
}
