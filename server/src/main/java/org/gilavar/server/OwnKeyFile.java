package org.gilavar.server;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;

/** A key that the server makes itself where none was given: unencrypted, in a file for its owner alone. */
final class OwnKeyFile {

    private OwnKeyFile() {}

    /**
     * Reads the key; makes one where there is none.
     *
     * @param what the key is, for people
     * @throws CannotReadKeyException when the file cannot be read or written, or is no such key
     */
    static SigningKey in(Path file, String what, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                write(file, SigningKey.generate(random));
            }
            return SigningKey.ofPem(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new CannotReadKeyException(what + ", " + file + ", cannot be had: " + e, e);
        } catch (RefusedKeyException e) {
            throw new CannotReadKeyException(what + ", " + file + ": " + e.reason(), e);
        }
    }

    /** Under its name whole or not at all: a key that is half on disk would be lost with the first head it signed. */
    private static void write(Path file, SigningKey key) throws IOException {
        Path part = Path.of(file + ".part");
        Files.deleteIfExists(part);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(part, owner);
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write(key.toPem().getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
