package org.gilavar.client.outbox;

import java.io.Closeable;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.log.folder.SafeFiles;
import org.jspecify.annotations.Nullable;

/** A folder that its owner alone may enter, held by one process at a time. */
final class FolderStore implements Store, Closeable {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final SafeFiles files;
    private final FileChannel lock;

    private FolderStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.files = new SafeFiles(folder);
        this.lock = lock;
    }

    static FolderStore open(Path folder) throws IOException {
        makeFolder(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new OutboxException("the outbox " + folder
                    + " is in use by another command; try again when that is done, or name " + "another folder");
        }
        return new FolderStore(folder, channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
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

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
