package org.gilavar.client.mirror;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.MalformedException;

/**
 * What opens the leaves of a party's log, one after the other in one file.
 *
 * <pre>
 *   for each entry  u32, big endian: length; 0 where the facilitator had erased the entry before it was fetched
 *                   the opening, as {@link EntryOpening#bytes} has it
 * </pre>
 *
 * <p>What a crash left half written at the end is cut off when it is opened for writing. Used by one thread at a time.
 */
public final class Openings implements AutoCloseable {
    /** The name of the file in a copy. */
    public static final String NAME = "openings";

    private static final int MAX_BYTES = EntryOpening.MAX_BODY_BYTES + 1000;

    /** Told what is in the file, in order. */
    @FunctionalInterface
    public interface Reader {
        void read(long index, Optional<EntryOpening> opening) throws IOException;
    }

    private final RandomAccessFile file;
    private long size;

    /** Where the last entry that is known to be whole and on disk ends. */
    private long end;

    private Openings(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens the file of a copy for writing, and makes it where there is none.
     *
     * @param entries of the log of the copy: what stands beyond is forgotten, and fetched again
     * @throws IOException if it cannot be read, or holds fewer, or another mirror has it open
     */
    public static Openings open(Path folder, long entries) throws IOException {
        RandomAccessFile file = new RandomAccessFile(folder.resolve(NAME).toFile(), "rw");
        boolean sound = false;
        try {
            if (!isLocked(file)) {
                throw new IOException(folder + " is in use: another mirror is at work there");
            }
            Openings openings = new Openings(file);
            openings.goTo(entries);
            sound = true;
            return openings;
        } finally {
            if (!sound) {
                file.close();
            }
        }
    }

    /** Until it is closed, or the process ends. */
    private static boolean isLocked(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this process
        }
    }

    /** Keeps the first so many entries and forgets the rest, whole or not. */
    private void goTo(long entries) throws IOException {
        size = 0;
        end = 0;
        while (size < entries) {
            if (file.length() - end < Integer.BYTES) {
                throw new IOException(NAME + " ends with entry " + size + ", and the log has " + entries);
            }
            file.seek(end);
            long next = end + Integer.BYTES + Integer.toUnsignedLong(file.readInt());
            if (next > file.length()) {
                throw new IOException(NAME + " ends inside entry " + size + ", and the log has " + entries);
            }
            end = next;
            size++;
        }
        file.setLength(end);
    }

    /**
     * Adds openings after so many entries, in place of what an attempt that failed may have left there; they are on disk when
     * it returns.
     */
    public void append(long after, List<Optional<EntryOpening>> more) throws IOException {
        if (after != size) {
            goTo(after);
        }
        file.setLength(end);
        file.seek(end);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file.getChannel())));
        for (Optional<EntryOpening> opening : more) {
            byte[] bytes = opening.map(EntryOpening::bytes).orElse(new byte[0]);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
        file.getChannel().force(true);
        end = file.getFilePointer();
        size += more.size();
    }

    /** How many entries there are. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Whether a folder has such a file. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    /**
     * Reads the first so many entries of a file that somebody else may have written.
     *
     * @throws MalformedException if it is anything else, or has fewer
     */
    public static void read(Path folder, long entries, Reader reader) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(NAME))))) {
            for (long index = 0; index < entries; index++) {
                int length = in.readInt();
                if (length < 0 || length > MAX_BYTES) {
                    throw new MalformedException(NAME, "entry " + index + " is said to have " + length + " bytes");
                }
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new EOFException();
                }
                reader.read(index, length == 0 ? Optional.empty() : Optional.of(EntryOpening.parse(bytes)));
            }
        } catch (EOFException e) {
            throw new MalformedException(NAME, "it ends before entry " + entries);
        }
    }
}
