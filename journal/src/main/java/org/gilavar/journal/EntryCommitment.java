package org.gilavar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * What the journal tree holds of an entry: the only place that knows.
 *
 * <pre>
 *   layout  seq        u64, big endian, counts from 1
 *           at         u32 length, then ISO 8601 text in UTC
 *           statement  u32 length, then the DSSE envelope as JSON; length 0 when a deadline passed
 *           outcome    u32 length, then canonical JSON
 *   leaf    RFC 6962 leaf over  SHA-256("gilavar entry v1" ‖ 0x00 ‖ salt ‖ SHA-256(layout))
 * </pre>
 *
 * <p>Entries of journals of format 2 have no salt, and a leaf over the layout itself; migrating does not change the tree. A
 * layout is never 32 bytes long, so neither kind can be passed off as the other.
 */
final class EntryCommitment {

    private static final byte[] DOMAIN = "gilavar entry v1\0".getBytes(StandardCharsets.US_ASCII);

    /** The salt of an entry that was written before there were salts. */
    static final byte[] NO_SALT = new byte[0];

    private EntryCommitment() {}

    static Hash leaf(long seq, Instant at, byte[] statement, byte[] outcome, byte[] salt) {
        byte[] time = at.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer layout =
                ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + time.length + statement.length + outcome.length);
        layout.putLong(seq);
        layout.putInt(time.length).put(time);
        layout.putInt(statement.length).put(statement);
        layout.putInt(outcome.length).put(outcome);
        return MerkleTree.leafHash(salt.length == 0 ? layout.array() : commitment(salt, layout.array()));
    }

    private static byte[] commitment(byte[] salt, byte[] layout) {
        MessageDigest sha256 = Digests.sha256();
        byte[] hash = sha256.digest(layout);
        sha256.update(DOMAIN);
        sha256.update(salt);
        return sha256.digest(hash);
    }
}
