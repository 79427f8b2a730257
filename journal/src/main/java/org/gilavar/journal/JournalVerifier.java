package org.gilavar.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;

/**
 * Checks a journal as someone who trusts nobody would: every signature over the bytes that were signed, by keys that the
 * journal itself enrolled before; every outcome, decided again from the same statement; every leaf and every root.
 *
 * <p>What it cannot see is a whole other history by the same facilitator, or entries cut off the end together with the
 * head: that takes a witness.
 */
public final class JournalVerifier {

    /**
     * What was found.
     *
     * @param entries how many entries hold
     * @param signatures how many signatures were verified
     * @param root of the tree over the entries that hold
     * @param stateHash of the state they fold into
     * @param keys {@code party/post} to the id of the key that the journal enrolled for it, with what became of the key
     *     where it is not valid: whether those are the parties' own keys, only the parties can say
     * @param fault the first thing wrong, if anything is
     */
    public record Verdict(
            long entries,
            long signatures,
            Hash root,
            String stateHash,
            SortedMap<String, String> keys,
            Optional<Fault> fault) {
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

    private final SqliteJournal journal;
    private final Replay replay = new Replay();
    private final MerkleTree tree = new MerkleTree();
    private final Set<String> said = new HashSet<>();
    private Instant last = Instant.MIN;
    private long signatures;

    private JournalVerifier(SqliteJournal journal) {
        this.journal = journal;
    }

    /**
     * Verifies a journal file.
     *
     * @throws UnreadableException when it is no journal at all
     */
    public static Verdict verify(Path file) {
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file)) {
            return new JournalVerifier(journal).verify();
        }
    }

    private Verdict verify() {
        long size = journal.size();
        for (long seq = 1; seq <= size; seq++) {
            try {
                check(seq);
            } catch (FaultException | UnreadableException e) {
                return verdict(Optional.of(new Fault(seq, String.valueOf(e.getMessage()))));
            }
        }
        return verdict(checkWhole(size));
    }

    private Optional<Fault> checkWhole(long size) {
        if (!journal.root().equals(replay.tree().root())) {
            return Optional.of(new Fault(size, "the head names another root than the last entry"));
        }
        if (journal.entriesBeyond(size) > 0) {
            return Optional.of(new Fault(size + 1, "stands beyond the end that the head names"));
        }
        return journal.damage().map(said -> new Fault(size, "the file is damaged: " + said));
    }

    private Verdict verdict(Optional<Fault> fault) {
        return new Verdict(
                replay.tree().size(),
                signatures,
                replay.tree().root(),
                replay.state().hash(),
                keys(),
                fault);
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

    private void check(long seq) {
        Stored stored = journal.entry(seq).orElseThrow(() -> new FaultException("is missing"));
        Entry entry = stored.entry();
        if (entry.at().isBefore(last)) {
            throw new FaultException("is dated " + entry.at() + ", before the entry it follows, " + last);
        }
        Outcome outcome = decidedAgain(entry);
        Outcome kept = outcomeOf(entry);
        if (!Arrays.equals(Json.write(outcome), entry.outcomeBytes())) {
            throw new FaultException("its outcome is not what follows from it");
        }
        tree.append(entry.leafHash());
        Hash root = tree.root();
        if (!root.equals(stored.root())) {
            throw new FaultException("its root is " + stored.root().hex() + ", but should be " + root.hex());
        }
        replay.append(entry, kept); // only what holds
        last = entry.at();
    }

    private Outcome decidedAgain(Entry entry) {
        Optional<Envelope> envelope = envelopeOf(entry);
        mustFollowTime(entry, envelope.isPresent());
        if (envelope.isEmpty()) {
            return Mechanism.wake(replay.state(), entry.at());
        }
        return switch (Admission.open(envelope.get(), replay.keys()::find)) {
            case Admission.Opened.Refused refused ->
                throw new FaultException("its statement does not hold: "
                        + refused.refusal().field() + " " + refused.refusal().reason());
            case Admission.Opened.Signed signed -> {
                signatures += envelope.get().signatures().size();
                SignedStatement statement = signed.statement();
                if (!said.add(statement.key())) {
                    throw new FaultException("its statement, " + statement.key() + ", has been taken before");
                }
                yield switch (Mechanism.decide(
                        replay.state(), entry.at(), statement.statement(), statement.signers())) {
                    case Decision.Accepted accepted -> accepted.outcome();
                    case Decision.Refused refused ->
                        throw new FaultException("its statement should have been refused: "
                                + refused.refusal().reason());
                };
            }
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

    private static Optional<Envelope> envelopeOf(Entry entry) {
        try {
            return entry.statement();
        } catch (MalformedEnvelopeException e) {
            throw new FaultException("its envelope is not one: " + e.field() + " " + e.reason());
        }
    }

    private static Outcome outcomeOf(Entry entry) {
        try {
            return entry.outcome();
        } catch (MalformedException e) {
            throw new FaultException("its outcome cannot be read: " + e.field() + " " + e.reason());
        }
    }
}
