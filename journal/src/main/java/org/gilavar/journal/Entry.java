package org.gilavar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.json.Json;

/**
 * One place in the order: what was said (or that a deadline passed), and what followed.
 *
 * <p>The leaf of the Merkle tree is hashed over every part, laid out as
 *
 * <pre>
 *   seq        u64, big endian, counts from 1
 *   at         u32 length, then ISO 8601 text in UTC
 *   statement  u32 length, then the DSSE envelope as JSON; length 0 when a deadline passed
 *   outcome    u32 length, then canonical JSON
 * </pre>
 *
 * Immutable; safe to share between threads.
 */
public final class Entry {

    private final long seq;
    private final Instant at;
    private final byte[] statement;
    private final byte[] outcome;

    Entry(long seq, Instant at, byte[] statement, byte[] outcome) {
        this.seq = seq;
        this.at = at;
        this.statement = statement.clone();
        this.outcome = outcome.clone();
    }

    /** The entry of an accepted statement. */
    public static Entry ofStatement(long seq, Instant at, Envelope envelope, Outcome outcome) {
        return new Entry(seq, at, envelope.toJson(), Json.write(outcome));
    }

    /** The entry of a deadline that passed. */
    public static Entry ofDeadline(long seq, Instant at, Outcome outcome) {
        return new Entry(seq, at, new byte[0], Json.write(outcome));
    }

    /** Place in the order, from 1. */
    public long seq() {
        return seq;
    }

    public Instant at() {
        return at;
    }

    /** What was said; empty when a deadline passed. */
    public Optional<Envelope> statement() {
        return statement.length == 0 ? Optional.empty() : Optional.of(Envelope.parse(statement));
    }

    byte[] statementBytes() {
        return statement.clone();
    }

    public Outcome outcome() {
        return Json.read(outcome, Outcome.class);
    }

    byte[] outcomeBytes() {
        return outcome.clone();
    }

    /** RFC 6962 leaf hash over the layout above. */
    public Hash leafHash() {
        byte[] time = at.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer leaf =
                ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + time.length + statement.length + outcome.length);
        leaf.putLong(seq);
        leaf.putInt(time.length).put(time);
        leaf.putInt(statement.length).put(statement);
        leaf.putInt(outcome.length).put(outcome);
        return MerkleTree.leafHash(leaf.array());
    }
}
