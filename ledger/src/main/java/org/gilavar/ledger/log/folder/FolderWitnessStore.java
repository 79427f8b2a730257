package org.gilavar.ledger.log.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.WitnessStore;
import org.jspecify.annotations.Nullable;

/**
 * What a witness must never forget, as a folder: a file for each log, which holds the checkpoint cosigned last and is
 * named for the SHA-256 of the log's origin.
 *
 * <p>A lock on the folder keeps a second process from opening it as long as this store is open. May be used by several
 * threads at once. To open it twice in one process is refused too, and a mistake to end the process for: on some systems
 * the attempt loses the lock. To take the folder back from a copy is to forget: a witness restored so must have a new key.
 */
public final class FolderWitnessStore implements WitnessStore, AutoCloseable {
    private static final String LOCK = ".lock";

    private final SafeFiles files;
    private final FileChannel lock;

    private FolderWitnessStore(SafeFiles files, FileChannel lock) {
        this.files = files;
        this.lock = lock;
    }

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made, or is open already
     */
    public static FolderWitnessStore open(Path folder) {
        return open(Disk.REAL, folder);
    }

    static FolderWitnessStore open(Disk disk, Path folder) {
        SafeFiles files = new SafeFiles(disk, folder);
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IOException("another witness has " + folder + " open");
            }
            return new FolderWitnessStore(files, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // open in this process
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.gilavar.ledger.log.MalformedException if the file is not a signed checkpoint
     * @throws IllegalStateException if it is one of another log
     */
    @Override
    public synchronized @Nullable SignedCheckpoint latest(String origin) {
        byte[] bytes = files.read(name(origin));
        if (bytes == null) {
            return null;
        }
        SignedCheckpoint kept = SignedCheckpoint.parse(bytes);
        if (!kept.checkpoint().origin().equals(origin)) {
            throw new IllegalStateException("the file kept for " + origin + " is of "
                    + kept.checkpoint().origin());
        }
        return kept;
    }

    @Override
    public synchronized boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
        String origin = next.checkpoint().origin();
        if (!Objects.equals(latest(origin), expected)) {
            return false;
        }
        files.replace(name(origin), next.bytes());
        return true;
    }

    private static String name(String origin) {
        return Hash.sha256(origin.getBytes(UTF_8)).hex();
    }

    /** Lets others open the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
