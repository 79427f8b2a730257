package org.gilavar.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a snapshot that its writer names and reads back.
 *
 * @param name at most 255 characters; {@code state}, {@code keys} and {@code said} are taken
 */
public record SnapshotSection(String name, Body body) {

    /** Writes the content, on a thread of its own: it must not read what another one changes. */
    @FunctionalInterface
    public interface Body {
        void write(Content to) throws IOException;
    }

    /** Where the content of a section goes: lines or numbers, not both. */
    public interface Content {

        /** A line in UTF-8 without its end; it must not contain one. */
        void line(byte[] line) throws IOException;

        void numbers(LongBuffer numbers) throws IOException;
    }

    /** A section as it was read. */
    public static final class Read {

        private final List<byte[]> chunks;

        Read(List<byte[]> chunks) {
            this.chunks = List.copyOf(chunks);
        }

        /** The lines, in order. */
        public List<byte[]> lines() {
            return chunks.stream().flatMap(chunk -> linesOf(chunk).stream()).toList();
        }

        List<String> texts() {
            return lines().stream()
                    .map(line -> new String(line, StandardCharsets.UTF_8))
                    .toList();
        }

        private static List<byte[]> linesOf(byte[] chunk) {
            List<byte[]> lines = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < chunk.length; i++) {
                if (chunk[i] == '\n') {
                    lines.add(Arrays.copyOfRange(chunk, start, i));
                    start = i + 1;
                }
            }
            return lines;
        }

        public long[] numbers() {
            int bytes = chunks.stream().mapToInt(chunk -> chunk.length).sum();
            long[] numbers = new long[bytes / Long.BYTES];
            int at = 0;
            for (byte[] chunk : chunks) {
                LongBuffer values = ByteBuffer.wrap(chunk).asLongBuffer();
                int count = values.remaining();
                values.get(numbers, at, count);
                at += count;
            }
            return numbers;
        }
    }
}
