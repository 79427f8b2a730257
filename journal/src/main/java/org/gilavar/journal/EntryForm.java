package org.gilavar.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.gilavar.ledger.Hash;

/**
 * An entry and its root as one run of bytes, for stores that are not tables.
 *
 * <pre>
 *   seq        u64, big endian
 *   at         u32 length, then ISO 8601 text in UTC
 *   statement  u32 length, then the DSSE envelope as JSON; length 0 when a deadline passed
 *   outcome    u32 length, then canonical JSON
 *   salt       u32 length, then 32 bytes, or none
 *   root       32 bytes: of the tree that the entry completes
 * </pre>
 *
 * <p>Its leaf is not kept but made again from what is.
 */
public final class EntryForm {

    private static final int LENGTHS = 4 * Integer.BYTES;

    private EntryForm() {}

    public static byte[] bytes(Stored stored) {
        Entry entry = stored.entry();
        byte[] at = entry.at().toString().getBytes(StandardCharsets.UTF_8);
        byte[][] parts = {at, entry.statementBytes(), entry.outcomeBytes(), entry.saltBytes()};
        int length = Long.BYTES + LENGTHS + Hash.BYTES;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer form = ByteBuffer.allocate(length).putLong(entry.seq());
        for (byte[] part : parts) {
            form.putInt(part.length).put(part);
        }
        return form.put(stored.root().bytes()).array();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws UnreadableException when it is anything else
     */
    public static Stored read(byte[] bytes) {
        ByteBuffer form = ByteBuffer.wrap(bytes);
        try {
            long seq = form.getLong();
            Instant at = Row.instant(new String(part(form), StandardCharsets.UTF_8));
            byte[] statement = part(form);
            byte[] outcome = part(form);
            byte[] salt = part(form);
            if (form.remaining() != Hash.BYTES || (salt.length != 0 && salt.length != Salts.BYTES)) {
                throw new UnreadableException("entry " + seq + " is not as Gilavar writes entries");
            }
            byte[] root = new byte[Hash.BYTES];
            form.get(root);
            return new Stored(new Entry(seq, at, statement, outcome, salt), Hash.of(root));
        } catch (BufferUnderflowException e) {
            throw new UnreadableException("an entry is cut short", e);
        }
    }

    private static byte[] part(ByteBuffer form) {
        int length = form.getInt();
        if (length < 0 || length > form.remaining()) {
            throw new UnreadableException("an entry is cut short");
        }
        byte[] part = new byte[length];
        form.get(part);
        return part;
    }
}
