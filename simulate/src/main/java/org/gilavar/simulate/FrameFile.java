package org.gilavar.simulate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of frames, each there as a whole or not at all.
 *
 * <pre>
 *   frame  length u32, CRC-32 u32 of the bytes, the bytes
 * </pre>
 *
 * <p>What follows the last whole frame is what a power cut left of one, and is cut off when the file is opened.
 */
final class FrameFile {

    static final int HEADER_BYTES = 2 * Integer.BYTES;

    private final SimDisk disk;
    private final String name;

    FrameFile(SimDisk disk, String name) {
        this.disk = disk;
        this.name = name;
    }

    /** The frames there are; a torn end is cut off. */
    List<byte[]> recover() {
        byte[] all = disk.read(name);
        List<byte[]> frames = new ArrayList<>();
        int at = 0;
        while (all.length - at >= HEADER_BYTES) {
            ByteBuffer header = ByteBuffer.wrap(all, at, HEADER_BYTES);
            int length = header.getInt();
            int checksum = header.getInt();
            int end = at + HEADER_BYTES + length;
            if (length < 0 || end > all.length) {
                break;
            }
            byte[] bytes = Arrays.copyOfRange(all, at + HEADER_BYTES, end);
            if (checksum(bytes) != checksum) {
                break;
            }
            frames.add(bytes);
            at = end;
        }
        disk.truncate(name, at);
        return frames;
    }

    /**
     * Adds a frame, for good.
     *
     * @throws DiskFullException when there is no room, and nothing has changed
     */
    void append(byte[] bytes) {
        int before = disk.size(name);
        try {
            disk.append(name, framed(bytes));
        } catch (DiskFullException e) {
            disk.truncate(name, before);
            throw e;
        }
        disk.sync(name);
    }

    /** Puts these frames in place of all there are, in one step. */
    void replace(List<byte[]> frames) {
        disk.replace(name, frames.stream().map(FrameFile::framed).reduce(new byte[0], FrameFile::joined));
    }

    static byte[] framed(byte[] bytes) {
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes))
                .put(bytes)
                .array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
