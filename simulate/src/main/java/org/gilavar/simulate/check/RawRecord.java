package org.gilavar.simulate.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A record as its bytes stand on a disk, read without the code that wrote them. A torn frame at the end is left out.
 *
 * @param entries in the order of the file
 */
public record RawRecord(List<RawEntry> entries) {

    private static final int HEADER = 8;
    private static final byte BATCH = 'B';
    private static final int ROOT_BYTES = 32;

    public RawRecord {
        entries = List.copyOf(entries);
    }

    public long size() {
        return entries.size();
    }

    /** How many statements of a kind there are. */
    public long count(String type) {
        return entries.stream().filter(entry -> entry.type().equals(type)).count();
    }

    public static RawRecord read(byte[] file) {
        List<RawEntry> entries = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file);
        for (Optional<ByteBuffer> frame = frame(in); frame.isPresent(); frame = frame(in)) {
            ByteBuffer batch = frame.get();
            if (batch.get() != BATCH) {
                throw new BrokenException("a frame of the record is of no known kind");
            }
            while (batch.hasRemaining()) {
                entries.add(entry(ByteBuffer.wrap(part(batch))));
            }
        }
        return new RawRecord(entries);
    }

    private static Optional<ByteBuffer> frame(ByteBuffer in) {
        if (in.remaining() < HEADER) {
            return Optional.empty();
        }
        int length = in.getInt();
        int checksum = in.getInt();
        if (length < 1 || length > in.remaining()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue() == checksum ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
    }

    private static RawEntry entry(ByteBuffer form) {
        long seq = form.getLong();
        String at = new String(part(form), StandardCharsets.UTF_8);
        byte[] statement = part(form);
        byte[] outcome = part(form);
        byte[] salt = part(form);
        byte[] root = new byte[ROOT_BYTES];
        form.get(root);
        return RawEntry.of(seq, at, statement, outcome, salt, root);
    }

    private static byte[] part(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
