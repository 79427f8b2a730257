package org.gilavar.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.webhook.ListeningPost.Manners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a receiver does, in the end it has heard everything in order, and nobody else has waited for it. */
@Timeout(120)
final class WebhookTest {
    private static final Instant NOW = Instant.parse("2025-04-12T08:00:00Z");

    /** Of a receiver that stalls. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final WebhookSigner signer = new WebhookSigner(SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]));
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger unreadable = new AtomicInteger();
    private final Audiences audiences = new Audiences(seq -> {
        if (unreadable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new DamagedException(seq, "planted");
        }
        return Optional.of(new Stored(entries.get(Math.toIntExact(seq) - 1), Hash.sha256(new byte[0])));
    });
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<ListeningPost> back = new CompletableFuture<>();
    private ListeningPost post;
    private long told;

    @BeforeEach
    void listen() throws IOException {
        post = listenAt(0);
    }

    private ListeningPost listenAt(int port) throws IOException {
        JsonNode jwk =
                JsonMapper.shared().readTree("{\"x\":\"" + signer.x() + "\",\"kid\":\"" + signer.keyId() + "\"}");
        return new ListeningPost(jwk, port);
    }

    @AfterEach
    void stop() throws Exception {
        audiences.close();
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        post.close();
    }

    private void tell(String party, int count) {
        for (int i = 0; i < count; i++) {
            TreeMap<String, List<Telling>> tellings = new TreeMap<>();
            tellings.put(party, List.of(new Telling(Happened.TIME_SET, new Moment(NOW.plusSeconds(i)))));
            Outcome outcome = new Outcome(List.of(), tellings);
            told++;
            Entry entry = Entry.ofDeadline(told, NOW, outcome, () -> new byte[Salts.BYTES]);
            entries.add(entry);
            audiences.publish(entry, outcome, Optional.empty());
        }
    }

    private Webhook run(String party, ListeningPost to, Pause pause) throws IOException {
        WebhookTarget target = target(party, to);
        Receiver receiver = new Receiver(target.uri(), Optional.empty(), PATIENCE);
        Webhook webhook = new Webhook(
                target,
                audiences.feed(party),
                DeliveredUpTo.of(target, folder),
                signer,
                receiver,
                new Patience(new SplittableRandom(1)),
                pause,
                () -> NOW);
        Thread thread = Thread.ofVirtual().start(webhook);
        open.add(() -> {
            thread.interrupt();
            receiver.close();
            thread.join();
        });
        return webhook;
    }

    private static WebhookTarget target(String party, ListeningPost at) {
        return new WebhookTarget(party, URI.create("http://127.0.0.1:" + at.port() + "/hook?a=b"));
    }

    private Webhook run(String party) throws IOException {
        return run(party, post, pauses::add);
    }

    private static List<Long> numbers(List<JsonNode> told) {
        return told.stream().map(t -> t.path("n").asLong()).toList();
    }

    private static List<Long> oneTo(long n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }

    @Test
    void tellsEverythingInOrderSignedAndGoesOnAsItHappens() throws IOException, InterruptedException {
        tell("turkiye", 250);
        tell("israel", 3);
        run("turkiye");
        List<JsonNode> heard = post.take(250);
        tell("turkiye", 1);
        assertThat(numbers(heard)).isEqualTo(oneTo(250));
        assertThat(numbers(post.take(1))).containsExactly(251L);
        assertThat(heard.getFirst())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"n\":1,\"at\":\"2025-04-12T08:00:00Z\",\"happened\":\"TIME_SET\","
                                + "\"item\":{\"kind\":\"time\",\"now\":\"2025-04-12T08:00:00Z\"}}"));
        assertThat(post.faults()).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void losesAndReordersNothingWhateverTheReceiverDoes() throws IOException, InterruptedException {
        tell("turkiye", 30);
        post.expect(
                Manners.FAIL,
                Manners.HANG_UP,
                Manners.STALL,
                Manners.BE_BUSY,
                Manners.SEND_ELSEWHERE,
                Manners.FIND_TOO_LARGE,
                Manners.TAKE,
                Manners.FAIL,
                Manners.BABBLE);
        Webhook webhook = run("turkiye");
        assertThat(numbers(post.take(30))).isEqualTo(oneTo(30));
        assertThat(post.hasBehaved()).isTrue();
        assertThat(post.faults()).isEmpty();
        assertThat(pauses).hasSize(6).contains(Duration.ofSeconds(70));
        tell("turkiye", 1);
        post.take(1);
        awaitDelivered(webhook, 31);
        assertThat(webhook.standing().failing()).isEmpty();
    }

    private static void awaitDelivered(Webhook webhook, long n) {
        while (webhook.standing().delivered() < n) {
            Thread.onSpinWait(); // between the answer and the place on disk
        }
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsSentAgainTheSame() throws IOException, InterruptedException {
        tell("turkiye", 2);
        post.expect(Manners.TAKE_AND_HANG_UP);
        run("turkiye", post, pause -> tell("turkiye", 1)); // what comes in between waits for its turn
        List<JsonNode> heard = post.take(4);
        assertThat(heard.subList(2, 4)).isEqualTo(heard.subList(0, 2));
        assertThat(numbers(post.take(1))).containsExactly(3L);
    }

    @Test
    void aReceiverThatIsKilledAndComesBackHearsTheRest() throws IOException, InterruptedException {
        tell("turkiye", 2);
        Webhook webhook = run("turkiye", post, pause -> comeBack());
        assertThat(numbers(post.take(2))).containsExactly(1L, 2L);
        awaitDelivered(webhook, 2);
        post.close();
        tell("turkiye", 2);
        assertThat(numbers(back().take(2))).containsExactly(3L, 4L);
    }

    private void comeBack() {
        try {
            back.complete(listenAt(post.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListeningPost back() {
        post = back.join();
        return post;
    }

    @Test
    void anotherStartGoesOnWhereTheLastHasCome() throws IOException, InterruptedException {
        tell("turkiye", 3);
        Webhook first = run("turkiye");
        post.take(3);
        awaitDelivered(first, 3);
        tell("turkiye", 2);
        assertThat(numbers(post.take(2))).containsExactly(4L, 5L);
        awaitDelivered(first, 5);
        tell("israel", 1);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1).allSatisfy(file -> assertThat(file).hasContent("5\n"));
        }
        run("turkiye"); // as if the first had died here
        tell("turkiye", 1);
        assertThat(numbers(post.take(2)))
                .as("each of them its own, and nothing of before")
                .containsExactly(6L, 6L);
    }

    @Test
    void aReceiverThatHangsDelaysNobodyElse() throws IOException, InterruptedException {
        tell("turkiye", 1);
        tell("israel", 1);
        post.expect(Manners.STALL);
        try (ListeningPost other = listenAt(0)) {
            run("turkiye", post, pause -> {});
            run("israel", other, pause -> {});
            assertThat(numbers(other.take(1))).containsExactly(1L);
            assertThat(numbers(post.take(1))).as("and is told in the end").containsExactly(1L);
        }
    }

    /** A bad sector must not end it without a word: it says so, and tries again. */
    @Test
    void aJournalThatCannotBeReadIsReadAgain() throws IOException, InterruptedException {
        tell("turkiye", 5_000); // more than a feed keeps in memory
        unreadable.set(3);
        run("turkiye");

        assertThat(numbers(post.take(200))).isEqualTo(oneTo(200));
        assertThat(pauses).hasSize(3);
    }

