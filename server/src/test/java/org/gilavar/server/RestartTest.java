package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops and starts is the same server. */
final class RestartTest {

    private static List<String> known(TestServer server) {
        return server.everyone().stream()
                .flatMap(o -> List.of(
                        o.get("/v1/items").body(), o.get("/v1/feed?after=0").body())
                        .stream())
                .toList();
    }

    @Test
    void nothingAcknowledgedIsLostOrChanged(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            String ledger = server.ledger();
            List<String> known = known(server);

            server.restart();
            server.everyone().forEach(Officer::signIn);

            assertThat(server.ledger()).as("size, root and state hash").isEqualTo(ledger);
            assertThat(known(server)).as("what everyone knows, and was told").isEqualTo(known);
            server.turkiye().tells(Samples.ask("after-the-restart", "israel"));
            assertThat(server.closeAndVerify().fault()).isEmpty();
        }
    }

    @Test
    void sessionsEndWithTheServer(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.restart();
            server.everyone().forEach(o -> o.get("/v1/me").isProblem(401, "signed-out"));
        }
    }
}
