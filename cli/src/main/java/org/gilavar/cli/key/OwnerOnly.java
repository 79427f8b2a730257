package org.gilavar.cli.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Files that their owner alone may read and write. Where the system has no such permissions (Windows), that is left to
 * the folder.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> RIGHTS = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** The rights on a file, as {@code ls} writes them, if others than its owner have any; of a pipe nothing is said. */
    static Optional<String> whatOthersMay(Path file) throws IOException {
        if (!isPosix() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        rights.addAll(Files.getPosixFilePermissions(file));
        String written = PosixFilePermissions.toString(rights);
        rights.removeAll(PosixFilePermissions.fromString("rwx------"));
        return rights.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    /**
     * Writes a new file, to disk.
     *
     * @throws UnusableKeyException if there is one of that name
     */
    public static void create(Path file, byte[] content) throws IOException {
        try {
            Files.createFile(file, attributes());
        } catch (FileAlreadyExistsException e) {
            throw new UnusableKeyException(file + " is there already; choose another name, keys are never overwritten");
        }
        write(file, content);
    }

    /** Puts a new content in the place of an old one, to disk; whatever happens, the file holds all of the one or the other. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path target = file.toRealPath();
        Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".new", attributes());
        try {
            write(beside, content);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static FileAttribute<?>[] attributes() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(RIGHTS)}
                : new FileAttribute<?>[0];
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
