package org.gilavar.ledger.log.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The steps of which everything here is made, each of which can fail. Files and folders are durable when forced. */
interface Disk {
    /** The disk of this machine. */
    Disk REAL = new Disk() {
        @Override
        public byte @Nullable [] read(Path file) throws IOException {
            try {
                return Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                return null;
            }
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            Files.write(file, bytes);
        }

        @Override
        public void force(Path fileOrFolder) throws IOException {
            try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public boolean isFolder(Path path) {
            return Files.isDirectory(path);
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            Files.createDirectory(folder);
        }

        @Override
        public boolean delete(Path file) throws IOException {
            return Files.deleteIfExists(file);
        }
    };

    /** The bytes of a file, or null if there is none. */
    byte @Nullable [] read(Path file) throws IOException;

    /** Writes a file anew. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Returns when a file's bytes, or a folder's names, would survive a power cut. */
    void force(Path fileOrFolder) throws IOException;

    /** Gives a file another name, in one step, in place of any file of that name. */
    void move(Path from, Path to) throws IOException;

    boolean isFolder(Path path);

    void makeFolder(Path folder) throws IOException;

    /** Removes a file; says whether there was one. */
    boolean delete(Path file) throws IOException;
}
