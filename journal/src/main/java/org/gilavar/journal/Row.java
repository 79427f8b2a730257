package org.gilavar.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.json.Instants;
import org.jspecify.annotations.Nullable;

/** A row of the table of entries as it stands in the file, not yet believed. */
final class Row {

    /** Columns as {@link #of} takes them, for each version of the tables that can be read. */
    static String columns(int version) {
        return version < Schema.SALTED
                ? "seq, NULL, root, at, x'', statement, outcome"
                : "seq, leaf, root, at, salt, statement, outcome";
    }

    private final long seq;
    private final byte @Nullable [] leaf;
    private final byte @Nullable [] root;
    private final @Nullable String at;
    private final byte @Nullable [] salt;
    private final byte @Nullable [] statement;
    private final byte @Nullable [] outcome;
    private final boolean hasLeaf;

    private Row(ResultSet row, int version) throws SQLException {
        seq = row.getLong(1);
        leaf = row.getBytes(2);
        root = row.getBytes(3);
        at = row.getString(4);
        salt = row.getBytes(5);
        statement = row.getBytes(6);
        outcome = row.getBytes(7);
        hasLeaf = version >= Schema.SALTED;
    }

    static Row of(ResultSet row, int version) throws SQLException {
        return new Row(row, version);
    }

    long seq() {
        return seq;
    }

    /** Whether nothing of its body is left. Whether that is right, the erasures say. */
    boolean isBare() {
        return salt == null && statement == null && outcome == null;
    }

    /**
     * The entry, when the row is whole and its leaf fits.
     *
     * @throws DamagedException when it is not
     */
    Stored stored() {
        Entry entry = new Entry(
                seq, at(), bytes("statement", statement), bytes("outcome", outcome), saltOf(bytes("salt", salt)));
        if (hasLeaf && !leaf().equals(entry.leafHash())) {
            throw new DamagedException(seq, "it has been changed since it was written: its leaf does not fit");
        }
        return new Stored(entry, root());
    }

    /** Its leaf as it was written; only where the tables have one. */
    Hash leaf() {
        return hash("leaf", leaf);
    }

    Hash root() {
        return hash("root", root);
    }

    Instant at() {
        try {
            return instant(at);
        } catch (UnreadableException e) {
            throw new DamagedException(seq, String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] saltOf(byte[] value) {
        if (value.length != 0 && value.length != Salts.BYTES) {
            throw new DamagedException(seq, "its salt has " + value.length + " bytes, expected " + Salts.BYTES);
        }
        return value;
    }

    private byte[] bytes(String column, byte @Nullable [] value) {
        if (value == null) {
            throw new DamagedException(seq, "its " + column + " is missing, and no rule erased it");
        }
        return value;
    }

    private Hash hash(String column, byte @Nullable [] value) {
        byte[] hash = bytes(column, value);
        if (hash.length != Hash.BYTES) {
            throw new DamagedException(seq, "its " + column + " has " + hash.length + " bytes, expected " + Hash.BYTES);
        }
        return Hash.of(hash);
    }

    /**
     * Exactly as it was written: "t" and "z" for "T" and "Z" would read as the same instant.
     *
     * @throws UnreadableException when it is not
     */
    static Instant instant(@Nullable String text) {
        try {
            Instant instant = text == null ? Instant.MIN : Instants.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
            throw new UnreadableException("its time \"" + text + "\" is not as Gilavar writes times");
        } catch (DateTimeParseException e) {
            throw new UnreadableException("its time \"" + text + "\" is not a time", e);
        }
    }
}
