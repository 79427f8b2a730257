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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same statement twice: the same answer, one effect. */
final class ReplayTest {

    @Test
    void aStatementSentAgainGetsTheSameAnswerAndHasOneEffect(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.israel().tells(Samples.file("sortie", Samples.PALMYRA));
            byte[] envelope = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));
            Answer first = server.turkiye().send(envelope);
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.json().path("wording").asString()).isEqualTo("RECEIVED, NOT APPROVED");
            assertThat(first.json().path("told"))
                    .as("its notice and a conflict")
                    .hasSize(2);
            String ledger = server.ledger();

            // Time passes and others speak; the answer stays what it was.
            server.israel().tells(Samples.file("other", Samples.SOUTH));
            String after = server.ledger();

            assertThat(server.turkiye().send(envelope)).isEqualTo(first);
            assertThat(server.ledger()).isEqualTo(after).isNotEqualTo(ledger);
        }
    }

    @Test
    void twentyCopiesAtOnceGetOneAnswerAndHaveOneEffect(@TempDir Path folder)
            throws InterruptedException, ExecutionException {
        try (TestServer server = TestServer.exercise(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = server.ledgerSize();
            byte[] envelope = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));
            List<Callable<Answer>> copies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                copies.add(() -> server.turkiye().send(envelope));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(copies)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(20).containsOnly(answers.getFirst());
            assertThat(answers.getFirst().status()).isEqualTo(201);
            assertThat(server.ledgerSize()).isEqualTo(before + 1);
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void aRestartDoesNotChangeTheAnswer(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            byte[] envelope = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));
            Answer first = server.turkiye().send(envelope);
            long size = server.ledgerSize();

            server.restart();
            server.everyone().forEach(Officer::signIn);

            assertThat(server.turkiye().send(envelope)).isEqualTo(first);
            assertThat(server.ledgerSize()).isEqualTo(size);
        }
    }

    @Test
    void theFoundingCanBeSentAgainInASession(@TempDir Path folder) {
        try (TestServer server = TestServer.empty(folder)) {
            byte[] founding = server.azerbaijan()
                    .sign(server.founding(), server.azerbaijan().root());
            Answer first = server.call("POST", "/v1/statements", founding);
            assertThat(first.status()).isEqualTo(201);
            server.call("POST", "/v1/statements", founding).isProblem(401, "signed-out");
            server.azerbaijan().signIn();
            assertThat(server.azerbaijan().send(founding)).isEqualTo(first);
            assertThat(server.ledgerSize()).isEqualTo(1);
        }
    }
}
