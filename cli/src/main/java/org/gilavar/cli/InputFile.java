package org.gilavar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gilavar.journal.UnreadableException;

/** Files that people name, read only as far as they can be right. */
final class InputFile {
    private InputFile() {}

    /**
     * All of a file.
     *
     * @throws UnreadableException if there is none, or it is longer than that
     */
    static byte[] read(Path file, int maxBytes) throws IOException {
        byte[] bytes = beginning(file, maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new UnreadableException(
                    file + " has more than " + maxBytes + " bytes, which nothing of its kind has");
        }
        return bytes;
    }

    /** The first bytes of a file, or all if it is shorter. */
    static byte[] beginning(Path file, int bytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }
}
