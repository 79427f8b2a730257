package org.gilavar.journal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A journal holds what every party filed: its file, and a folder made for it, are readable by their owner alone. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes the folder and an empty file where there are none. SQLite gives its side files the permissions of this one. */
    static void prepare(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
        if (!Files.exists(file)) {
            Files.createFile(file, permissions("rw-------"));
        }
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
