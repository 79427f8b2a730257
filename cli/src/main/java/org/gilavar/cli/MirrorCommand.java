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
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.UnverifiedException;
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
            "Exit codes: 0 stopped by a signal, or with --once or --compare all is well; 1 something is wrong, which is said; 2 wrong "
                    + "options."
        })
final class MirrorCommand implements Callable<Integer> {
    /** The folder in a copy with evidence of forks. */
    static final String EVIDENCE = "evidence";

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

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "Look once, and see whether another party has been shown the same common log: FILE is its "
                    + "DIR/common-head. Yours is for them.")
    private @Nullable Path compare;

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
        if (once || compare != null) {
            MirrorReport report = mirror.look();
            say(report);
            boolean done = report.read() == report.beats();
            if (!done) {
                spec.commandLine()
                        .getErr()
                        .println("gilavar: not all of the common log is read yet, and nothing cosigned; look again");
            }
            boolean same = compare == null || compared(mirror, compare);
            return report.alarms().isEmpty() && done && same ? 0 : Gilavar.FAILED;
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

    /** Whether the head in a file is one of the log that is shown here; says so. */
    private boolean compared(Mirror mirror, Path file) throws IOException {
        SignedCheckpoint theirs;
        try {
            theirs = SignedCheckpoint.parse(InputFile.read(file, SignedNote.MAX_BYTES));
        } catch (MalformedException e) {
            throw new UnreadableException(file + " is no head of a log: " + e.reason(), e);
        }
        String what = "size " + theirs.checkpoint().size() + ", root "
                + theirs.checkpoint().root().hex();
        PrintWriter out = spec.commandLine().getOut();
        out.println("compared    " + file + ": " + what);
        try {
            boolean same = mirror.compare(theirs);
            out.println(
                    same
                            ? "verdict     THE SAME LOG, up to there, as is shown here."
                            : "verdict     NOT YET: the log that is shown here ends before. Compare again in a minute, or "
                                    + "give them your " + folder.resolve(Mirror.COMMON_HEAD) + ".");
            return same;
        } catch (UnverifiedException e) {
            out.println("verdict     PROVES NOTHING: the log's key has not signed it (" + e.reason() + ").");
        } catch (MirrorException e) {
            out.println("verdict     ANOTHER LOG than is shown here. " + e.getMessage());
        }
        return false;
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
