package org.gilavar.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.EnrolledKeys;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.server.log.Standing;

/**
 * The one writer of a mechanism.
 *
 * <p>One thread owns the {@link Recorder}. It takes what is waiting, has it recorded as a batch, and only then replies. So
 * nobody hears of anything that is not on disk, and a group of statements shares one fsync.
 *
 * <p>If the batch cannot be written, everyone in it is told that nothing was taken, and health says why until an append
 * succeeds.
 *
 * <p>Deadlines need no timer: the thread waits for the next statement or the next deadline, whichever is first. Each
 * deadline becomes an entry of its own, dated when it fell. In an exercise time is what the facilitator last said it is.
 *
 * <p>As the journal grows, and when it stops, it has snapshots written, so that the next start has little to fold. Where
 * the journal was found damaged it writes nothing at all, and answers what is asked of the state that holds.
 *
 * <p>{@link #submit} may be called from any number of threads; it blocks its caller until the outcome is durable.
 */
public final class Writer implements AutoCloseable {

    /** Most statements that share one commit. At 256 the fsync is no longer what costs. */
    private static final int MAX_BATCH = 256;

    /** Statements that may wait; beyond it the server says it is busy instead of growing. */
    private static final int MAX_WAITING = 4_096;

    /** How long to wait before trying a deadline again when the journal could not be written. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** The clock may be set, and the machine may sleep: how long at most before the writer looks at it again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Reply STOPPING = new Reply.Unavailable("the server is stopping; send it again to the next");

    private sealed interface Command {}

    private record Submission(SignedStatement statement, CompletableFuture<Reply> reply) implements Command {}

    /** Asked of what is on disk. After a fault nobody knows whether that is what is in memory, so there is no answer. */
    private record Question<T>(Function<Replay, Optional<T>> ask, CompletableFuture<Optional<T>> answer)
            implements Command {
        void put(Replay replay) {
            answer.complete(ask.apply(replay));
        }

        void turnAway() {
            answer.complete(Optional.empty());
        }
    }

    private record Stop() implements Command {}

