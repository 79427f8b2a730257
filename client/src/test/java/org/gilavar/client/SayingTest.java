package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gilavar.ledger.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A client and a server whose answers get lost. */
@Timeout(60)
final class SayingTest {

    private static final String NOW = "2025-04-12T06:00:00Z";

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    private HttpServer server;
    private GilavarClient client;

    @BeforeEach
    void start() throws IOException {
        ShortPatience.set();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on("/v1/sessions", exchange -> answer(exchange, 201, "{\"token\":\"t" + sessions.incrementAndGet() + "\"}"));
        on(
                "/v1/me",
                exchange -> answer(exchange, 200, "{\"now\":\"" + NOW + "\",\"mechanism\":{\"mode\":\"EXERCISE\"}}"));
        server.start();
        client = new GilavarClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "trial",
                new Identity("turkiye", "duty-officer", SigningKey.ofSeed(new byte[32])),
                InstantSource.fixed(Instant.parse(NOW)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private interface Answerer {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Answerer answerer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answerer.answer(exchange);
            }
        });
    }

    @Test
    void aQuestionWithoutAnAnswerIsToldFromOneThatReachedNobody() throws IOException {
        on("/v1/notices", HttpExchange::close);
        assertThatThrownBy(() -> client.get("/v1/notices"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageStartingWith("/v1/notices: no answer");

        server.stop(0);
        assertThatThrownBy(() -> client.get("/v1/notices")).isInstanceOf(ConnectException.class);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Takes every statement, and loses the first answers: the connection ends without a word. */
    private void takeStatements() {
        on("/v1/statements", exchange -> {
            statements.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (toLose.getAndDecrement() <= 0) {
                answer(exchange, 201, "{\"statement\":\"s\",\"at\":\"" + NOW + "\",\"told\":[]}");
            }
        });
    }

    @Test
    void aStatementWhoseAnswerIsLostIsSentAgainByteForByte() throws IOException, InterruptedException {
        takeStatements();
        toLose.set(3);
        Receipt receipt =
                client.say(Saying.of(Bodies.answerCheck("20250412-0600z")).withPrecedence("FLASH"));
        assertThat(receipt.statement()).isEqualTo("s");
        assertThat(statements).hasSizeGreaterThanOrEqualTo(4);
        assertThat(statements.stream().distinct()).hasSize(1);
    }

    @Test
    void theStatementIsDatedByTheMechanismAndMarkedAsItIs() throws IOException, InterruptedException {
        JsonNode statement = client.statement(
                Saying.of(Bodies.answerCheck("c")).withRemarks("why").withPrecedence("FLASH"));
        assertThat(statement.path("sent").asString()).isEqualTo(NOW);
        assertThat(statement.path("exercise").asBoolean()).isTrue();
        assertThat(statement.path("precedence").asString()).isEqualTo("FLASH");
        assertThat(statement.path("remarks").asString()).isEqualTo("why");
        assertThat(statement.path("id").asString()).matches("20250412t060000z-[a-z0-9]{12}");
        assertThat(client.statement(Saying.of(Bodies.answerCheck("c"))).path("id"))
                .isNotEqualTo(statement.path("id"));
    }

    @Test
    void aRefusalIsNotArguedWithAndSaysFromWhenToTryAnew() {
        AtomicInteger asked = new AtomicInteger();
        on("/v1/statements", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(
                    exchange,
                    429,
                    "{\"type\":\"urn:gilavar:problem:over-quota\",\"title\":\"Too much\",\"status\":429,"
                            + "\"field\":\"body\",\"detail\":\"wait\",\"notBefore\":\"2025-04-12T07:00:00Z\"}");
        });
        assertThatThrownBy(() -> client.say(Bodies.answerCheck("c")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.kind()).isEqualTo("over-quota");
                    assertThat(e.notBefore()).contains(Instant.parse("2025-04-12T07:00:00Z"));
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                });
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void aCollectionIsReadToItsLastPage() throws IOException, InterruptedException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        on("/v1/notices", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            asked.add(query);
            answer(
                    exchange,
                    200,
                    query.equals("null")
                            ? "{\"items\":[{\"id\":\"a\"}],\"next\":\"a b&c\"}"
                            : "{\"items\":[{\"id\":\"b\"}]}");
        });
        assertThat(client.all("/v1/notices"))
                .extracting(item -> item.path("id").asString())
                .containsExactly("a", "b");
        assertThat(asked).containsExactly("null", "cursor=a+b%26c");
    }

    @Test
    void aServerThatPagesInCirclesIsLeft() {
        on("/v1/notices", exchange -> answer(exchange, 200, "{\"items\":[],\"next\":\"same\"}"));
        assertThatThrownBy(() -> client.all("/v1/notices"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("circles");
    }

    @Test
    void aFeedThatGoesBeyondTheRecordEndsWithTheReason() {
        on(
                "/v1/feed",
                exchange -> answer(
                        exchange,
                        409,
                        "{\"type\":\"urn:gilavar:problem:beyond-the-end\",\"title\":\"No\",\"detail\":\"x\"}"));
        try (Feed feed = client.listen(9)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> feed.next(Duration.ofSeconds(30)))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.kind()).isEqualTo("beyond-the-end"));
            }
        }
    }

    @Test
    void aSessionThatHasEndedIsOpenedAnewAndTheFeedGoesOn() throws InterruptedException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        on("/v1/feed", exchange -> {
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String query = exchange.getRequestURI().getQuery();
            asked.add(token + " " + query);
            if (token.equals("Bearer t1")) {
                answer(exchange, 401, "{\"type\":\"urn:gilavar:problem:signed-out\"}");
            } else {
                long n = Long.parseLong(query.substring(query.indexOf('=') + 1)) + 1;
                answer(
                        exchange,
                        200,
                        "data: {\"n\":" + n + ",\"at\":\"" + NOW + "\",\"happened\":\"DUE\",\"item\":{}}\n\n");
            }
        });
        try (Feed feed = client.listen(3)) {
            FeedEvent.Told first =
                    (FeedEvent.Told) feed.next(Duration.ofSeconds(30)).orElseThrow();
            FeedEvent.Told second =
                    (FeedEvent.Told) feed.next(Duration.ofSeconds(30)).orElseThrow();
            assertThat(List.of(first.place(), second.place())).containsExactly(4L, 5L);
        }
        assertThat(asked.subList(0, 3)).containsExactly("Bearer t1 after=3", "Bearer t2 after=3", "Bearer t2 after=4");
    }
}
