package org.gilavar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import org.gilavar.cli.key.OwnerOnly;
import org.gilavar.cli.key.Passphrases;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.client.tls.Connection;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.Passphrase;

/** Files of keys, certificates and requests, as {@code ./gilavar pki} reads and writes them. Nothing is overwritten. */
final class PkiFiles {

    /** Of the file of an authority, without its ending. */
    static final String AUTHORITY = "authority";

    private static final String P12 = ".p12";

    private PkiFiles() {}

    /** What is in a file that issues certificates. */
    static Authority authority(Path file, PassphraseOptions options, SecureRandom random) throws IOException {
        try {
            return new Authority(issued(file, options), random);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(file + " cannot be used as an authority: " + e.getMessage(), e);
        }
    }

    /** The key in a file, and its certificates. */
    static Issued issued(Path file, PassphraseOptions options) throws IOException {
        try (Passphrase passphrase = options.key(file.toString()).passphrase()) {
            return Pkcs12.issued(InputFile.read(file, Pkcs12.MAX_BYTES), passphrase);
        }
    }

    static Passphrase protecting(String what, PassphraseOptions options) throws IOException {
        return Passphrases.ofThisProcess().toProtect("passphrase for " + what, Passphrases.VARIABLE, options.file());
    }

    static void write(Path folder, String name, Issued issued, Passphrase passphrase) throws IOException {
        Path file = folder.resolve(name + P12);
        write(file, issued, passphrase);
        writeShown(file, issued);
    }

    static void write(Path file, Issued issued, Passphrase passphrase) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OwnerOnly.create(file, Pkcs12.seal(issued, passphrase));
    }

    /** The certificate of a key beside it: by it the authority revokes it. */
    static void writeShown(Path file, Issued issued) throws IOException {
        writeNew(
                withEnding(file, ".pem"),
                Connection.pem(List.of(issued.certificate())).getBytes(StandardCharsets.US_ASCII));
    }

    static void mustBeFree(Path file) {
        if (Files.exists(file)) {
            throw taken(file);
        }
    }

    static void writeNew(Path file, byte[] content) throws IOException {
        try {
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        }
    }

    /** Puts something that others are to read in its place, whole or not at all. */
    static void publish(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SpokenException taken(Path file) {
        return new SpokenException(file + " is there already; choose another name, nothing is overwritten");
    }

    /** The file beside it of another ending. */
    static Path withEnding(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }
}
