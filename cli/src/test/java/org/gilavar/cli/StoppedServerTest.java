package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.journal.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM on the real process, while many clients speak to it and some hang on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class StoppedServerTest {
    private static final Duration MOST = Duration.ofSeconds(10);
    /** A start should not take longer than what is measured. */
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int ENOUGH = 300;
    private static final long SEED = 20_250_412;

    /** An answer that has been sent is heard by a thread that may have to wait for a core. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(20);

    @Test
    void whoeverWasTakenIsAnsweredBeforeAStoppedServerIsGone(@TempDir Path folder)
            throws IOException, InterruptedException {
        Promises promises = new Promises();
        try (ServerProcess server = new ServerProcess(
                folder.resolve("data"), Load.founder(), System.getProperty("java.class.path"), FLAGS)) {
            Load load = Load.open(server.address(), promises, new SplittableRandom(SEED));
            try (Socket silent = connect(server);
                    Socket half = connect(server)) {
                half.getOutputStream().write("POST /v1/statements HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
                while (promises.acknowledged() < ENOUGH) {
                    load.mustBeAtWork();
                    Thread.onSpinWait();
                }
                assertThat(server.stopsWithin(MOST)).as("gone within " + MOST).isTrue();
                assertThat(silent.getInputStream().read()).isEqualTo(-1);
            }
            long end = System.nanoTime() + ON_THE_WAY.toNanos();
            List<String> unanswered = unanswered(server, promises);
            while (!unanswered.isEmpty() && System.nanoTime() < end) {
                unanswered = unanswered(server, promises);
            }
            assertThat(unanswered).as("on disk, and their senders do not know").isEmpty();

            server.launch();
            server.awaitListening();
            load.stop();
        }
    }

    private static Socket connect(ServerProcess server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    }

    private static List<String> unanswered(ServerProcess server, Promises promises) {
        List<String> unanswered = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.openReadOnly(server.journal())) {
            for (long seq = 1; seq <= journal.size(); seq++) {
                journal.entry(seq)
                        .map(Stored::entry)
                        .flatMap(entry -> entry.said())
                        .map(said -> said.from().party() + "/" + said.id())
                        .filter(key -> promises.find(key)
                                .filter(sent -> sent.answer().isPresent()
                                        || sent.refusal().isPresent())
                                .isEmpty())
                        .ifPresent(unanswered::add);
            }
        }
        return unanswered;
    }
}
