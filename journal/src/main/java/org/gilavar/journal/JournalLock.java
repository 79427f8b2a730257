package org.gilavar.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one process that writes a journal, on a file beside it. */
final class JournalLock implements AutoCloseable {

    private final FileChannel channel;

    private JournalLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, making the journal's folder and an empty file where there are none.
     *
     * @throws UnreadableException when another has it
     */
    static JournalLock take(Path file) {
        try {
            OwnerOnly.prepare(file);
            FileChannel channel =
                    FileChannel.open(Path.of(file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(channel)) {
                channel.close();
                throw new UnreadableException(file + " is in use by another server; stop that one first");
            }
            return new JournalLock(channel);
        } catch (IOException e) {
            throw new UnreadableException("cannot write beside " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has it
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UnreadableException("cannot release the journal's lock: " + e.getMessage(), e);
        }
    }
}
