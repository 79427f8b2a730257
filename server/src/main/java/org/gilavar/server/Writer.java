package org.gilavar.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.EnrolledKeys;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.item.Founding;
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
 * <p>If the append fails, the state in memory is ahead of the disk. It is thrown away and recovered from the journal;
 * everyone in the batch is told that nothing was taken, and health says why until an append succeeds.
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

    private final BlockingQueue<Command> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Journal journal;
    private final Snapshots snapshots;
    private final SnapshotTaker snapshotTaker;
    private final Audiences audiences;
    private final Optional<DamagedException> damage;
    private final Optional<VerifyingKey> founder;
    private final InstantSource clock;
    private final Salts salts;
    private final Thread thread;

    private Replay replay;

    private volatile EnrolledKeys keys;
    private volatile Optional<Instant> exerciseTime = Optional.empty();
    private volatile boolean founded;
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
        this.journal = journal;
        this.snapshots = snapshots;
        this.snapshotTaker = new SnapshotTaker(journal, snapshots, SnapshotTaker.EVERY, recovery.from());
        this.audiences = recovery.audiences();
        this.damage = recovery.damage();
        this.founder = founder;
        this.clock = clock;
        this.salts = salts;
        this.replay = recovery.replay();
        this.keys = replay.keys();
        this.health = damage.map(found -> Health.bad(readOnly(found))).orElse(Health.GOOD);
        look();
        this.thread = Thread.ofPlatform().name("writer").start(this::run);
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
        if (exerciseTime.isPresent() || damage.isPresent()) {
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
        if (damage.isPresent()) {
            Reply no = new Reply.Unavailable(readOnly(damage.get()));
            batch.forEach(submission -> submission.reply().complete(no));
            return;
        }
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
                health = good();
            }
        } catch (UnwritableException e) {
            startAgain(String.valueOf(e.getMessage()));
            batch.forEach(s -> s.reply().complete(new Reply.Unavailable(String.valueOf(e.getMessage()))));
            return;
        }
        look();
        staged.publish();
        replies.forEach(Runnable::run);
        snapshotTaker.offer(replay, audiences);
    }

    private void startAgain(String reason) {
        health = Health.bad(reason);
        replay = Recovery.whole(journal, snapshots).replay(); // audiences have heard only what is on disk
        keys = replay.keys();
        look();
    }

    /** What is staged but not yet on disk. */
    private final class Batch {
        private final List<Stored> entries = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();

        void stage(Entry entry, Outcome outcome, Optional<String> key) {
            entries.add(replay.append(entry, outcome, key));
            outcomes.add(outcome);
        }

        /** An entry that is on disk, or about to be; empty when it has been erased. */
        Optional<Entry> find(long seq) {
            long first = replay.tree().size() - entries.size() + 1;
            return seq >= first
                    ? Optional.of(entries.get(Math.toIntExact(seq - first)).entry())
                    : journal.entry(seq).map(Stored::entry);
        }

        void publish() {
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i).entry();
                audiences.publish(entry.seq(), entry.at(), outcomes.get(i));
            }
        }
    }

    private Instant now() {
        Instant time =
                replay.state().exerciseTime().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return time.isBefore(replay.last()) ? replay.last() : time;
    }

    private void passDeadlines(Batch staged, Instant now) {
        Optional<Instant> wake = replay.state().nextWake();
        while (wake.isPresent() && !wake.get().isAfter(now)) {
            Instant at = wake.get().isBefore(replay.last()) ? replay.last() : wake.get();
            Outcome outcome = Mechanism.wake(replay.state(), at);
            staged.stage(Entry.ofDeadline(replay.tree().size() + 1, at, outcome, salts), outcome, Optional.empty());
            wake = replay.state().nextWake();
        }
    }

    /** Decides one statement and says how to reply once the batch is on disk. */
    private Runnable decide(Submission submission, Batch staged, Instant now) {
        SignedStatement signed = submission.statement();
        Statement statement = signed.statement();
        OptionalLong before = replay.said().find(signed.key());
        if (before.isPresent()) {
            Optional<Entry> entry = staged.find(before.getAsLong());
            if (entry.filter(e -> saysTheSame(e, signed.envelope())).isPresent()) {
                return () -> submission.reply().complete(receiptAgain(statement, entry.get()));
            }
            // A founding comes without a session, in anybody's name: it must not tell a stranger which ids are taken.
            if (!(statement.body() instanceof MechanismBody.Found)) {
                return refuse(submission, taken());
            }
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
                staged.stage(
                        Entry.ofStatement(seq, at, signed.envelope(), accepted.outcome(), salts),
                        accepted.outcome(),
                        Optional.of(signed.key()));
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

    private static boolean saysTheSame(Entry entry, Envelope envelope) {
        return entry.statement()
                .filter(said -> Arrays.equals(said.payload(), envelope.payload()))
                .isPresent();
    }

    /** The same statement again: the same answer, and no second effect. */
    private static Reply receiptAgain(Statement statement, Entry entry) {
        return new Reply.Received(receipt(statement, entry.at(), entry.outcome()));
    }

    private static Receipt receipt(Statement statement, Instant at, Outcome outcome) {
        return new Receipt(
                statement.id(),
                at,
                Receipt.WORDING,
                outcome.toldTo(statement.from().party()));
    }

    /** What other threads may ask of the state, as of what is on disk. */
    private void look() {
        exerciseTime = replay.state().exerciseTime();
        founded = replay.state().founding().isPresent();
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
                if (damage.isEmpty()) {
                    snapshotTaker.finish(replay, audiences);
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
