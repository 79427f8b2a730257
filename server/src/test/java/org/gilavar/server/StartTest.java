package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.gilavar.journal.UnreadableException;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.statement.MechanismBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server starts, who may found a mechanism on it, and what it refuses to start on. */
final class StartTest {

    private static ServerConfig config(Path folder, int port) {
        return new ServerConfig(
                ServerConfig.LOOPBACK,
                port,
                folder,
                Optional.of(TestServer.root(TestServer.AZERBAIJAN).verifyingKey()),
                InstantSource.fixed(TestServer.START));
    }

    @Test
    void listensOnLoopbackOnly(@TempDir Path folder) {
        assertThatThrownBy(() -> new ServerConfig("0.0.0.0", 0, folder, Optional.empty(), InstantSource.system()))
                .hasMessageContaining("loopback");
    }

    @Test
    void doesNotShareAJournal(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            assertThatThrownBy(() -> GilavarServer.start(config(folder, 0)))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("in use");
            server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
        }
    }

    @Test
    void aPortInUseLeavesNothingBehind(@TempDir Path folder, @TempDir Path other) {
        try (TestServer server = TestServer.exercise(folder)) {
            int port = URI.create(server.address()).getPort();
            long writers = writers();
            assertThatThrownBy(() -> GilavarServer.start(config(other, port)))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageContaining(Integer.toString(port));
            assertThat(writers())
                    .as("threads that would keep the process alive")
                    .isEqualTo(writers);
            GilavarServer.start(config(other, 0)).close();
        }
    }

    private static long writers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("writer"))
                .count();
    }

    @Test
    void onlyTheExpectedKeyFounds(@TempDir Path folder) {
        try (TestServer server = TestServer.empty(folder)) {
            Officer stranger = server.turkiye();
            MechanismBody.Found mine = new MechanismBody.Found(
                    "Mine",
                    "Mine",
                    stranger.root().verifyingKey().text(),
                    stranger.key().verifyingKey().text(),
                    Optional.empty(),
                    Founding.Mode.EXERCISE);
            server.call("POST", "/v1/statements", stranger.sign(mine, stranger.root()))
                    .isProblem(403, "not-entitled");
            // Nor in the name of the key that may: it has not signed.
            server.call("POST", "/v1/statements", stranger.sign(server.founding()))
                    .isProblem(403, "key-unknown");
            server.call("POST", "/v1/statements", server.azerbaijan().sign(server.founding()))
                    .isProblem(403, "not-signed");
            server.found().accepted();
            // And once; from then on nobody speaks without a session.
            byte[] again = server.azerbaijan()
                    .sign(server.founding(), server.azerbaijan().root());
            server.call("POST", "/v1/statements", again).isProblem(401, "signed-out");
            server.azerbaijan().signIn();
            server.azerbaijan().send(again).isProblem(409, "wrong-state");
        }
    }

    @Test
    void nothingCanBeSaidBeforeTheFounding(@TempDir Path folder) {
        try (TestServer server = TestServer.empty(folder)) {
            server.call("POST", "/v1/statements", server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA)))
                    .isProblem(403, "key-unknown");
            server.call("POST", "/v1/sessions", server.azerbaijan().sessionRequest())
                    .isProblem(403, "not-signed");
            assertThat(server.journal().size()).isZero();
        }
    }
}
