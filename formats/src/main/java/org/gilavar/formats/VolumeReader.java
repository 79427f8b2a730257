package org.gilavar.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads volumes from files, one record at a time.
 *
 * <p>One reader reads all the files of one question, one after the other: an id may occur once in all of them. It
 * holds one record at most, and every id with its place. Not thread-safe.
 */
public final class VolumeReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Enough to tell formats apart. */
    private static final int START_BYTES = 1 << 14;

    private final VolumeVisitor visitor;
    private final Map<String, Place> seen = new HashMap<>();

    /** A reader that tells {@code visitor} what it reads. */
    public VolumeReader(VolumeVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Reads a whole file, its format told by its name, or else by its content.
     *
     * @param file what to call it in places
     */
    public void read(String file, InputStream in) throws IOException {
        read(file, in, Optional.empty());
    }

    /** Reads a whole file of a known format. */
    public void read(String file, InputStream in, Format format) throws IOException {
        read(file, in, Optional.of(format));
    }

    private void read(String file, InputStream in, Optional<Format> known) throws IOException {
        var intake = new Intake(file, seen, visitor);
        var buffered = new BufferedInputStream(in, START_BYTES);
        skipByteOrderMark(buffered);
        var start = start(buffered);
        var format = known.or(() -> Format.of(file, start));
        if (format.isEmpty()) {
            boolean isEmpty = new String(start, StandardCharsets.ISO_8859_1).isBlank();
            intake.refuse(new RefusedException(
                    0, "", isEmpty ? "is empty" : "expected GeoJSON, JSON Lines or OpenAir, found none of them"));
            return;
        }
        switch (format.get()) {
            case GEOJSON -> JsonDocument.read(buffered, intake);
            case JSONL -> JsonLines.read(buffered, separator(start), intake);
            case OPENAIR -> OpenAirReader.read(buffered, intake);
        }
    }

    private static byte separator(byte[] start) {
        return start.length > 0 && start[0] == JsonLines.RECORD_SEPARATOR ? JsonLines.RECORD_SEPARATOR : (byte) '\n';
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }

    private static byte[] start(BufferedInputStream in) throws IOException {
        in.mark(START_BYTES);
        var start = in.readNBytes(START_BYTES);
        in.reset();
        return start;
    }
}
