package org.gilavar.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gilavar.server.FullStory;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A running server tells each party by webhook exactly what it tells it otherwise. */
@Timeout(120)
final class WebhooksTest {

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static WebhookConfig telling(int port) {
        return new WebhookConfig(
                List.of(new WebhookTarget("turkiye", URI.create("http://127.0.0.1:" + port + "/turkiye"))),
                Optional.empty());
    }

    @Test
    void aPartyHearsItsOwnFeedAndNothingElseAndEachStartGoesOn(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            int port = freePort();
            server.restart(telling(port)); // nobody listens yet
            server.everyone().forEach(officer -> officer.signIn());
            JsonNode keys = server.call("GET", "/v1/webhook-keys", new byte[0]).accepted();
            try (ListeningPost post = new ListeningPost(keys.path("keys").path(0), port)) {
                List<JsonNode> feed = server.turkiye().feed();
                assertThat(post.take(feed.size())).isEqualTo(feed);
                awaitDelivered(server, feed.size());
                assertThat(server.israel().get("/v1/webhooks").accepted().path("items"))
                        .as("nobody learns of another's")
                        .isEmpty();

                server.restart();
                server.everyone().forEach(officer -> officer.signIn());
                server.israel().tells(Samples.ask("more", "turkiye"));
                List<JsonNode> more = server.turkiye().feed();
                assertThat(post.take(1)).isEqualTo(more.subList(feed.size(), more.size()));
                assertThat(server.call("GET", "/v1/webhook-keys", new byte[0]).accepted())
                        .as("the key stays")
                        .isEqualTo(keys);
                assertThat(post.faults()).isEmpty();
            }
        }
    }

    private static void awaitDelivered(TestServer server, long n) {
        while (server.turkiye()
                        .get("/v1/webhooks")
                        .accepted()
                        .path("items")
                        .path(0)
                        .path("delivered")
                        .asLong()
                < n) {
            Thread.onSpinWait(); // between the answer and the place on disk
        }
    }

    @Test
    void aServerWithoutWebhooksHasNoKeyForThem(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            assertThat(server.call("GET", "/v1/webhook-keys", new byte[0])
                            .accepted()
                            .path("keys"))
                    .isEmpty();
            assertThat(folder.resolve("webhook.pem")).doesNotExist();
        }
    }
}
