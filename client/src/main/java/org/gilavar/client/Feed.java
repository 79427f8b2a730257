package org.gilavar.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a post is told, as it happens: {@link #next} in a loop. Opened by {@link GilavarClient#listen}.
 *
 * <p>One thread of its own holds the stream and puts what it hears into a bounded room; when that is full it stops
 * reading, and the server waits. When the stream breaks it goes on after the last whole event, so nothing is lost or told
 * twice; it tries again ever more slowly, up to {@link Timing#longestRetry}.
 *
 * <p><b>Blindness.</b> A server is never silent for more than ten seconds, and says in each heartbeat after how long a silence
 * its listener must call itself blind ({@code blindAfter}). Where nothing was heard for so long, whoever asks next is told so,
 * and the stream is cut and begun anew: a line that is dead at the other end looks like a quiet one. A stream that breaks and
 * is back before that is nobody's concern.
 *
 * <p>Thread-safe: one thread calls {@link #next}, any may {@link #close}, whereupon it ends.
 */
public final class Feed implements AutoCloseable {

    /**
     * How patient a feed is.
     *
     * @param blindAfter so long a silence is blindness, until the server has said how long
     * @param firstRetry about when a broken stream is begun anew
     * @param longestRetry about how long the wait for that becomes
     */
    record Timing(Duration blindAfter, Duration firstRetry, Duration longestRetry) {

        /** As the server has it; and several tries before a break is blindness. */
        static final Timing STANDARD =
                new Timing(Duration.ofSeconds(25), Duration.ofMillis(250), Duration.ofSeconds(5));
    }

    /** Whatever a server says, whoever has heard nothing for so long sees nothing. */
    private static final Duration ALWAYS_BLIND_AFTER = Duration.ofMinutes(1);

    private static final String HEARTBEAT = "heartbeat";

    /** Opens the stream after a place; it may block for a while, and ends when it is interrupted. */
    @FunctionalInterface
    interface Source {
        InputStream open(long after) throws IOException, InterruptedException;
    }

    /** Largest event: some times the largest statement, as a conflict of two large notices may be. */
    private static final int MAX_EVENT_BYTES = 8 << 20;

    /** What waits to be taken, before the stream is left to wait itself: some thousand tellings. */
    private static final long MAX_WAITING_BYTES = 4 << 20;

    private static final int BUFFER_BYTES = 1 << 13;

    /** Refusals that may pass by themselves; any other of the four hundreds is for good. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

    private static final int SERVER_FAULTS = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Waiting(FeedEvent.Told told, int bytes) {}

    private final Source source;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Thread reader = new Thread(this::read, "gilavar-feed");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long heardUpTo;
    private Duration blindAfter;
    private Instant lastHeard;
    private long lastHeardNanos = System.nanoTime();
    private String trouble = "";
    private @Nullable InputStream stream;
    private @Nullable Instant blindSince;
    private Optional<FeedEvent> seesAgain = Optional.empty();
    private Optional<ProblemException> refused = Optional.empty();
    private @Nullable Throwable defect;
    private boolean readerWaits;
    private boolean closed;

    private Feed(Source source, long after, Timing timing, RandomGenerator random, InstantSource clock) {
        this.source = source;
        this.backoff = new Backoff(timing.firstRetry(), timing.longestRetry(), random);
        this.clock = clock;
        this.heardUpTo = after;
        this.blindAfter = timing.blindAfter();
        this.lastHeard = clock.instant();
    }

    static Feed open(Source source, long after, Timing timing, RandomGenerator random, InstantSource clock) {
        Feed feed = new Feed(source, after, timing, random, clock);
        feed.reader.setDaemon(true);
        feed.reader.setUncaughtExceptionHandler((thread, e) -> feed.fail(e));
        feed.reader.start();
        return feed;
    }

    /**
     * The next thing, in order; empty when there is none within that time, and at once when the feed is closed.
     *
     * @throws ProblemException when the server will not have this post listen: its key is revoked, or its place is beyond
     *     the end of the feed, since this is another record than the one heard before. It stays so
     */
    public Optional<FeedEvent> next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Optional<FeedEvent> event = ready();
                long left = deadline - System.nanoTime();
                if (event.isPresent() || left <= 0) {
                    return event;
                }
                changed.awaitNanos(blindSince == null ? Math.min(left, untilBlind()) : left);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<FeedEvent> ready() {
        if (seesAgain.isPresent()) {
            Optional<FeedEvent> seeing = seesAgain;
            seesAgain = Optional.empty();
            return seeing;
        }
        Waiting first = waiting.poll();
        if (first != null) {
            waitingBytes -= first.bytes();
            if (readerWaits) {
                hearing(); // it was we who did not listen
            }
            room.signal();
            return Optional.of(first.told());
        }
        if (defect != null) {
            throw new IllegalStateException("the feed has ended by a defect", defect);
        }
        if (refused.isPresent()) {
            throw refused.get();
        }
        if (blindSince == null && untilBlind() <= 0) {
            blindSince = lastHeard;
            cut();
            return Optional.of(new FeedEvent.Blind(lastHeard, trouble));
        }
        return Optional.empty();
    }

    private long untilBlind() {
        return lastHeardNanos + blindAfter.toNanos() - System.nanoTime();
    }

    /** Whether it is closed. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; {@link #next} returns. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            cut();
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        reader.interrupt();
    }

    /** Whoever reads from it is woken by a fault, and begins anew. */
    private void cut() {
        InputStream open = stream;
        stream = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                trouble = "the stream could not be closed: " + e.getMessage();
            }
        }
    }

    private void fail(Throwable e) {
        lock.lock();
        try {
            defect = e;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- what the reader does
    // ----------------------------------------------------------------------------------------

    private void read() {
        try {
            while (!isClosed()) {
                try (InputStream in = source.open(heardUpTo)) {
                    hear(in);
                    trouble("the server ended the stream");
                } catch (IOException e) {
                    trouble(String.valueOf(e.getMessage()));
                } catch (ProblemException e) {
                    if (e.status() < SERVER_FAULTS && !PASSING.contains(e.status())) {
                        refuse(e);
                        return;
                    }
                    trouble(String.valueOf(e.getMessage()));
                }
                pause(backoff.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void hear(InputStream in) throws IOException, InterruptedException {
        if (!takesUp(in)) {
            return;
        }
        SseReader events = new SseReader(MAX_EVENT_BYTES);
        ArrayDeque<SseReader.Event> heard = new ArrayDeque<>();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            lock.lock();
            try {
                hearing(); // on a slow line, a large event may take longer than any heartbeat
            } finally {
                lock.unlock();
            }
            events.read(buffer, length, heard::add);
            for (SseReader.Event event = heard.poll(); event != null; event = heard.poll()) {
                offer(event);
            }
        }
    }

    private boolean takesUp(InputStream in) {
        lock.lock();
        try {
            stream = in;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void offer(SseReader.Event event) throws IOException, InterruptedException {
        Optional<FeedEvent.Told> told = told(event);
        Optional<Duration> promised = promised(event);
        lock.lockInterruptibly();
        try {
            backoff.reset();
            promised.filter(longest -> !longest.equals(blindAfter)).ifPresent(longest -> {
                blindAfter = longest;
                changed.signalAll(); // whoever waits does so until another moment
            });
            if (told.isEmpty() || told.get().place() <= heardUpTo) {
                return;
            }
            while (waitingBytes > MAX_WAITING_BYTES && !closed) {
                readerWaits = true;
                room.await();
            }
            readerWaits = false;
            waiting.add(new Waiting(told.get(), event.bytes()));
            waitingBytes += event.bytes();
            heardUpTo = told.get().place();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void hearing() {
        lastHeard = clock.instant();
        lastHeardNanos = System.nanoTime();
        trouble = "";
        if (blindSince != null) {
            seesAgain = Optional.of(new FeedEvent.Seeing(blindSince, lastHeard));
            blindSince = null;
            changed.signalAll();
        }
    }

    /** Empty for a heartbeat, a comment, and what only later versions know. */
    private static Optional<FeedEvent.Told> told(SseReader.Event event) throws IOException {
        if (!event.name().isEmpty() || event.data().isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(event.data());
            if (!json.path("n").isIntegralNumber()) {
                throw new IOException("the feed says something that has no place in it");
            }
            return Optional.of(new FeedEvent.Told(
                    json.path("n").asLong(), Instant.parse(json.path("at").asString("")), Telling.of(json)));
        } catch (JacksonException | DateTimeException e) {
            throw new IOException("the feed says something that is no telling: " + e.getMessage(), e);
        }
    }

    /** How long a heartbeat says that the server is never silent. */
    private static Optional<Duration> promised(SseReader.Event event) throws IOException {
        if (!event.name().equals(HEARTBEAT)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(event.data()).get("blindAfter"))
                    .map(text -> Duration.parse(text.asString("")))
                    .filter(longest -> longest.compareTo(Duration.ZERO) > 0)
                    .map(longest -> longest.compareTo(ALWAYS_BLIND_AFTER) > 0 ? ALWAYS_BLIND_AFTER : longest);
        } catch (JacksonException | DateTimeException e) {
            throw new IOException("the feed has a heartbeat that is none: " + e.getMessage(), e);
        }
    }

    private void trouble(String what) {
        lock.lock();
        try {
            stream = null;
            trouble = what;
        } finally {
            lock.unlock();
        }
    }

    private void refuse(ProblemException e) {
        lock.lock();
        try {
            refused = Optional.of(e);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
