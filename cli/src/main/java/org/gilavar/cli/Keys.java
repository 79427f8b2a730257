package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;

/** Key files of a trial: PEM, readable by their owner alone, not encrypted. */
final class Keys {

    private Keys() {}

    /** Writes a new key file, and its public half beside it as {@code .pub}; never over one that is there. */
    static void write(Path file, SigningKey key) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        if (Files.exists(file)) {
            throw new SpokenException(file + " is there already; choose another name, keys are never overwritten");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, ownerOnly);
        Files.writeString(file, key.toPem(), StandardOpenOption.WRITE);
        Files.writeString(publicHalf(file), key.verifyingKey().text() + "\n");
    }

    static Path publicHalf(Path file) {
        return Path.of(file + ".pub");
    }

    static SigningKey read(Path file) throws IOException {
        mustExist(file);
        try {
            return SigningKey.ofPem(Files.readString(file));
        } catch (RefusedKeyException e) {
            throw new SpokenException(file + " is not a signing key: " + e.reason());
        }
    }

    /** Reads the public half, from its own file or from the key file. */
    static VerifyingKey readPublic(Path file) throws IOException {
        mustExist(file);
        String text = Files.readString(file);
        try {
            return text.startsWith("-----") ? SigningKey.ofPem(text).verifyingKey() : VerifyingKey.ofText(text.trim());
        } catch (RefusedKeyException e) {
            throw new SpokenException(file + " is not a key: " + e.reason());
        }
    }

    private static void mustExist(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SpokenException("there is no file " + file + "; make a key with ./gilavar key new " + file);
        }
    }
}
