package org.gilavar.client.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.log.folder.SafeFiles;
import org.jspecify.annotations.Nullable;

/** A folder that its owner alone may enter, written by one process at a time. */
final class FolderStore implements Store {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    /** Longer than any command holds it, which only ever writes some files meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long BETWEEN_NANOS = Duration.ofMillis(5).toNanos();

    private final Path folder;
    private final Duration patience;
    private final SafeFiles files;

    private FolderStore(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        this.files = new SafeFiles(folder);
    }

    static FolderStore open(Path folder) {
        return open(folder, PATIENCE);
    }

    /**
     * A folder, which is made if it is not there.
     *
     * @param patience how long another that writes there is waited for
     * @throws OutboxException if it cannot be made, or others than its owner may enter it
     */
    static FolderStore open(Path folder, Duration patience) {
        try {
            makeFolder(folder);
            return new FolderStore(folder, patience);
        } catch (IOException | UncheckedIOException e) {
            throw new OutboxException("the outbox " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> T alone(Supplier<T> what) {
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(lock)) {
                throw new OutboxException("the outbox " + folder
                        + " is in use by another command; try again when that is done, or name another folder");
            }
            return what.get();
        } catch (IOException e) {
            throw new OutboxException("the outbox " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private boolean isLocked(FileChannel lock) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isFree(lock)) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return true;
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (Files.notExists(folder)) {
            if (posix) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
            } else {
                Files.createDirectories(folder);
            }
        }
        if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
            throw new OutboxException("others than you may enter the outbox " + folder + ": chmod 700 it first");
        }
    }

    @Override
    public byte @Nullable [] read(String name) {
        try {
            return files.read(name);
        } catch (UncheckedIOException e) {
            throw new OutboxException(folder.resolve(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void replace(String name, byte[] bytes) {
        try {
            files.replace(name, bytes);
        } catch (UncheckedIOException e) {
            throw new OutboxException(folder.resolve(name) + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> names() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableList());
        } catch (IOException | UncheckedIOException e) {
            throw new OutboxException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