    private final BlockingQueue<Command> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Recorder recorder;
    private final SnapshotTaker snapshotTaker;
    private final Optional<DamagedException> damage;
    private final InstantSource clock;
    private final Thread thread;
    private final ExecutorService packers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("index").daemon().factory());

    private volatile EnrolledKeys keys;
    private volatile Optional<Instant> exerciseTime = Optional.empty();
    private volatile Optional<String> mechanism = Optional.empty();
    private volatile Optional<Witnessing> witnessing = Optional.empty();
    private volatile Health health;
    private volatile Optional<String> warning = Optional.empty();
    private volatile boolean stopped;

    /**
     * Starts writing where a recovery ends; or, where that found damage, starts to answer and writes nothing.
     *
     * @param founder the root key of whoever may found the mechanism, when the journal is empty
     */
    Writer(
            Journal journal,
            Snapshots snapshots,
            Recovery recovery,
            Optional<VerifyingKey> founder,
            InstantSource clock,
            Salts salts) {
        this.recorder = new Recorder(
                journal,
                packedElsewhere(recovery.replay()),
                () -> packedElsewhere(Recovery.whole(journal, snapshots).replay()),
                recovery.audiences(),
                founder,
                clock,
                salts);
        this.snapshotTaker = new SnapshotTaker(journal, snapshots, SnapshotTaker.EVERY, recovery.from());
        this.damage = recovery.damage();
        this.clock = clock;
        this.keys = recovery.replay().keys();
        this.health = damage.map(found -> Health.bad(readOnly(found))).orElse(Health.GOOD);
        look();
        this.thread = Thread.ofPlatform().name("writer").start(this::run);
    }

    /** To pack a hundred thousand notices takes a tenth of a second and more, for which nobody should wait. */
    private Replay packedElsewhere(Replay replay) {
        replay.state().indexBy(detector -> new PackedIndex(detector, packers));
        return replay;
    }

    private static String readOnly(DamagedException found) {
        return "nothing is taken: " + found.getMessage() + ". What stands before it can be read";
    }

    /**
     * Submits a statement and waits for what comes of it.
     *
     * @throws InterruptedException if the caller is interrupted; the statement may still be taken
     */
    public Reply submit(SignedStatement statement) throws InterruptedException {
        var reply = new CompletableFuture<Reply>();
        if (!waiting.offer(new Submission(statement, reply))) {
            return new Reply.Unavailable("the server is busy; send it again in a second");
        }
        if (stopped) {
            reply.complete(STOPPING); // too late for the writer to see it; has no effect if it did
        }
        return await(reply);
    }

    /** Where the record stands; empty when the writer is too busy to say, or has stopped. */
    public Optional<LedgerHead> head() throws InterruptedException {
        return ask(replay -> Optional.of(headOf(replay)));
    }

    /** Where everything stands, between two batches; empty before there is a mechanism, and when nobody can say. */
    Optional<Standing> standing() throws InterruptedException {
        return ask(this::standingOf);
    }

    private <T> Optional<T> ask(Function<Replay, Optional<T>> what) throws InterruptedException {
        Question<T> question = new Question<>(what, new CompletableFuture<>());
        if (stopped || !waiting.offer(question)) {
            return Optional.empty();
        }
        if (stopped) {
            question.turnAway(); // too late for the writer to see it; has no effect if it did
        }
        return await(question.answer());
    }

    private Optional<Standing> standingOf(Replay replay) {
        return replay.state()
                .founding()
                .map(founding -> new Standing(
                        founding.id(),
                        replay.tree().size(),
                        replay.tree().root(),
                        recorder.audiences().sizes(),
                        witnessingOf(replay)));
    }

    private static LedgerHead headOf(Replay replay) {
        return LedgerHead.of(
                replay.tree().size(), replay.tree().root(), replay.state().hash());
    }

    /** The keys enrolled by what is on disk. */
    public EnrolledKeys keys() {
        return keys;
    }

    /** The mechanism's time: the exercise's, or the clock's. */
    public Instant time() {
        return exerciseTime.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether its time is the facilitator's to set, and not the clock's. */
    public boolean isExercise() {
        return exerciseTime.isPresent();
    }

    /** Whether there is a mechanism yet. */
    public boolean isFounded() {
        return mechanism.isPresent();
    }

    /** Who watches the record by the terms in force. */
    Optional<Witnessing> witnessing() {
        return witnessing;
    }

    /** The name of the mechanism, once there is one. */
    public Optional<String> mechanism() {
        return mechanism;
    }

    public Health health() {
        return health;
    }

    /** Something to be seen to, though statements are taken: said with the health from now on. */
    void warn(String what) {
        warning = Optional.of(what);
        if (health.taking()) {
            health = good();
        }
    }

    private Health good() {
        return new Health(true, warning);
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the writer failed", e.getCause());
        }
    }

    private void run() {
        List<Command> batch = new ArrayList<>();
        try {
            boolean stopping = false;
            while (!stopping) {
                batch = take();
                stopping = batch.removeIf(Stop.class::isInstance);
                write(batch.stream()
                        .filter(Submission.class::isInstance)
                        .map(Submission.class::cast)
                        .toList());
                batch.stream()
                        .filter(Question.class::isInstance)
                        .map(q -> (Question<?>) q)
                        .forEach(q -> q.put(recorder.replay()));
            }
        } finally {
            // After a stop nothing of the batch is open. After a fault everything is, and must not wait for ever.
            stopped = true;
            health = Health.bad("the writer has stopped; restart the server");
            waiting.drainTo(batch);
            batch.forEach(this::turnAway);
        }
    }

    private void turnAway(Command command) {
        switch (command) {
            case Submission s -> s.reply().complete(STOPPING);
            case Question<?> q -> q.turnAway();
            case Stop stop -> {}
        }
    }

    /** What is waiting; or nothing, when a deadline comes first. */
    private List<Command> take() {
        List<Command> batch = new ArrayList<>();
        try {
            Optional<Duration> patience = untilNextDeadline();
            Command first = patience.isPresent()
                    ? waiting.poll(patience.get().toMillis(), TimeUnit.MILLISECONDS)
                    : waiting.take();
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, MAX_BATCH - 1);
            }
        } catch (InterruptedException e) {
            batch.add(new Stop()); // nobody but close() ends this thread, and it does so by a command
        }
        return batch;
    }

    private Optional<Duration> untilNextDeadline() {
        if (exerciseTime.isPresent() || damage.isPresent()) {
            return Optional.empty();
        }
        return recorder.replay().state().nextWake().map(wake -> {
            if (!health.taking()) {
                return RETRY;
            }
            Duration left = Duration.between(clock.instant(), wake).plusMillis(1);
            if (left.compareTo(LONGEST_WAIT) > 0) {
                return LONGEST_WAIT;
            }
            return left.isPositive() ? left : Duration.ZERO;
        });
    }

    /** One batch: record, then reply. */
    private void write(List<Submission> batch) {
        if (damage.isPresent()) {
            Reply no = new Reply.Unavailable(readOnly(damage.get()));
            batch.forEach(submission -> submission.reply().complete(no));
            return;
        }
        long before = recorder.replay().tree().size();
        List<Reply> replies;
        try {
            replies = recorder.record(batch.stream().map(Submission::statement).toList());
        } catch (UnwritableException e) {
            String reason = String.valueOf(e.getMessage());
            health = Health.bad(reason);
            look();
            batch.forEach(submission -> submission.reply().complete(new Reply.Unavailable(reason)));
            return;
        }
        if (recorder.replay().tree().size() > before) {
            health = good();
        }
        look();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).reply().complete(replies.get(i));
        }
        snapshotTaker.offer(recorder.replay(), recorder.audiences());
    }

    /** What other threads may ask of the state, as of what is on disk. */
    private void look() {
        Replay replay = recorder.replay();
        keys = replay.keys();
        exerciseTime = replay.state().exerciseTime();
        mechanism = replay.state().founding().map(Founding::id);
        witnessing = witnessingOf(replay);
    }

    private static Optional<Witnessing> witnessingOf(Replay replay) {
        return replay.state()
                .governing()
                .flatMap(arrangement -> arrangement.terms().witnessing());
    }

    /** Finishes what it has accepted, then stops, and leaves a snapshot for the next start. */
    @Override
    public void close() {
        boolean told = false;
        boolean left = false;
        boolean interrupted = false;
        while (!left) {
            try {
                if (!told) {
                    waiting.put(new Stop());
                    told = true;
                }
                thread.join();
                packers.shutdown();
                if (damage.isEmpty()) {
                    snapshotTaker.finish(recorder.replay(), recorder.audiences());
                }
                left = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
