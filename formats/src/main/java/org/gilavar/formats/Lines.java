package org.gilavar.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes between separators, one stretch after the other, and the number of the line each begins on. */
final class Lines {
    /** More than the largest volume takes, 10,000 vertices of some 50 bytes, by a factor of thirty. */
    static final int MAX_BYTES = 1 << 24;

    private final InputStream in;
    private final byte separator;

    private final byte[] chunk = new byte[1 << 14];
    private int chunkAt;
    private int chunkEnd;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private boolean tooLong;
    private long number;
    private long nextNumber = 1;

    Lines(InputStream in, byte separator) {
        this.in = in;
        this.separator = separator;
    }

    /** Steps to the next stretch; false when there is none. */
    boolean next() throws IOException {
        number = nextNumber;
        length = 0;
        tooLong = false;
        if (chunkAt == chunkEnd && !fill()) {
            return false;
        }
        do {
            int from = chunkAt;
            while (chunkAt < chunkEnd && chunk[chunkAt] != separator) {
                nextNumber += chunk[chunkAt++] == '\n' ? 1 : 0;
            }
            keep(from, chunkAt);
            if (chunkAt < chunkEnd) {
                nextNumber += chunk[chunkAt++] == '\n' ? 1 : 0;
                return true;
            }
        } while (fill());
        return true;
    }

    /** The stretch is in the first {@link #length} of these until the next step. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    long number() {
        return number;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Throws when the stretch was longer than {@link #MAX_BYTES}; what is over was left out. */
    void checkLength() {
        if (tooLong) {
            throw new RefusedException(number, "", "expected at most " + MAX_BYTES + " bytes in one record");
        }
    }

    private void keep(int from, int to) {
        int count = Math.min(to - from, MAX_BYTES - length);
        tooLong |= count < to - from;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        System.arraycopy(chunk, from, bytes, length, count);
        length += count;
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, in.read(chunk));
        return chunkEnd > 0;
    }
}
