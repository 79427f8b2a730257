package org.gilavar.server;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gilavar.journal.EnrolledKeys;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Signature;
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
 * Decides and records, a batch at a time: for each statement it first lets every deadline pass that is due, then decides,
 * and stages the entry; it appends all of them in one durable step; and only then tells anybody. What the {@link Writer}
 * does with threads and queues around it, a simulation does without.
 *
 * <p>If the append fails, the state in memory is ahead of the disk. It is thrown away and recovered from the journal.
 *
 * <p>Without threads, and with no other clock than the one given. Used by one thread at a time; the enrolled keys may be
 * asked by any.
 */
public final class Recorder {

    private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

    private final Journal journal;
    private final Supplier<Replay> recovering;
    private final Audiences audiences;
    private final Optional<VerifyingKey> founder;
    private final InstantSource clock;
    private final Salts salts;

    private Replay replay;

    /**
     * Goes on where a journal ends.
     *
     * @param replay what the journal folds into
     * @param recovering folds it again, after an append that failed
     * @param audiences have heard what is in the journal
     * @param founder the root key of whoever may found the mechanism, when the journal is empty
     */
    Recorder(
            Journal journal,
            Replay replay,
            Supplier<Replay> recovering,
            Audiences audiences,
            Optional<VerifyingKey> founder,
            InstantSource clock,
            Salts salts) {
        this.journal = journal;
        this.replay = replay;
        this.recovering = recovering;
        this.audiences = audiences;
        this.founder = founder;
        this.clock = clock;
        this.salts = salts;
    }

    /** A recorder over all that is in a journal, which it folds from its first entry. */
    public static Recorder over(Journal journal, Optional<VerifyingKey> founder, InstantSource clock, Salts salts) {
        Recovery recovery = Recovery.fromTheFirst(journal);
        Supplier<Replay> again = () -> Recovery.fromTheFirst(journal).replay();
        return new Recorder(journal, recovery.replay(), again, recovery.audiences(), founder, clock, salts);
    }

    /** What has been recorded. Belongs to this recorder, and is to be read only; another one after a failed append. */
    public Replay replay() {
        return replay;
    }

    /** What each party has been told of what has been recorded. */
    public Audiences audiences() {
        return audiences;
    }

    /**
     * Records what stands of a batch, and the deadlines that are due.
     *
     * @return a reply to each statement, in their order; everything that was received is on disk
     * @throws UnwritableException when none of it could be made durable; nothing has changed, and it may be sent again
     */
    public List<Reply> record(List<SignedStatement> batch) {
        Batch staged = new Batch();
        List<Reply> replies = new ArrayList<>(batch.size());
        try {
            for (SignedStatement signed : batch) {
                Instant now = now(); // one instant: nothing can fall due between the deadlines and the statement
                passDeadlines(staged, now);
                replies.add(decide(signed, staged, now));
            }
            passDeadlines(staged, now());
            journal.append(staged.entries);
        } catch (UnwritableException e) {
            replay = recovering.get(); // audiences have heard only what is on disk
            throw e;
        }
        staged.publish();
        return replies;
    }

    /** What is staged but not yet on disk. */
    private final class Batch {
        private final List<Stored> entries = new ArrayList<>();
        private final List<Replay.Taken> taken = new ArrayList<>();

        void stage(Entry entry, Outcome outcome, Optional<SignedStatement> signed) {
            entries.add(replay.append(entry, outcome, signed.map(SignedStatement::key)));
            taken.add(new Replay.Taken(
                    outcome, signed.map(s -> s.statement().from().party())));
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
                audiences.publish(
                        entries.get(i).entry(),
                        taken.get(i).outcome(),
                        taken.get(i).speaker());
            }
        }
    }

    /** The time that an entry would have now: the exercise's or the clock's, and not before the last entry's. */
    private Instant now() {
        Instant time = time();
        return time.isBefore(replay.last()) ? replay.last() : time;
    }

    /** The mechanism's time: the exercise's, or the clock's. */
    Instant time() {
        return replay.state().exerciseTime().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
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

    private Reply decide(SignedStatement signed, Batch staged, Instant now) {
        Statement statement = signed.statement();
        OptionalLong before = replay.said().find(signed.key());
        if (before.isPresent()) {
            Optional<Entry> entry = staged.find(before.getAsLong());
            if (entry.filter(e -> saysTheSame(e, signed.envelope())).isPresent()) {
                return receiptAgain(statement, entry.get());
            }
            // A founding comes without a session, in anybody's name: it must not tell a stranger which ids are taken.
            if (!(statement.body() instanceof MechanismBody.Found)) {
                return new Reply.Refused(taken());
            }
        }
        Optional<Refusal> notFounder = mayFound(signed);
        if (notFounder.isPresent()) {
            return new Reply.Refused(notFounder.get());
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
            return new Reply.Failed();
        }
        return switch (decision) {
            case Decision.Refused refused -> new Reply.Refused(refused.refusal());
            case Decision.Accepted accepted -> {
                long seq = replay.tree().size() + 1;
                staged.stage(
                        Entry.ofStatement(seq, at, signed.envelope(), accepted.outcome(), salts),
                        accepted.outcome(),
                        Optional.of(signed));
                yield reply(statement, at, accepted.outcome(), seq);
            }
        };
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

    /**
     * The same words, by all who signed those on record. Of anybody else who signs them it is a guess, which nobody is to be told
     * the truth of.
     */
    private static boolean saysTheSame(Entry entry, Envelope envelope) {
        Set<String> signers = signers(envelope);
        return entry.statement()
                .filter(said -> Arrays.equals(said.payload(), envelope.payload()) && signers.containsAll(signers(said)))
                .isPresent();
    }

    private static Set<String> signers(Envelope envelope) {
        return envelope.signatures().stream().map(Signature::keyId).collect(Collectors.toUnmodifiableSet());
    }

    /** The same statement again: the same answer, and no second effect. */
    private static Reply receiptAgain(Statement statement, Entry entry) {
        return reply(statement, entry.at(), entry.outcome(), entry.seq());
    }

    private static Reply reply(Statement statement, Instant at, Outcome outcome, long seq) {
        return outcome.refusal()
                .<Reply>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Received(receipt(statement, at, outcome), seq));
    }

    private static Receipt receipt(Statement statement, Instant at, Outcome outcome) {
        return new Receipt(
                statement.id(),
                at,
                Receipt.WORDING,
                outcome.toldTo(statement.from().party()),
                Optional.empty());
    }

    /** The keys enrolled by what has been recorded; may be asked by any thread. */
    EnrolledKeys keys() {
        return replay.keys();
    }
}
