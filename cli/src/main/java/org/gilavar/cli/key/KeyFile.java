package org.gilavar.cli.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.gilavar.ledger.EncryptedKey;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.WrongPassphraseException;

/**
 * A key in a file that its owner alone may read: PKCS#12 under a passphrase, or for trials PEM without one. They are told
 * apart by what is in them. The public half is beside it as {@code .pub}.
 *
 * <p>An unencrypted key that others may read is refused: it is to be taken for known. An encrypted one is read with a
 * warning: it is still as good as its passphrase.
 */
public final class KeyFile {

    /** How a passphrase is come by, if one is needed. */
    @FunctionalInterface
    public interface Opener {
        Passphrase passphrase() throws IOException;
    }

    private static final String PEM = ".pem";
    private static final byte DER_SEQUENCE = 0x30;

    private final Path path;

    public KeyFile(Path path) {
        this.path = path;
    }

    /**
     * Whether an encrypted key may be kept under this name. It may not under that of the other form: who looks at the
     * folder would be misled.
     *
     * @throws UnusableKeyException if not, or there is a file of this name or of its public half
     */
    public void mustBeFit(boolean encrypted) {
        boolean pem = path.toString().endsWith(PEM);
        if (encrypted && pem) {
            throw new UnusableKeyException(path + " would hold an encrypted key, which is PKCS#12 and not PEM: name it "
                    + "....p12, or say --unencrypted for a trial");
        }
        if (!encrypted && (path.toString().endsWith(".p12") || path.toString().endsWith(".pfx"))) {
            throw new UnusableKeyException(
                    path + " would hold an unencrypted key, which is PEM and not PKCS#12: name it ....pem");
        }
        for (Path taken : new Path[] {path, publicHalf()}) {
            if (Files.exists(taken)) {
                throw new UnusableKeyException(
                        taken + " is there already; choose another name, keys are never overwritten");
            }
        }
    }

    /** Writes the key encrypted, and its public half. */
    public void write(SigningKey key, Passphrase passphrase) throws IOException {
        mustBeFit(true);
        write(key, EncryptedKey.seal(key, passphrase, new SecureRandom()));
    }

    /** Writes the key as it is, and its public half: for trials. */
    public void writeUnencrypted(SigningKey key) throws IOException {
        mustBeFit(false);
        write(key, key.toPem().getBytes(StandardCharsets.US_ASCII));
    }

    private void write(SigningKey key, byte[] content) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OwnerOnly.create(path, content);
        Files.writeString(publicHalf(), key.verifyingKey().text() + "\n");
    }

    public Path publicHalf() {
        return Path.of(path + ".pub");
    }

    /** Reads the key; asks for a passphrase only if it is encrypted. */
    SigningKey read(Opener opener, Consumer<String> warnings) throws IOException {
        byte[] content = content();
        if (isPkcs12(content)) {
            OwnerOnly.whatOthersMay(path)
                    .ifPresent(rights -> warnings.accept("others than its owner may use " + path + " (" + rights
                            + "): they can try passphrases at leisure; chmod 600 " + path));
            return opened(content, opener);
        }
        SigningKey key = unencrypted(content);
        warnings.accept(path + " is not encrypted: whoever gets at the file, a backup of it or this disk can sign as "
                + "this post. For more than a trial: ./gilavar key new NEW.p12 --from " + path);
        return key;
    }

    /** Reads the key of a trial, in order to keep it better from now on. */
    public SigningKey readUnencrypted() throws IOException {
        return unencrypted(content());
    }

    /** Reads the public half, from its own file or from that of the key. */
    VerifyingKey readPublic(Opener opener, Consumer<String> warnings) throws IOException {
        byte[] content = content();
        if (isPkcs12(content) || isPem(content)) {
            return read(opener, warnings).verifyingKey();
        }
        try {
            return VerifyingKey.ofText(text(content).strip());
        } catch (RefusedKeyException e) {
            throw new UnusableKeyException(path + " is not a key: " + e.reason(), e);
        }
    }

    /** Encrypts the key anew. The old file is replaced only when the new one has been opened again. */
    public void changePassphrase(Opener from, Opener to) throws IOException {
        byte[] content = content();
        if (!isPkcs12(content)) {
            throw new UnusableKeyException(path + " is not encrypted, so it has no passphrase; encrypt it with "
                    + "./gilavar key new NEW.p12 --from " + path);
        }
        SigningKey key = opened(content, from);
        try (Passphrase passphrase = to.passphrase()) {
            byte[] sealed = EncryptedKey.seal(key, passphrase, new SecureRandom());
            if (!EncryptedKey.open(sealed, passphrase).verifyingKey().equals(key.verifyingKey())) {
                throw new IllegalStateException("what was sealed must open as the same key");
            }
            OwnerOnly.replace(path, sealed);
        }
    }

    private byte[] content() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new UnusableKeyException("there is no file " + path + "; make a key with ./gilavar key new " + path);
        }
        if (!Files.isReadable(path)) {
            throw new UnusableKeyException("you may not read " + path);
        }
        if (Files.size(path) > EncryptedKey.MAX_BYTES) {
            throw new UnusableKeyException(path + " is too large for a key: expected at most " + EncryptedKey.MAX_BYTES
                    + " bytes, found " + Files.size(path));
        }
        return Files.readAllBytes(path);
    }

    private SigningKey opened(byte[] content, Opener opener) throws IOException {
        try (Passphrase passphrase = opener.passphrase()) {
            return EncryptedKey.open(content, passphrase);
        } catch (WrongPassphraseException e) {
            throw new UnusableKeyException(path + ": " + e.getMessage(), e);
        } catch (RefusedKeyException e) {
            throw new UnusableKeyException(path + " cannot be used: " + e.reason(), e);
        }
    }

    private SigningKey unencrypted(byte[] content) throws IOException {
        SigningKey key;
        try {
            key = SigningKey.ofPem(text(content));
        } catch (RefusedKeyException e) {
            throw new UnusableKeyException(path + " is not a signing key: " + e.reason(), e);
        }
        OwnerOnly.whatOthersMay(path).ifPresent(rights -> {
            throw new UnusableKeyException(
                    "others than its owner may use " + path + " (" + rights + "), and the key in "
                            + "it is not encrypted: take it for known and make a new one, or, if nobody else uses this machine, "
                            + "chmod 600 " + path);
        });
        return key;
    }

    /**
     * Whether this is DER, as PKCS#12 is. Its first octet, a sequence, is also the digit 0, with which one public half in 64
     * begins; the second is that of a length, which is no printable character in any file long enough to hold a key.
     */
    private static boolean isPkcs12(byte[] content) {
        return content.length > 1 && content[0] == DER_SEQUENCE && content[1] < ' ';
    }

    private static boolean isPem(byte[] content) {
        return text(content).startsWith("-----");
    }

    /** Bytes one by one: what is not ASCII will be refused by whoever reads it. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
