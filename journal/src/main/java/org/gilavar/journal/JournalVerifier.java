package org.gilavar.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.json.Json;

/**
 * Checks a journal as someone who trusts nobody would: every signature over the bytes that were signed, by keys that the
 * journal itself enrolled before; every outcome, decided again from the same statement; every leaf and every root.
 *
 * <p>What it cannot see is a whole other history by the same facilitator, or entries cut off the end together with the
 * head: that takes a witness.
 *
 * <p>Of entries that were <em>erased</em> by a rule, only their place in the tree can be checked: that leaf and root are
 * those that were there. Who signed them, what they said and whether their outcomes followed, nobody can tell any more. What
 * they led to is taken from the snapshot that erasing left behind, which must have the hash that the erasure names; but
 * both are the facilitator's word. Everything after them is checked as ever, on that ground. Whoever must not rely on it
 * verifies before the retention ends, and keeps the checkpoint. Where that snapshot is missing, nothing after can be
 * checked, and the journal does not hold.
 *
 * <p>Leaves and signatures are checked by as many threads as there are processors, some entries ahead; deciding goes in
 * order, on the caller's.
 */
public final class JournalVerifier {

    /**
     * What was found.
     *
     * @param entries how many entries hold, those that were erased among them
     * @param signatures how many signatures were verified
     * @param root of the tree over the entries that hold
     * @param stateHash of the state they fold into
     * @param keys {@code party/post} to the id of the key that the journal enrolled for it, with what became of the key
     *     where it is not valid: whether those are the parties' own keys, only the parties can say
     * @param erased what was erased by a rule, among the entries that hold
     * @param fault the first thing wrong, if anything is
     */
    public record Verdict(
            long entries,
            long signatures,
            Hash root,
            String stateHash,
            SortedMap<String, String> keys,
            List<Erasure> erased,
            Optional<Fault> fault) {

        public Verdict {
            erased = List.copyOf(erased);
        }

        public boolean holds() {
            return fault.isEmpty();
        }
    }

    /** The first entry that does not hold, and why. */
    public record Fault(long entry, String reason) {}

    private static final class FaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FaultException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** How often progress is told: often enough for the eye. */
    private static final int TELL_EVERY = 500;

    private final SqliteJournal journal;
    private final Snapshots snapshots;
    private final ExecutorService threads;
    private final LongConsumer progress;
    private final List<Erasure> erased = new ArrayList<>();
    private Replay replay = new Replay();
    private final MerkleTree tree = new MerkleTree();
    private long holding;
    private Hash rootHolding = tree.root();
    private Instant last = Instant.MIN;
    private long signatures;

    private JournalVerifier(
            SqliteJournal journal, Snapshots snapshots, ExecutorService threads, LongConsumer progress) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Verifies a journal file.
     *
     * @throws UnreadableException when it is no journal at all
     */
    public static Verdict verify(Path file) {
        return verify(file, entries -> {});
    }

