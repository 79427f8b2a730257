package org.gilavar.ledger.log.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files under one folder that are replaced whole or not at all. One writer at a time for each folder. */
public final class SafeFiles {
    /** Where a file is written before it is moved to its place. Only one is written at a time. */
    private static final String PENDING = ".pending";

    private final Disk disk;
    private final Path folder;

    /**
     * Files under this folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public SafeFiles(Path folder) {
        this(Disk.REAL, folder);
    }

    SafeFiles(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder.toAbsolutePath().normalize();
        try {
            makeFolders(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes of a file, or null if there is none.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public byte @Nullable [] read(String name) {
        try {
            return disk.read(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a file in its place; when this returns it is durable, and until then the old one is there.
     *
     * @param name may have folders, which are made
     * @throws UncheckedIOException if it cannot be written; the file is then the old one or the new one, whole
     */
    public void replace(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        Path parent = file.resolveSibling("").normalize();
        Path pending = folder.resolve(PENDING);
        try {
            makeFolders(parent);
            disk.write(pending, bytes);
            disk.force(pending);
            disk.move(pending, file);
            disk.force(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean delete(String name) {
        try {
            return disk.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that is new is there for good only when the one it is in was forced. */
    private void makeFolders(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null || disk.isFolder(path)) {
            return;
        }
        makeFolders(parent);
        disk.makeFolder(path);
        disk.force(parent);
    }
}
