package org.gilavar.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;

/** How long it takes to start a server over a long journal, from a snapshot and without one, and to verify it. */
final class RecordSection {

    /** The length that the targets are for. */
    private static final long TARGETED = 1_000_000;

    private static final double MOST_RESTART_SECONDS = 10;
    private static final double LEAST_SIGNATURES = 7_000;

    private final Path folder;
    private final long entries;
    private final Progress progress;
    private final Table table;

    RecordSection(Path folder, long entries, Progress progress) {
        this.folder = folder;
        this.entries = entries;
        this.progress = progress;
        this.table = new Table("a journal of " + Figures.count(entries) + " entries", "found");
    }

    void write(Page page) throws IOException {
        Path file = folder.resolve("journal.db");
        double telling = seconds("telling", () -> {
            try (SqliteJournal journal = SqliteJournal.open(file)) {
                new Story(journal, Salts.of(new SecureRandom())).tell(entries);
            }
        });
        table.row("made (signed, decided, appended), entries /s", Figures.count(Math.round(entries / telling)));
        table.row("file, MB", Figures.count(Files.size(file) >> 20));

        ServerConfig config =
                new ServerConfig(ServerConfig.LOOPBACK, 0, folder, Optional.empty(), InstantSource.fixed(Story.START));
        startAndStop(config, "start without a snapshot, s", "clean stop, with a snapshot, s");
        double restart = startAndStop(config, "start from a snapshot, s", "clean stop, nothing new, s");
        table.row("snapshot, MB", Figures.count(bytesOfSnapshots() >> 20));

        double perCore = signaturesPerCore();
        table.row("signatures verified /s a core", Figures.count(Math.round(perCore)));
        JournalVerifier.Verdict[] verdict = new JournalVerifier.Verdict[1];
        long processor = processorNanos();
        double verifying = seconds("verifying", () -> verdict[0] = JournalVerifier.verify(file));
        double whole = verdict[0].signatures() * 1e9 / (processorNanos() - processor);
        verdict[0].fault().ifPresent(fault -> {
            throw new IllegalStateException("entry " + fault.entry() + ": " + fault.reason());
        });
        table.row("verify, s", Figures.three(verifying));
        table.row("verify, signatures /s", Figures.count(Math.round(verdict[0].signatures() / verifying)));
        table.row("verify, signatures /s of processor time", Figures.count(Math.round(whole)));
        page.section(
                "A long record",
                "Two parties' notices and messages; of eight statements three make an item that stays. A start is from the "
                        + "call until the server listens.",
                table);
        page.atLeast("signatures alone, verified a second and core", LEAST_SIGNATURES, perCore, "");
        page.atLeast("the whole of verify, signatures a second and core", LEAST_SIGNATURES, whole, "");
        if (entries == TARGETED) {
            page.atMost("start from a snapshot, 1,000,000 entries", MOST_RESTART_SECONDS, restart, " s");
        }
    }

    private double startAndStop(ServerConfig config, String start, String stop) {
        GilavarServer[] server = new GilavarServer[1];
        double starting = seconds(start, () -> server[0] = GilavarServer.start(config));
        double stopping = seconds(stop, () -> server[0].close());
        table.row(start, Figures.three(starting));
        table.row(stop, Figures.three(stopping));
        return starting;
    }

    private double seconds(String what, Runnable work) {
        progress.say(what);
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private long bytesOfSnapshots() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal.db.snapshots"))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    /** What all threads of this process have had, the collector's and the compiler's among them. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** By one thread, over statements of some 300 bytes, in the time that the thread had a processor. */
    private static double signaturesPerCore() {
        SigningKey key = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);
        Envelope envelope = Envelope.sign("application/x", new byte[300], key);
        var verifying = key.verifyingKey();
        var threads = ManagementFactory.getThreadMXBean();
        int count = 20_000;
        double found = 0;
        for (int pass = 0; pass < 3; pass++) { // the first is the compiler's turn
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                if (!verifying.verifies(envelope)) {
                    throw new IllegalStateException("a good signature does not verify");
                }
            }
            found = count * 1e9 / (threads.getCurrentThreadCpuTime() - start);
        }
        return found;
    }
}
