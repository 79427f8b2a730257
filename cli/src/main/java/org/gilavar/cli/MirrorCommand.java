package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.mirror.Mirror;
import org.gilavar.client.mirror.MirrorException;
import org.gilavar.client.mirror.MirrorReport;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.folder.FolderEvidence;
import org.gilavar.ledger.log.folder.FolderWitnessStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a party's own copy, and cosigns. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = {
            "Keep your own copy of what your party said and was told, and check it as it grows.",
            "",
            "Everything that is fetched is held against the head the server signed, against all that was fetched before, and "
                    + "against the common log. With --witness-key it is your party's witness, too: it cosigns the common log "
                    + "as long as that only grows. Check the copy with ./gilavar verify DIR, wherever you like.",
            "",
            "A new copy takes the keys the server names and writes them to DIR/policy: compare them with the terms that you "
                    + "signed.",
            "",
            "Exit codes: 0 stopped by a signal, or with --once all is well; 1 something is wrong, which is said; 2 wrong "
                    + "options."
        })
final class MirrorCommand implements Callable<Integer> {
    private static final String EVIDENCE = "evidence";
    private static final String WITNESS = "witness";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(paramLabel = "DIR", description = "The folder of the copy.")
    private Path folder = Path.of("");

    @Option(
            names = "--witness-key",
            paramLabel = "KEY",
            description =
                    "Cosign with this key, Ed25519: one of its own, for nothing else. " + PassphraseOptions.KEY_FORMS)
    private @Nullable String witnessKey;

    @Option(
            names = "--witness-passphrase-file",
            paramLabel = "FILE",
            description = "A file with that key's passphrase or PIN, in one line. Default: as for --key.")
    private @Nullable Path witnessPassphrase;

    @Option(names = "--witness-name", paramLabel = "NAME", description = "The witness's name, as the terms have it.")
    private @Nullable String witnessName;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "How often to look; at least twice for each beat of the common log. Default: ${DEFAULT-VALUE}")
    private int every;

    @Option(
            names = "--take-policy",
            description =
                    "Take the witnesses that the server names now: when the parties have agreed on others. Compare "
                            + "DIR/policy with the terms.")
    private boolean takePolicy;

    @Option(names = "--once", description = "Look once and end.")
    private boolean once;

    /** What was said last, so that it is not said again every few seconds. */
    private List<String> said = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (every < 1 || (witnessKey == null) != (witnessName == null)) {
            throw new ParameterException(
                    spec.commandLine(), "--every needs a second at least, and --witness-key a --witness-name with it");
        }
        GilavarClient client = options.client();
        if (takePolicy && Mirror.takePolicy(client, folder)) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "policy      " + folder.resolve(Mirror.POLICY) + " has changed; compare it with the terms");
        }
        try (Stop stop = new Stop();
                Mirror mirror = Mirror.open(
                        client,
                        folder,
                        fork -> new Loudspeaker(
                                        new FolderEvidence(folder.resolve(EVIDENCE)),
                                        Map.of(),
                                        spec.commandLine().getErr())
                                .forked(fork),
                        InstantSource.system())) {
            if (witnessKey == null) {
                return keep(mirror, stop);
            }
            try (FolderWitnessStore store = store()) {
                mirror.cosignAs(signer(witnessKey, String.valueOf(witnessName)), store);
                return keep(mirror, stop);
            }
        }
    }

    private NoteSigner signer(String key, String name) throws IOException {
        try {
            return NoteSigner.of(
                    name,
                    NoteKey.Type.COSIGNATURE,
                    options.passphrase()
                            .key(
                                    key,
                                    witnessPassphrase == null
                                            ? options.passphrase().file()
                                            : witnessPassphrase)
                            .open());
        } catch (MalformedException e) {
            throw new UnreadableException("a witness cannot have this key or name: " + e.reason(), e);
        }
    }

    private FolderWitnessStore store() {
        try {
            return FolderWitnessStore.open(folder.resolve(WITNESS));
        } catch (UncheckedIOException e) {
            throw new SpokenException(folder.resolve(WITNESS) + ": " + e.getMessage());
        }
    }

    private int keep(Mirror mirror, Stop stop) throws IOException, InterruptedException {
        if (once) {
            MirrorReport report = mirror.look();
            say(report);
            boolean done = report.read() == report.beats();
            if (!done) {
                spec.commandLine()
                        .getErr()
                        .println("gilavar: not all of the common log is read yet, and nothing cosigned; look again");
            }
            return report.alarms().isEmpty() && done ? 0 : Gilavar.FAILED;
        }
        stop.listen();
        do {
            try {
                say(mirror.look());
            } catch (MirrorException e) {
                alarm(List.of(String.valueOf(e.getMessage())));
            } catch (ProblemException e) {
                alarm(List.of("the server refuses: " + e.getMessage()));
            } catch (ConnectException e) {
                alarm(List.of("the server cannot be reached: is it running?"));
            } catch (IOException | UncheckedIOException e) {
                alarm(List.of("the server cannot be asked: " + e.getMessage()));
            }
        } while (!stop.await(every * 1_000L));
        return 0;
    }

    private void say(MirrorReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Instant.now() + "  " + report.entries() + " entries, " + report.finalEntries()
                + " final; common log " + report.beats()
                + (report.read() < report.beats() ? ", " + report.read() + " read" : "")
                + (report.cosigned() ? ", cosigned" : ""));
        out.flush();
        alarm(report.alarms());
    }

    private void alarm(List<String> alarms) {
        if (!alarms.equals(said)) {
            alarms.forEach(alarm -> spec.commandLine().getErr().println("gilavar: *** ALARM: " + alarm));
            if (alarms.isEmpty()) {
                spec.commandLine().getErr().println("gilavar: all is well again");
            }
            spec.commandLine().getErr().flush();
            said = List.copyOf(alarms);
        }
    }
}
