package org.gilavar.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gilavar.journal.EnrolledKeys;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnreadableException;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.audience.Audiences;

/**
 * The one writer of a mechanism.
 *
 * <p>One thread owns the state. It takes what is waiting, as a batch; for each statement it first lets every deadline
 * pass that is due, then decides, and stages the entry; it appends the batch in one durable step; and only then publishes
 * and replies. So nobody hears of anything that is not on disk, and a group of statements shares one fsync.
 *
 * <p>If the append fails, the state in memory is ahead of the disk. It is thrown away and folded again from the journal;
 * everyone in the batch is told that nothing was taken, and health says why until an append succeeds.
 *
 * <p>Deadlines need no timer: the thread waits for the next statement or the next deadline, whichever is first. Each
 * deadline becomes an entry of its own, dated when it fell. In an exercise time is what the facilitator last said it is.
 *
 * <p>{@link #submit} may be called from any number of threads; it blocks its caller until the outcome is durable.
 */
public final class Writer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

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

    private record Question<T>(Function<Replay, T> ask, CompletableFuture<T> answer) implements Command {
        void put(Replay replay) {
            answer.complete(ask.apply(replay));
        }
    }

    private record Stop() implements Command {}

    private record Seen(Hash payload, long seq) {}

    private final BlockingQueue<Command> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Journal journal;
    private final Audiences audiences;
    private final Optional<VerifyingKey> founder;
    private final InstantSource clock;
    private final Thread thread;

    private Replay replay = new Replay();
    private Map<String, Seen> seen = new HashMap<>();
    private Instant last = Instant.EPOCH;

    private volatile EnrolledKeys keys = replay.keys();
    private volatile Optional<Instant> exerciseTime = Optional.empty();
    private volatile boolean founded;
    private volatile Health health = Health.GOOD;
    private volatile boolean stopped;

    /**
     * Folds the journal and starts writing.
     *
     * @param founder the root key of whoever may found the mechanism, when the journal is empty
     */
    public Writer(Journal journal, Audiences audiences, Optional<VerifyingKey> founder, InstantSource clock) {
        this.journal = journal;
        this.audiences = audiences;
        this.founder = founder;
        this.clock = clock;
        fold(audiences::publish);
        this.thread = Thread.ofPlatform().name("writer").start(this::run);
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
        var answer = new CompletableFuture<LedgerHead>();
        if (stopped || !waiting.offer(new Question<>(Writer::headOf, answer))) {
            return Optional.empty();
        }
        if (stopped) {
            answer.complete(headOf(replay));
        }
        return Optional.of(await(answer));
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

    /** Whether there is a mechanism yet. */
    public boolean isFounded() {
        return founded;
    }

    public Health health() {
        return health;
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
                        .forEach(q -> q.put(replay));
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
            case Question<?> q -> q.put(replay);
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
        if (exerciseTime.isPresent()) {
            return Optional.empty();
        }
        return replay.state().nextWake().map(wake -> {
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

    /** One batch: decide, append, publish, reply. */
    private void write(List<Submission> batch) {
        Batch staged = new Batch();
        List<Runnable> replies = new ArrayList<>();
        try {
            for (Submission submission : batch) {
                Instant now = now(); // one instant: nothing can fall due between the deadlines and the statement
                passDeadlines(staged, now);
                replies.add(decide(submission, staged, now));
            }
            passDeadlines(staged, now());
            journal.append(staged.entries);
            if (!staged.entries.isEmpty()) {
                health = Health.GOOD;
            }
        } catch (UnwritableException e) {
            startAgain(String.valueOf(e.getMessage()));
            batch.forEach(s -> s.reply().complete(new Reply.Unavailable(String.valueOf(e.getMessage()))));
            return;
        }
        look();
        staged.publish();
        replies.forEach(Runnable::run);
    }

    private void startAgain(String reason) {
        health = Health.bad(reason);
        replay = new Replay();
        seen = new HashMap<>();
        last = Instant.EPOCH;
        fold((at, outcome) -> {});
    }

    /** What is staged but not yet on disk. */
    private final class Batch {
        private final List<Stored> entries = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        void stage(Entry entry, Outcome outcome) {
            entries.add(replay.append(entry, outcome));
            outcomes.add(outcome);
            last = entry.at();
        }

        void publish() {
            for (int i = 0; i < entries.size(); i++) {
                audiences.publish(entries.get(i).entry().at(), outcomes.get(i));
            }
        }
    }

    private Instant now() {
        Instant time =
                replay.state().exerciseTime().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return time.isBefore(last) ? last : time;
    }

    private void passDeadlines(Batch staged, Instant now) {
        Optional<Instant> wake = replay.state().nextWake();
        while (wake.isPresent() && !wake.get().isAfter(now)) {
            Instant at = wake.get().isBefore(last) ? last : wake.get();
            Outcome outcome = Mechanism.wake(replay.state(), at);
            staged.stage(Entry.ofDeadline(replay.tree().size() + 1, at, outcome), outcome);
            wake = replay.state().nextWake();
        }
    }

    /** Decides one statement and says how to reply once the batch is on disk. */
    private Runnable decide(Submission submission, Batch staged, Instant now) {
        SignedStatement signed = submission.statement();
        Statement statement = signed.statement();
        Hash payload = MerkleTree.leafHash(signed.envelope().payload());
        Seen before = seen.get(signed.key());
        if (before != null && before.payload().equals(payload)) {
            return () -> submission.reply().complete(receiptAgain(statement, before.seq()));
        }
        // A founding comes without a session, in anybody's name: it must not tell a stranger which ids are taken.
        if (before != null && !(statement.body() instanceof MechanismBody.Found)) {
            return refuse(submission, taken());
        }
        Optional<Refusal> notFounder = mayFound(signed);
        if (notFounder.isPresent()) {
            return refuse(submission, notFounder.get());
        }
        Instant at = statement.body() instanceof MechanismBody.Found found
                        && found.mode() == Founding.Mode.EXERCISE
                        && replay.state().founding().isEmpty()
                ? statement.sent()
                : now;
        Decision decision;
        try {
            decision = Mechanism.decide(replay.state(), at, statement, signed.signers());
        } catch (RuntimeException e) {
            // Deciding reads the state and changes nothing, so a defect in a rule may cost this statement. It must not
            // cost the line.
            LOG.log(System.Logger.Level.ERROR, "cannot decide statement " + signed.key(), e);
            return () -> submission.reply().complete(new Reply.Failed());
        }
        return switch (decision) {
            case Decision.Refused refused -> refuse(submission, refused.refusal());
            case Decision.Accepted accepted -> {
                long seq = replay.tree().size() + 1;
                staged.stage(Entry.ofStatement(seq, at, signed.envelope(), accepted.outcome()), accepted.outcome());
                seen.put(signed.key(), new Seen(payload, seq));
                Reply reply = new Reply.Received(receipt(statement, at, accepted.outcome()));
                yield () -> submission.reply().complete(reply);
            }
        };
    }

    private static Runnable refuse(Submission submission, Refusal refusal) {
        return () -> submission.reply().complete(new Reply.Refused(refusal));
    }

    private static Refusal taken() {
        return new Refusal(
                Refusal.Code.TAKEN, "id", "you have used this id for other words; give each statement its own");
    }

    private Optional<Refusal> mayFound(SignedStatement signed) {
        if (replay.state().founding().isPresent()) {
            return Optional.empty();
        }
        boolean expected = signed.statement().body() instanceof MechanismBody.Found found
                && founder.filter(key -> key.text().equals(found.root())).isPresent();
        return expected
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Code.NOT_ENTITLED,
                        "",
                        "no mechanism has been founded here, and this is not the key that may found one"));
    }

    /** The same statement again: the same answer, and no second effect. */
    private Reply receiptAgain(Statement statement, long seq) {
        Entry entry = journal.entry(seq).orElseThrow().entry();
        return new Reply.Received(receipt(statement, entry.at(), entry.outcome()));
    }

    private static Receipt receipt(Statement statement, Instant at, Outcome outcome) {
        return new Receipt(
                statement.id(),
                at,
                Receipt.WORDING,
                outcome.toldTo(statement.from().party()));
    }

    @FunctionalInterface
    private interface Reader {
        void read(Instant at, Outcome outcome);
    }

    private void fold(Reader reader) {
        journal.forEach(stored -> {
            Entry entry = stored.entry();
            Outcome outcome = entry.outcome();
            Stored again = replay.append(entry, outcome);
            if (!again.root().equals(stored.root())) {
                throw new UnreadableException("entry " + entry.seq()
                        + " has been changed since it was written: its root does not fit. Run ./gilavar verify");
            }
            entry.statement().ifPresent(envelope -> {
                Statement said = Json.readStatement(envelope.payload());
                seen.put(
                        said.from().party() + "/" + said.id(),
                        new Seen(MerkleTree.leafHash(envelope.payload()), entry.seq()));
            });
            reader.read(entry.at(), outcome);
            last = entry.at();
        });
        keys = replay.keys();
        look();
    }

    /** What other threads may ask of the state, as of what is on disk. */
    private void look() {
        exerciseTime = replay.state().exerciseTime();
        founded = replay.state().founding().isPresent();
    }

    /** Finishes what it has accepted, then stops. */
    @Override
    public void close() {
        boolean told = false;
        boolean interrupted = false;
        while (!told || thread.isAlive()) {
            try {
                if (!told) {
                    waiting.put(new Stop());
                    told = true;
                }
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
