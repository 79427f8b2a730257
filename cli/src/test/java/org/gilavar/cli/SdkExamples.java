package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.gilavar.client.Feed;
import org.gilavar.client.FeedEvent;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.Receipt;
import org.gilavar.client.Saying;
import org.gilavar.client.Telling;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The examples of docs/sdk.md, which shows what stands between {@code // example: NAME} and {@code // end}. */
final class SdkExamples {

    private SdkExamples() {}

    static GilavarClient connect(Path packageFile, Path certificateFile, char[] passphrase, SigningKey key)
            throws IOException, GeneralSecurityException {
        // example: connect
        Connection connection = Connection.parse(Files.readAllBytes(packageFile));
        KeyStore certificate = KeyStore.getInstance(certificateFile.toFile(), passphrase);
        GilavarClient client = new GilavarClient(
                connection.server(),
                connection.mechanism(),
                new Identity(connection.party(), "duty-officer", key),
                InstantSource.system(),
                Optional.of(ClientTls.context(connection, certificate, passphrase)));
        // end
        return client;
    }

    static Receipt file(GilavarClient client) throws IOException, InterruptedException {
        // example: file
        Instant start = Instant.now().plus(Duration.ofMinutes(30));
        ObjectNode volume = Bodies.volume(
                Bodies.circle(34.8, 38.9, "10 NM"), "FL100", "FL140", start, start.plus(Duration.ofHours(2)));
        ObjectNode activity = Bodies.activity("MANNED_AIR", "UNDECLARED", "TWO_TO_FOUR", List.of(volume));

        Receipt receipt = client.say(Bodies.fileNotice("patrol-1", activity));
        for (Telling telling : receipt.told()) {
            System.out.println(telling.kind() + " " + telling.id() + " " + telling.happened());
        }
        // end
        return receipt;
    }

    static Receipt urgent(GilavarClient client) throws IOException, InterruptedException {
        // example: urgent
        ObjectNode warning = Bodies.send("warning-1", "israel", "WARN", "Unplanned traffic, FL120, north of Tadmor");
        Receipt receipt = client.say(Saying.of(warning).withPrecedence("FLASH"));
        // end
        return receipt;
    }

    static long listen(GilavarClient client, long place) throws InterruptedException {
        // example: listen
        try (Feed feed = client.listen(place)) {
            while (true) {
                FeedEvent event = feed.next(Duration.ofMinutes(1)).orElse(null);
                if (event instanceof FeedEvent.Told told) {
                    place = told.place();
                    if (told.telling().kind().equals("conflict")) {
                        System.out.println("conflict " + told.telling().id());
                        break;
                    }
                } else if (event instanceof FeedEvent.Blind blind) {
                    System.err.println("BLIND since " + blind.since() + " " + blind.why());
                }
            }
        }
        // end
        return place;
    }

    static JsonNode look(GilavarClient client) throws IOException, InterruptedException {
        // example: look
        for (JsonNode notice : client.all("/v1/notices")) {
            System.out.println(
                    notice.path("id").asString() + " " + notice.path("stage").asString());
        }
        JsonNode patrol = client.get("/v1/notices/turkiye.patrol-1");
        // end
        return patrol;
    }
}
