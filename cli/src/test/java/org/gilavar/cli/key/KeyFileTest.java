package org.gilavar.cli.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.EncryptedKey;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final SigningKey KEY = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);
    private static final String OLD = "correct horse battery";
    private static final String NEW = "staple of the forest";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> warnings = new ArrayList<>();

    private static Passphrase words(String words) {
        return Passphrase.of(words.toCharArray());
    }

    private static Passphrase nobodyIsAsked() {
        throw new AssertionError("no passphrase is needed for this");
    }

    private Path encrypted() throws IOException {
        Path path = folder.resolve("post.p12");
        new KeyFile(path).write(KEY, words(OLD));
        return path;
    }

    private Path unencrypted() throws IOException {
        Path path = folder.resolve("post.pem");
        new KeyFile(path).writeUnencrypted(KEY);
        return path;
    }

    private SigningKey read(Path path, String words) throws IOException {
        return new KeyFile(path).read(() -> words(words), warnings::add);
    }

    private static void permit(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void anEncryptedKeyIsItsOwnersAloneAndOpensWithoutAWarning() throws IOException {
        Path path = encrypted();

        assertThat(rights(path)).isEqualTo("rw-------");
        assertThat(read(path, OLD).toPem()).isEqualTo(KEY.toPem());
        assertThat(warnings).isEmpty();
        assertThat(new KeyFile(folder.resolve("post.p12.pub")).readPublic(KeyFileTest::nobodyIsAsked, warnings::add))
                .isEqualTo(KEY.verifyingKey());
    }

    @Test
    void aPublicHalfThatBeginsLikeDerIsStillText() throws IOException {
        VerifyingKey key = VerifyingKey.ofText("0NHAvAXCbTBM5qUbmFmnba5cPReg9ipdcy9NjADn3rc=");
        Path file = Files.writeString(folder.resolve("post.pub"), key.text() + "\n");

        assertThat(new KeyFile(file).readPublic(KeyFileTest::nobodyIsAsked, warnings::add))
                .isEqualTo(key);
    }

    @Test
    void anUnencryptedKeyIsReadWithAWarningThatNamesTheRisk() throws IOException {
        Path path = unencrypted();

        SigningKey key = new KeyFile(path).read(KeyFileTest::nobodyIsAsked, warnings::add);

        assertThat(rights(path)).isEqualTo("rw-------");
        assertThat(key.toPem()).isEqualTo(KEY.toPem());
        assertThat(warnings).singleElement().asString().contains("is not encrypted", "can sign as this post", "--from");
    }

    @Test
    void anUnencryptedKeyThatOthersMayUseIsRefused() throws IOException {
        Path path = unencrypted();
        for (String rights : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            permit(path, rights);

            assertThatThrownBy(() -> read(path, OLD))
                    .isInstanceOf(UnusableKeyException.class)
                    .hasMessageContaining("(" + rights + ")")
                    .hasMessageContaining("take it for known and make a new one");
        }
        permit(path, "r--------");
        assertThat(read(path, OLD).keyId()).isEqualTo(KEY.keyId());
    }

    @Test
    void anEncryptedKeyThatOthersMayReadIsReadWithAWarning() throws IOException {
        Path path = encrypted();
        permit(path, "rw-r--r--");

        assertThat(read(path, OLD).keyId()).isEqualTo(KEY.keyId());
        assertThat(warnings).singleElement().asString().contains("(rw-r--r--)", "try passphrases at leisure");
    }

    @Test
    void aWrongPassphraseAndADamagedFileAreSaidPlainly() throws IOException {
        Path path = encrypted();
        assertThatThrownBy(() -> read(path, NEW))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(path + ": wrong passphrase, or the file has been damaged: its check value does not fit");

        byte[] content = Files.readAllBytes(path);
        content[content.length / 2] ^= 1;
        Files.write(path, content);
        assertThatThrownBy(() -> read(path, OLD)).hasMessageContaining("or the file has been damaged");

        Files.write(path, new byte[] {0x30, 0x03, 0x02, 0x01});
        assertThatThrownBy(() -> read(path, OLD))
                .hasMessage(path + " cannot be used: not a PKCS#12 file, or a damaged one");
    }

    @Test
    void whatIsNoKeyIsRefused() throws IOException {
        Path path = folder.resolve("notes.txt");
        Files.writeString(path, "Anahtar burada değil");
        assertThatThrownBy(() -> read(path, OLD)).hasMessageContaining("is not a signing key: expected one block");
        assertThatThrownBy(() -> new KeyFile(path).readPublic(KeyFileTest::nobodyIsAsked, warnings::add))
                .hasMessageContaining("is not a key: not standard base64");

        Files.write(path, new byte[EncryptedKey.MAX_BYTES + 1]);
        assertThatThrownBy(() -> read(path, OLD)).hasMessageContaining("is too large for a key");
        Files.write(path, new byte[0]);
        assertThatThrownBy(() -> read(path, OLD)).isInstanceOf(UnusableKeyException.class);
        assertThatThrownBy(() -> read(folder, OLD)).hasMessageStartingWith("there is no file");
        assertThatThrownBy(() -> read(folder.resolve("none"), OLD)).hasMessageContaining("./gilavar key new");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path path = encrypted();
        byte[] before = Files.readAllBytes(path);

        assertThatThrownBy(() -> new KeyFile(path).write(KEY, words(NEW))).hasMessageContaining("never overwritten");
        assertThat(Files.readAllBytes(path)).isEqualTo(before);

        Path other = folder.resolve("other.p12");
        Files.writeString(Path.of(other + ".pub"), "another's");
        assertThatThrownBy(() -> new KeyFile(other).write(KEY, words(NEW)))
                .hasMessageContaining("other.p12.pub is there already");
        assertThat(other).doesNotExist();
    }

    @Test
    void theNameSaysWhichOfTheTwoItIs() {
        assertThatThrownBy(() -> new KeyFile(folder.resolve("post.pem")).write(KEY, words(OLD)))
                .hasMessageContaining("name it ....p12, or say --unencrypted");
        assertThatThrownBy(() -> new KeyFile(folder.resolve("post.p12")).writeUnencrypted(KEY))
                .hasMessageContaining("name it ....pem");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aChangedPassphraseOpensTheSameKeyAndTheOldOneDoesNot() throws IOException {
        Path path = encrypted();
        permit(path, "rw-r--r--");

        new KeyFile(path).changePassphrase(() -> words(OLD), () -> words(NEW));

        assertThat(read(path, NEW).toPem()).isEqualTo(KEY.toPem());
        assertThatThrownBy(() -> read(path, OLD)).hasMessageContaining("wrong passphrase");
        assertThat(rights(path)).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
    }

    @Test
    void aChangeThatCannotBeMadeChangesNothing() throws IOException {
        Path path = encrypted();
        byte[] before = Files.readAllBytes(path);

        assertThatThrownBy(() -> new KeyFile(path).changePassphrase(() -> words(NEW), KeyFileTest::nobodyIsAsked))
                .hasMessageContaining("wrong passphrase");
        assertThatThrownBy(() -> new KeyFile(path).changePassphrase(() -> words(OLD), () -> words("short")))
                .hasMessageContaining("at least 12 characters");

        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThatThrownBy(() -> new KeyFile(unencrypted())
                        .changePassphrase(KeyFileTest::nobodyIsAsked, KeyFileTest::nobodyIsAsked))
                .hasMessageContaining("is not encrypted");
    }

    @Test
    void behindALinkTheFileItPointsToIsChanged() throws IOException {
        Path path = encrypted();
        Path link = Files.createSymbolicLink(folder.resolve("link.p12"), path);

        new KeyFile(link).changePassphrase(() -> words(OLD), () -> words(NEW));

        assertThat(link).isSymbolicLink();
        assertThat(read(path, NEW).keyId()).isEqualTo(KEY.keyId());
    }
}