    /**
     * The same, for someone who wants to see it getting on.
     *
     * @param progress told how many entries hold, every now and then, on the caller's thread
     */
    public static Verdict verify(Path file, LongConsumer progress) {
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file);
                ExecutorService threads =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            return new JournalVerifier(journal, Snapshots.beside(file), threads, progress).verify();
        }
    }

    private Verdict verify() {
        long size = journal.size();
        try {
            for (Erasure erasure : journal.erasures()) {
                check(tree.size() + 1, erasure.first() - 1);
                passOver(erasure);
            }
            standOnWhatWasLeft();
            check(tree.size() + 1, size);
        } catch (FaultException | UnreadableException e) {
            return verdict(Optional.of(new Fault(holding + 1, String.valueOf(e.getMessage()))));
        } catch (DamagedException e) {
            return verdict(Optional.of(new Fault(e.seq(), e.reason())));
        }
        return verdict(checkWhole(size));
    }

    private Optional<Fault> checkWhole(long size) {
        if (!journal.root().equals(tree.root())) {
            return Optional.of(new Fault(size, "the head names another root than the last entry"));
        }
        if (journal.rows().entriesBeyond(size) > 0) {
            return Optional.of(new Fault(size + 1, "stands beyond the end that the head names"));
        }
        return journal.damage().map(said -> new Fault(size, "the file is damaged: " + said));
    }

    private Verdict verdict(Optional<Fault> fault) {
        return new Verdict(holding, signatures, rootHolding, replay.state().hash(), keys(), erased, fault);
    }

    private SortedMap<String, String> keys() {
        SortedMap<String, String> keys = new TreeMap<>();
        replay.state()
                .all(PostKey.class)
                .forEach(key ->
                        keys.put(inWords(key), VerifyingKey.ofText(key.key()).keyId()));
        return keys;
    }

    private static String inWords(PostKey key) {
        String post = key.party() + "/" + key.post();
        return key.holds()
                ? post
                : post + " (key " + key.id().substring(key.id().lastIndexOf('.') + 1) + ", "
                        + key.stage().name().toLowerCase(Locale.ROOT) + " "
                        + key.ended().map(PostKey.Ended::at).orElse(key.since()) + ")";
    }

    /** Erased entries keep their places in the tree; of their bodies nothing may be left. */
    private void passOver(Erasure erasure) {
        if (erasure.first() != tree.size() + 1) {
            throw new FaultException("the erasure of entries from " + erasure.first() + " does not fit");
        }
        journal.rows().erasedHashes(erasure, row -> {
            tree.append(row.leafAt(tree.size() + 1));
            mustHaveRoot(row.rootAt(tree.size()));
            holding = tree.size();
        });
        if (tree.size() != erasure.last()) {
            throw new FaultException("is missing");
        }
        erased.add(erasure);
    }

    private void mustHaveRoot(Hash kept) {
        Hash root = tree.root();
        if (!root.equals(kept)) {
            throw new FaultException("its root is " + kept.hex() + ", but should be " + root.hex());
        }
        rootHolding = root;
    }

    /** After erased entries, goes on from the snapshot that was made before they were erased. */
    private void standOnWhatWasLeft() {
        if (erased.isEmpty() || erased.getLast().last() != tree.size()) {
            return;
        }
        Erasure erasure = erased.getLast();
        Replay left = snapshots
                .at(journal, erasure.last())
                .orElseThrow(() -> new FaultException("cannot be checked: what came before it has been erased, and the "
                        + "snapshot of what it led to is missing or cannot be used"))
                .replay();
        if (!left.state().hash().equals(erasure.stateHash())) {
            throw new FaultException(
                    "cannot be checked: the snapshot of what the erased entries led to is another than "
                            + "the one that was made when they were erased");
        }
        replay = left;
        last = left.last();
    }

    private void check(long first, long end) {
        if (first > end) {
            return;
        }
        standOnWhatWasLeft();
        new OpenedAhead(journal.rows(), threads, replay.keys()::find).forEach(first, end, this::check);
    }

    private void check(OpenedAhead.Opened opened) {
        opened.fault().ifPresent(fault -> {
            throw fault;
        });
        Stored stored = opened.stored().orElseThrow();
        Entry entry = stored.entry();
        if (entry.at().isBefore(last)) {
            throw new FaultException("is dated " + entry.at() + ", before the entry it follows, " + last);
        }
        mustFollowTime(entry, opened.envelope().isPresent());
        Optional<SignedStatement> statement = statementOf(opened);
        Outcome outcome = decidedAgain(entry, statement);
        if (!Arrays.equals(Json.write(outcome), entry.outcomeBytes())) {
            throw new FaultException("its outcome is not what follows from it");
        }
        tree.append(entry.leafHash());
        mustHaveRoot(stored.root());
        replay.append(entry, outcome, statement.map(SignedStatement::key));
        last = entry.at();
        holding = tree.size();
        if (tree.size() % TELL_EVERY == 0) {
            progress.accept(tree.size());
        }
    }

    private Optional<SignedStatement> statementOf(OpenedAhead.Opened opened) {
        if (opened.admission().isEmpty()) {
            return Optional.empty();
        }
        Admission.Opened admission = opened.admission().get();
        if (admission instanceof Admission.Opened.Refused) {
            // Its key may have been enrolled by one of the entries in between.
            admission = Admission.open(opened.envelope().orElseThrow(), replay.keys()::find);
        }
        return switch (admission) {
            case Admission.Opened.Refused refused ->
                throw new FaultException("its statement does not hold: "
                        + refused.refusal().field() + " " + refused.refusal().reason());
            case Admission.Opened.Signed signed -> Optional.of(signed.statement());
        };
    }

    private Outcome decidedAgain(Entry entry, Optional<SignedStatement> said) {
        if (said.isEmpty()) {
            return Mechanism.wake(replay.state(), entry.at());
        }
        SignedStatement statement = said.get();
        signatures += statement.envelope().signatures().size();
        if (replay.said().find(statement.key()).isPresent()) {
            throw new FaultException("its statement, " + statement.key() + ", has been taken before");
        }
        return switch (Mechanism.decide(replay.state(), entry.at(), statement.statement(), statement.signers())) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused ->
                throw new FaultException("its statement should have been refused: "
                        + refused.refusal().reason());
        };
    }

    /**
     * Silence cannot be hidden: whatever fell due before a statement must stand before it, dated when it fell. In an
     * exercise a statement is dated by the exercise's time.
     */
    private void mustFollowTime(Entry entry, boolean isStatement) {
        Optional<Instant> due = replay.state().nextWake().filter(w -> !w.isAfter(entry.at()));
        if (isStatement) {
            if (due.isPresent()) {
                throw new FaultException("leaves out a deadline that fell before it, at " + due.get());
            }
            Optional<Instant> exercise = replay.state().exerciseTime().filter(t -> !t.equals(entry.at()));
            if (exercise.isPresent()) {
                throw new FaultException("is dated " + entry.at() + ", but the exercise's time is " + exercise.get());
            }
        } else {
            Instant fell = due.orElseThrow(() -> new FaultException("says a deadline passed, but none was due"));
            Instant dated = fell.isBefore(last) ? last : fell;
            if (!entry.at().equals(dated)) {
                throw new FaultException("is dated " + entry.at() + ", but its deadline fell at " + dated);
            }
        }
    }
}
