package org.gilavar.journal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.gilavar.mechanism.Held;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.json.Json;

/**
 * Writes a snapshot.
 *
 * <pre>
 *   magic      8 bytes "GLVRSNAP"
 *   header     u32 length, JSON of {@link SnapshotHeader}
 *   section*   u16 length, name in UTF-8; then chunks, each u32 length and so many bytes; then u32 0
 *   end        u16 0
 *   checksum   SHA-256 over all of the above, 32 bytes
 * </pre>
 *
 * <p>A section holds lines, each ended by {@code \n} and none cut by the end of a chunk, or numbers of 64 bits, big endian.
 * Section {@code state} holds the items in canonical JSON, in the order in which the hash of the state takes them: the
 * SHA-256 of its bytes is that hash. Section {@code names} says of each in turn what it is, {@code KIND/ID}, after a dot when
 * it is over, and so need not be read before somebody asks for it, and after a plus when it is not.
 */
final class SnapshotWriter {

    static final byte[] MAGIC = "GLVRSNAP".getBytes(StandardCharsets.US_ASCII);

    static final String STATE = "state";
    static final String NAMES = "names";
    static final String SAID = "said";

    static final char OVER = '.';
    static final char CURRENT = '+';

    /** Small beside the memory of any server, large beside an item. */
    private static final int CHUNK_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest sha256;
    private final DataOutputStream out;
    private final Runnable between;

    private SnapshotWriter(OutputStream file, Runnable between) {
        this.between = between;
        this.sha256 = Digests.sha256();
        this.out = new DataOutputStream(new DigestOutputStream(new BufferedOutputStream(file, BUFFER_BYTES), sha256));
    }

    /** @param between is run after each chunk */
    static void write(OutputStream file, Replay.Frozen frozen, List<SnapshotSection> more, Runnable between)
            throws IOException {
        SnapshotWriter writer = new SnapshotWriter(file, between);
        writer.header(SnapshotHeader.of(frozen, Mechanism.RULES));
        writer.section(STATE, to -> {
            for (Held held : frozen.items()) {
                to.line(held.json());
            }
        });
        writer.section(NAMES, to -> {
            for (Held held : frozen.items()) {
                to.line(name(held).getBytes(StandardCharsets.UTF_8));
            }
        });
        writer.section(SAID, to -> to.numbers(frozen.said()));
        for (SnapshotSection section : more) {
            writer.section(section.name(), section.body());
        }
        writer.end();
    }

    private static String name(Held held) {
        return (held.isOver() ? OVER : CURRENT) + held.kind() + "/" + held.id();
    }

    private void header(SnapshotHeader header) throws IOException {
        byte[] json = Json.write(header);
        out.write(MAGIC);
        out.writeInt(json.length);
        out.write(json);
    }

    private void section(String name, SnapshotSection.Body body) throws IOException {
        out.writeUTF(name);
        Chunks chunks = new Chunks();
        body.write(chunks);
        chunks.flush();
        out.writeInt(0);
    }

    private void end() throws IOException {
        out.writeShort(0);
        out.flush();
        byte[] checksum = sha256.digest();
        out.write(checksum);
        out.flush();
    }

    private final class Chunks implements SnapshotSection.Content {
        private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES);

        @Override
        public void line(byte[] line) throws IOException {
            chunk.writeBytes(line);
            chunk.write('\n');
            flushIfFull();
        }

        @Override
        public void numbers(LongBuffer numbers) throws IOException {
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
            for (int i = 0; i < numbers.limit(); i++) {
                chunk.writeBytes(number.putLong(0, numbers.get(i)).array());
                flushIfFull();
            }
        }

        private void flushIfFull() throws IOException {
            if (chunk.size() >= CHUNK_BYTES) {
                flush();
            }
        }

        void flush() throws IOException {
            if (chunk.size() > 0) {
                out.writeInt(chunk.size());
                chunk.writeTo(out);
                chunk.reset();
                between.run();
            }
        }
    }
}
