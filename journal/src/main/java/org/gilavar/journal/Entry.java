package org.gilavar.journal;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.OutcomeJson;
import org.gilavar.mechanism.statement.Statement;

/**
 * One place in the order: what was said (or that a deadline passed), and what followed. Its leaf in the journal tree is a
 * commitment to every part, under a salt of its own. Immutable; safe to share between threads.
 */
public final class Entry {

    private final long seq;
    private final Instant at;
    private final byte[] statement;
    private final byte[] outcome;
    private final byte[] salt;
    private final Hash leaf;
    private final Optional<OutcomeJson> written;

    /** Keeps the arrays: nobody may change them any more. */
    Entry(long seq, Instant at, byte[] statement, byte[] outcome, byte[] salt) {
        this(seq, at, statement, outcome, salt, Optional.empty());
    }

    private Entry(long seq, Instant at, byte[] statement, byte[] outcome, byte[] salt, Optional<OutcomeJson> written) {
        if (salt.length != 0 && salt.length != Salts.BYTES) {
            throw new IllegalArgumentException("a salt has " + Salts.BYTES + " bytes, found " + salt.length);
        }
        this.seq = seq;
        this.at = at;
        this.statement = statement;
        this.outcome = outcome;
        this.salt = salt;
        this.written = written;
        this.leaf = EntryCommitment.leaf(seq, at, statement, outcome, salt);
    }

    /** The entry of an accepted statement. */
    public static Entry ofStatement(long seq, Instant at, Envelope envelope, Outcome outcome, Salts salts) {
        return of(seq, at, envelope.toJson(), outcome, salts);
    }

    /** The entry of a deadline that passed. */
    public static Entry ofDeadline(long seq, Instant at, Outcome outcome, Salts salts) {
        return of(seq, at, new byte[0], outcome, salts);
    }

    private static Entry of(long seq, Instant at, byte[] statement, Outcome outcome, Salts salts) {
        OutcomeJson written = OutcomeJson.of(outcome);
        return new Entry(seq, at, statement, written.bytes(), salts.next(), Optional.of(written));
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

    /** Not a copy: to be read only. */
    byte[] statementBytes() {
        return statement;
    }

    /** The statement in it; empty when a deadline passed. */
    public Optional<Statement> said() {
        return statement().map(envelope -> Json.read(envelope.payload(), Statement.class));
    }

    public Outcome outcome() {
        return Json.read(outcome, Outcome.class);
    }

    /** Not a copy: to be read only. */
    byte[] outcomeBytes() {
        return outcome;
    }

    /**
     * The JSON of what an audience was told, a list. Not a copy: to be read only.
     *
     * @param read this entry's outcome
     */
    byte[] toldBytes(Outcome read, String audience) {
        return written.map(json -> json.toldTo(audience)).orElseGet(() -> Json.write(read.toldTo(audience)));
    }

    /** Not a copy: to be read only. */
    byte[] saltBytes() {
        return salt;
    }

    /** What makes its leaf impossible to guess; a copy. Empty for an entry written before there were salts. */
    public byte[] salt() {
        return salt.clone();
    }

    /** Its leaf in the journal tree. */
    public Hash leafHash() {
        return leaf;
    }
}
