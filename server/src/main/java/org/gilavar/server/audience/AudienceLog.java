package org.gilavar.server.audience;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.gilavar.journal.AudienceEntry;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.Commitment;
import org.gilavar.ledger.log.CommitmentLog;
import org.gilavar.ledger.log.EntryOpening;
import org.jspecify.annotations.Nullable;

/**
 * The log of one party: a leaf for each entry that told it anything or was its own statement, in order. So its size says
 * nothing that the party does not know. It follows from the journal, and is made again from it at every start.
 *
 * <p>Thread-safe: one thread appends, any number read.
 */
public final class AudienceLog {

    private static final int SMALLEST = 64;

    /** What opens so many of the last leaves is kept: whoever has spoken is shown it at once, with the receipt. Two batches. */
    private static final int RECENT = 512;

    /** A telling takes one or two thousand bytes; what somebody new is shown of a whole mechanism may take millions. */
    private static final int LONGEST_KEPT = 1 << 14;

    private static final int LONGS_A_LEAF = Hash.BYTES / Long.BYTES;

    /** A log that stands still, as long as there are entries. */
    record Frozen(LongBuffer entries, CommitmentLog log) {}

    private final String party;
    private final Archive archive;
    private final CommitmentLog log = new CommitmentLog();
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable EntryOpening[] recent = new @Nullable EntryOpening[RECENT];
    private long[] entries = new long[SMALLEST];
    private int size;

    AudienceLog(String party, Archive archive) {
        this.party = party;
        this.archive = archive;
    }

    /** The log that was frozen with these entries, and whose commitments were these. */
    static AudienceLog of(String party, Archive archive, long[] entries, long[] commitments) {
        if (commitments.length != entries.length * LONGS_A_LEAF) {
            throw new IllegalArgumentException(
                    entries.length + " entries and " + commitments.length + " numbers of leaves for " + party);
        }
        AudienceLog log = new AudienceLog(party, archive);
        ByteBuffer leaf = ByteBuffer.allocate(Hash.BYTES);
        for (int i = 0; i < entries.length; i++) {
            leaf.asLongBuffer().put(commitments, i * LONGS_A_LEAF, LONGS_A_LEAF);
            log.append(entries[i]);
            log.log.append(new Commitment(Hash.of(leaf.array())));
        }
        return log;
    }

    Frozen freeze() {
        lock.lock();
        try {
            return new Frozen(LongBuffer.wrap(Arrays.copyOf(entries, size)), log);
        } finally {
            lock.unlock();
        }
    }

    void append(long seq, EntryOpening leaf) {
        lock.lock();
        try {
            recent[size % RECENT] = leaf.length() <= LONGEST_KEPT ? leaf : null;
            append(seq);
        } finally {
            lock.unlock();
        }
        log.append(leaf.commitment());
    }

    private void append(long seq) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = seq;
    }

    /** Its leaves. */
    public CommitmentLog log() {
        return log;
    }

    /** The index of the leaf of an entry of the journal; empty when it has none here. */
    public OptionalLong indexOf(long seq) {
        lock.lock();
        try {
            int found = Arrays.binarySearch(entries, 0, size, seq);
            return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
        } finally {
            lock.unlock();
        }
    }

    /** What opens a leaf; empty when there is none at this index, or its entry has been erased. */
    public Optional<EntryOpening> open(long index) {
        long seq;
        lock.lock();
        try {
            if (index < 0 || index >= size) {
                return Optional.empty();
            }
            EntryOpening kept = recent[(int) (index % RECENT)];
            if (kept != null && index >= size - RECENT) {
                return Optional.of(kept);
            }
            seq = entries[Math.toIntExact(index)];
        } finally {
            lock.unlock();
        }
        return archive.entry(seq).map(stored -> AudienceEntry.of(stored.entry(), party));
    }
}
