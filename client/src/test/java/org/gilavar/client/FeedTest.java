package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.gilavar.client.FeedEvent.Blind;
import org.gilavar.client.FeedEvent.Seeing;
import org.gilavar.client.FeedEvent.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a post hears of a server whose streams break, fall silent, or say too much. */
@Timeout(60)
final class FeedTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Never blind: such a test is about something else. */
    private static final Feed.Timing PATIENT = new Feed.Timing(Duration.ofMinutes(5), MOMENT, MOMENT);

    private static final Feed.Timing QUICK = new Feed.Timing(Duration.ofMillis(80), MOMENT, MOMENT);

    private static final Instant NOW = Instant.parse("2025-04-12T06:00:00Z");

    private static String heartbeat() {
        return "event: heartbeat\ndata: {\"at\":\"" + NOW + "\"}\n\n";
    }

    private static String heartbeat(String blindAfter) {
        return "event: heartbeat\ndata: {\"at\":\"" + NOW + "\",\"blindAfter\":\"" + blindAfter + "\"}\n\n";
    }

    private static String telling(long n, String more) {
        return "id: " + n + "\ndata: {\"n\":" + n + ",\"at\":\"" + NOW
                + "\",\"happened\":\"FILED\",\"item\":{\"kind\":\"notice\",\"id\":\"türkiye." + n + "\"" + more
                + "}}\n\n";
    }

    /** All that a server with five tellings says after one of them. */
    private static byte[] streamAfter(long after) {
        StringBuilder said = new StringBuilder(heartbeat());
        for (long n = after + 1; n <= 5; n++) {
            said.append(telling(n, "")).append(": a comment\n\n").append(heartbeat());
        }
        return said.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A stream on which nothing comes until it is closed. */
    private static final class Silence extends InputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static Feed open(Feed.Source source, Feed.Timing timing) {
        return Feed.open(source, 0, timing, new SplittableRandom(1), InstantSource.fixed(NOW));
    }

    private static InputStream thenSilence(String said) {
        return new SequenceInputStream(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), new Silence());
    }

    private static List<Long> places(Feed feed, int count) throws InterruptedException {
        List<Long> places = new ArrayList<>();
        while (places.size() < count) {
            places.add(((Told) feed.next(LONG).orElseThrow()).place());
        }
        return places;
    }

    @Test
    void nothingIsLostOrDoubledWhereverTheStreamIsCut() throws InterruptedException {
        byte[] whole = streamAfter(0);
        for (int cut = 0; cut <= whole.length; cut++) {
            for (boolean cleanly : List.of(true, false)) {
                byte[] first = Arrays.copyOf(whole, cut);
                AtomicInteger opened = new AtomicInteger();
                Feed.Source source = after -> opened.getAndIncrement() == 0
                        ? new SequenceInputStream(
                                new ByteArrayInputStream(first), cleanly ? InputStream.nullInputStream() : broken())
                        : new SequenceInputStream(new ByteArrayInputStream(streamAfter(after)), new Silence());
                try (Feed feed = open(source, PATIENT)) {
                    assertThat(places(feed, 5)).as("cut after %s bytes", cut).containsExactly(1L, 2L, 3L, 4L, 5L);
                    assertThat(feed.next(Duration.ZERO)).isEmpty();
                }
            }
        }
    }

    private static InputStream broken() {
        Silence broken = new Silence();
        broken.close();
        return broken;
    }

    @Test
    void aServerThatSaysEverythingAgainIsHeardOnce() throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        Feed.Source stubborn = after ->
                opened.getAndIncrement() < 3 ? new ByteArrayInputStream(streamAfter(0)) : thenSilence(telling(6, ""));
        try (Feed feed = open(stubborn, PATIENT)) {
            assertThat(places(feed, 6)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void silenceIsBlindnessAndTheStreamIsBegunAnew() throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Feed.Source source = after -> {
            if (opened.getAndIncrement() == 0) {
                return thenSilence(telling(1, ""));
            }
            mayAnswer.await();
            return thenSilence(telling(after + 1, ""));
        };
        try (Feed feed = open(source, QUICK)) {
            assertThat(places(feed, 1)).containsExactly(1L);
            assertThat(feed.next(LONG)).contains(new Blind(NOW, ""));
            assertThat(feed.next(Duration.ofMillis(100))).as("said once").isEmpty();
            mayAnswer.countDown();
            assertThat(feed.next(LONG)).contains(new Seeing(NOW, NOW));
            assertThat(places(feed, 1)).containsExactly(2L);
            assertThat(opened.get()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void theServerSaysAfterHowLongASilenceItIsBlind() throws InterruptedException {
        Feed.Source quickly = after -> thenSilence(heartbeat("PT0.08S"));
        try (Feed feed = open(quickly, PATIENT)) {
            assertThat(feed.next(LONG)).contains(new Blind(NOW, ""));
        }
        Feed.Source slowly = after -> thenSilence(heartbeat("PT5M") + telling(1, ""));
        try (Feed feed = open(slowly, QUICK)) {
            assertThat(places(feed, 1)).containsExactly(1L);
            assertThat(feed.next(QUICK.blindAfter().multipliedBy(2))).isEmpty();
        }
    }

    @Test
    void whyItIsBlindIsSaid() throws InterruptedException {
        Feed.Source nobody = after -> {
            throw new IOException("connection refused");
        };
        try (Feed feed = open(nobody, QUICK)) {
            assertThat(feed.next(LONG)).contains(new Blind(NOW, "connection refused"));
        }
    }

    @Test
    void anEventThatIsTooLongIsNotTakenIn() throws InterruptedException {
        AtomicInteger given = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                Arrays.fill(buffer, from, from + length, (byte) 'x');
                given.addAndGet(length);
                return length;
            }
        };
        try (Feed feed = open(after -> endless, new Feed.Timing(Duration.ofSeconds(2), LONG, LONG))) {
            FeedEvent event = feed.next(LONG).orElseThrow();
            assertThat(((Blind) event).why()).contains("more than 8388608 bytes");
            assertThat(given.get()).isLessThan(9 << 20);
        }
    }

    @Test
    void whoDoesNotListenIsNotReadAheadOfForever() throws InterruptedException {
        AtomicInteger given = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(5);
        String padding = ",\"text\":\"" + "x".repeat(1 << 20) + "\"";
        InputStream endless = new InputStream() {
            private InputStream now = InputStream.nullInputStream();

            @Override
            public int read() throws IOException {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = now.read(buffer, from, length);
                if (read < 0) {
                    full.countDown();
                    now = new ByteArrayInputStream(
                            telling(given.incrementAndGet(), padding).getBytes(StandardCharsets.UTF_8));
                    read = now.read(buffer, from, length);
                }
                return read;
            }
        };
        Feed.Timing unhurried = new Feed.Timing(Duration.ofSeconds(5), MOMENT, MOMENT);
        try (Feed feed = open(after -> endless, unhurried)) {
            full.await();
            assertThat(places(feed, 20)).hasSize(20).doesNotHaveDuplicates();
            assertThat(given.get()).isLessThanOrEqualTo(20 + 5);
        }
    }

    @Test
    void closingWakesWhoeverListens() throws Exception {
        Feed feed = open(after -> new Silence(), PATIENT);
        FutureTask<Optional<FeedEvent>> listening = new FutureTask<>(() -> feed.next(LONG));
        new Thread(listening).start();
        feed.close();
        assertThat(listening.get()).isEmpty();
        assertThat(feed.isClosed()).isTrue();
        assertThat(feed.next(LONG)).isEmpty();
    }

    @Test
    void aDefectIsNotTakenForAQuietSky() {
        Feed.Source defective = after -> {
            throw new IllegalStateException("a defect");
        };
        try (Feed feed = open(defective, PATIENT)) {
            assertThatThrownBy(() -> feed.next(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("a defect");
        }
    }
}
