package org.gilavar.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a party is told: the same by pages and by stream, in order, without gaps, and at once. */
final class FeedTest {

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        running = Optional.of(TestServer.exercise(folder));
    }

    @AfterEach
    void stop() {
        server().close();
    }

    @Test
    void pagesAndTheStreamTellTheSameInOrder() {
        FullStory.tell(server());
        for (Officer officer : server().everyone()) {
            List<JsonNode> pages = officer.feed();
            try (EventStream stream = officer.listen("?after=0")) {
                List<EventStream.Event> streamed = stream.tellings(pages.size());
                assertThat(streamed.stream().map(EventStream.Event::json)).isEqualTo(pages);
                assertThat(streamed.stream().map(EventStream.Event::id))
                        .isEqualTo(
                                pages.stream().map(t -> t.path("n").asString()).toList());
            }
        }
    }

    @Test
    void numbersHaveNoGapsForAnyone() {
        FullStory.tell(server());
        for (Officer officer : server().everyone()) {
            List<Long> numbers =
                    officer.feed().stream().map(t -> t.path("n").asLong()).toList();
            assertThat(numbers)
                    .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
            assertThat(officer.get("/v1/items").json().path("upTo").asLong()).isEqualTo(numbers.size());
        }
    }

    @Test
    void aFeedFoldsIntoWhatItsPartyKnows() {
        FullStory.tell(server());
        for (Officer officer : server().everyone()) {
            List<JsonNode> last = new ArrayList<>();
            for (JsonNode told : officer.feed()) {
                JsonNode item = told.path("item");
                last.removeIf(i ->
                        i.path("kind").equals(item.path("kind")) && i.path("id").equals(item.path("id")));
                last.add(item);
            }
            assertThat(officer.get("/v1/items").json().path("items").valueStream())
                    .containsExactlyInAnyOrderElementsOf(last);
        }
    }

    @Test
    void resumesAfterThePlaceGivenEitherWay() {
        Officer turkiye = server().turkiye();
        List<JsonNode> all = turkiye.feed();
        List<JsonNode> rest = all.subList(3, all.size());

        assertThat(turkiye.get("/v1/feed?after=3").json().path("items").valueStream())
                .containsExactlyElementsOf(rest);
        try (EventStream stream = turkiye.listen("?after=3")) {
            assertThat(stream.tellings(rest.size()).stream().map(EventStream.Event::json))
                    .isEqualTo(rest);
        }
        // A browser that reconnects asks for the same address again, and says what it has heard since.
        try (EventStream stream = server().listen(
                        "/v1/feed?after=0", "Last-Event-ID", "3", "Authorization", "Bearer " + turkiye.token())) {
            assertThat(stream.tellings(rest.size()).stream().map(EventStream.Event::json))
                    .isEqualTo(rest);
        }
    }

    @Test
    void aPlaceThatIsNoneIsAProblem() {
        for (String place : List.of("-1", "x", "", "9223372036854775808")) {
            Answer answer = server().turkiye().get("/v1/feed?after=" + place);
            answer.isProblem(400, "malformed");
            assertThat(answer.json().path("field").asString()).isEqualTo("after");
        }
    }

    @Test
    void aPlaceBeyondTheEndBelongsToAnotherRecord() {
        server().turkiye().get("/v1/feed?after=1000000").isProblem(409, "beyond-the-end");
    }

    @Test
    void aStreamSpeaksAtOnceWithTheMechanismsTime() {
        try (EventStream stream = server().turkiye().listen("?after=0")) {
            EventStream.Event first = stream.next().orElseThrow();
            assertThat(first.name()).isEqualTo("heartbeat");
            assertThat(first.id()).as("a heartbeat moves no place").isEmpty();
            assertThat(Instant.parse(first.json().path("now").asString())).isEqualTo(TestServer.START);
        }
    }

    @Test
    void aStreamSaysAtOnceWhenToCallOneselfBlindAndWhenToComeBack() {
        try (EventStream stream = server().turkiye().listen("?after=0")) {
            EventStream.Event first = stream.next().orElseThrow();
            assertThat(first.json().path("blindAfter").asString()).isEqualTo("PT25S");
            assertThat(stream.retry()).contains("3000");
        }
    }

    @Test
    void whatWasHeardLastGoesBeforeThePlaceInTheAddressAndMustBeOneToo() {
        Officer turkiye = server().turkiye();
        for (String place : List.of("-1", "x", "1.0", "+1", " ")) {
            Answer answer = server().call(
                            "GET",
                            "/v1/feed?after=0",
                            new byte[0],
                            "Last-Event-ID",
                            place,
                            "Authorization",
                            "Bearer " + turkiye.token());
            answer.isProblem(400, "malformed");
            assertThat(answer.json().path("field").asString()).isEqualTo("Last-Event-ID");
        }
        long end = turkiye.get("/v1/items").json().path("upTo").asLong();
        server().call(
                        "GET",
                        "/v1/feed?after=0",
                        new byte[0],
                        "Last-Event-ID",
                        Long.toString(end + 1),
                        "Authorization",
                        "Bearer " + turkiye.token())
                .isProblem(409, "beyond-the-end");
    }

    @Test
    void aStreamHearsWhatIsSaidWhileItIsOpen() {
        Officer turkiye = server().turkiye();
        int place = turkiye.feed().size();
        try (EventStream stream = turkiye.listen("?after=" + place)) {
            assertThat(stream.next()).isPresent();
            server().israel().tells(Samples.ask("question", "turkiye"));
            EventStream.Event told = stream.nextTelling().orElseThrow();
            assertThat(told.id()).isEqualTo(Integer.toString(place + 1));
            assertThat(told.json().path("happened").asString()).isEqualTo("SENT");
            assertThat(told.json().path("item").path("id").asString()).isEqualTo("israel.question");
        }
    }

    @Test
    void bothSidesHearOfAConflictInOneEntryAndTheSame() {
        server().israel().tells(Samples.file("sortie", Samples.PALMYRA));
        try (EventStream turkiye = server().turkiye().listen("?after=0");
                EventStream israel = server().israel().listen("?after=0")) {
            long before = server().ledgerSize();
            server().turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
            JsonNode here = turkiye.awaitHappened("OPENED");
            JsonNode there = israel.awaitHappened("OPENED");

            assertThat(server().ledgerSize()).as("one entry").isEqualTo(before + 1);
            assertThat(there.path("at")).isEqualTo(here.path("at"));
            for (String shared : List.of("kind", "id", "overlaps", "gaps", "until", "opened")) {
                assertThat(there.path("item").path(shared))
                        .as(shared)
                        .isEqualTo(here.path("item").path(shared));
            }
            assertThat(here.toString()).doesNotContain("israel.sortie");
            assertThat(there.toString()).doesNotContain("turkiye.patrol");
        }
    }

    @Test
    void whoeverDoesNotListenDelaysNobody() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                stalled.add(opensAStreamAndNeverReads(server().israel()));
            }
            // More than fits between the two ends of a connection.
            String text = "x".repeat(8_000);
            for (int i = 0; i < 500; i++) {
                server().turkiye().tells(new MessageBody.Send("m-" + i, "israel", Message.Purpose.INFORM, text));
            }
            assertThat(server().israel()
                            .get("/v1/messages")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(500);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    private Socket opensAStreamAndNeverReads(Officer officer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(server().address()).getPort()));
        socket.getOutputStream()
                .write(("GET /v1/feed?after=0 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                + "Authorization: Bearer " + officer.token() + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    @Test
    void streamsEndWithTheServer() {
        Officer turkiye = server().turkiye();
        long end = turkiye.get("/v1/items").json().path("upTo").asLong();
        try (EventStream stream = turkiye.listen("?after=" + end)) {
            assertThat(stream.next()).isPresent();
            server().close();
            assertThat(stream.nextTelling()).isEmpty();
        }
    }
}