    @Test
    void aPlaceThatCannotBeKeptIsKeptLaterAndNothingIsSentBefore() throws IOException, InterruptedException {
        tell("turkiye", 1);
        Path inTheWay = folder.resolve(placeOf("turkiye") + ".part");
        Files.createDirectory(inTheWay);
        List<String> said = new ArrayList<>();
        AtomicReference<Webhook> running = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        Webhook webhook = run("turkiye", post, pause -> {
            started.await();
            said.add(running.get().standing().reason().orElseThrow());
            tell("turkiye", 1);
            deleteOnce(inTheWay);
        });
        running.set(webhook);
        started.countDown();

        assertThat(numbers(post.take(2))).containsExactly(1L, 2L);
        awaitDelivered(webhook, 2);
        assertThat(said).hasSize(1).allSatisfy(why -> assertThat(why).contains("cannot be kept here"));
        assertThat(webhook.standing().failing()).isEmpty();
    }

    /** What is on its way when the server stops is not told again by the next. */
    @Test
    void whatIsTakenWhileAllIsClosingIsKept() throws IOException, InterruptedException {
        tell("turkiye", 1);
        post.beforeAnswering(audiences::close);
        Webhook webhook = run("turkiye");
        awaitDelivered(webhook, 1);
        assertThat(folder.resolve(placeOf("turkiye"))).hasContent("1\n");
    }

    private String placeOf(String party) {
        return DeliveredUpTo.name(target(party, post));
    }

    private static void deleteOnce(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPlaceOfAnotherRecordIsNotGoneOnFrom() throws IOException {
        DeliveredUpTo.of(target("turkiye", post), folder).set(9);
        tell("turkiye", 3);
        Webhook webhook = run("turkiye");
        while (webhook.standing().reason().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(webhook.standing().reason().orElseThrow()).contains("another record");
    }
}
