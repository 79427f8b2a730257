package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gilavar.journal.JournalVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many speak at once; there is one order. */
final class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int EACH = 50;

    @Test
    void everyStatementOfManySpeakersIsTakenOnce(@TempDir Path folder) throws InterruptedException, ExecutionException {
        try (TestServer server = TestServer.exercise(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = server.ledgerSize();
            List<Callable<Integer>> speakers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int speaker = thread;
                Officer officer = thread % 2 == 0 ? server.turkiye() : server.israel();
                double latitude = thread % 2 == 0 ? Samples.NORTH : Samples.SOUTH;
                speakers.add(() -> {
                    int taken = 0;
                    for (int i = 0; i < EACH; i++) {
                        Answer answer = officer.says(Samples.file("n-" + speaker + "-" + i, latitude));
                        taken += answer.status() == 201 ? 1 : 0;
                    }
                    return taken;
                });
            }
            for (Future<Integer> taken : threads.invokeAll(speakers)) {
                assertThat(taken.get()).isEqualTo(EACH);
            }

            long size = server.ledgerSize();
            assertThat(size).isEqualTo(before + THREADS * EACH);
            for (Officer officer : List.of(server.turkiye(), server.israel())) {
                assertThat(officer.get("/v1/notices").json().path("items").size())
                        .isEqualTo(THREADS * EACH / 2);
            }
            JournalVerifier.Verdict verdict = server.closeAndVerify();
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(size);
        }
    }
}
