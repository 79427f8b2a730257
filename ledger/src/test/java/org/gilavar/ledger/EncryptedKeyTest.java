package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedKeyTest {
    private static final String WORDS = "correct horse battery";

    /** Where the rounds themselves are not what is tested. */
    private static final int FEW_ROUNDS = 100;

    @ParameterizedTest
    @EnumSource
    void whatIsSealedOpensAgain(SignatureAlgorithm algorithm) {
        SigningKey key = key(algorithm);

        byte[] file = EncryptedKey.seal(key, passphrase(), new SecureRandom());

        assertThat(EncryptedKey.open(file, passphrase()).toPem()).isEqualTo(key.toPem());
    }

    @ParameterizedTest
    @EnumSource
    void javaReadsTheKeyAndItsCertificate(SignatureAlgorithm algorithm) throws GeneralSecurityException, IOException {
        SigningKey key = key(algorithm);
        KeyStore store = KeyStore.getInstance("PKCS12");

        store.load(new ByteArrayInputStream(seal(key)), WORDS.toCharArray());

        assertThat(SigningKey.ofPkcs8(
                                store.getKey("gilavar", WORDS.toCharArray()).getEncoded())
                        .toPem())
                .isEqualTo(key.toPem());
        Certificate certificate = store.getCertificate("gilavar");
        certificate.verify(certificate.getPublicKey());
    }

    @ParameterizedTest
    @EnumSource
    void openSslReadsTheKeyAndNamesItsProtection(SignatureAlgorithm algorithm, @TempDir Path folder)
            throws IOException, InterruptedException {
        OpenSsl openSsl = OpenSsl.in(folder);
        SigningKey key = key(algorithm);
        Files.write(folder.resolve("key.p12"), EncryptedKey.seal(key, passphrase(), new SecureRandom()));

        String printed = openSsl.run("pkcs12", "-in", "key.p12", "-info", "-nodes", "-passin", "pass:" + WORDS);

        assertThat(printed)
                .contains("MAC: sha256, Iteration 600000")
                .contains("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256")
                .contains("friendlyName: gilavar")
                .contains(key.toPem())
                .contains("CN = Gilavar key " + key.keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED25519", "EC -pkeyopt ec_paramgen_curve:P-256"})
    void whatOpenSslWritesIsRead(String algorithm, @TempDir Path folder) throws IOException, InterruptedException {
        OpenSsl openSsl = OpenSsl.in(folder);
        List<String> generate = new java.util.ArrayList<>(List.of("genpkey", "-out", "key.pem", "-algorithm"));
        generate.addAll(List.of(algorithm.split(" ", -1)));
        openSsl.run(generate.toArray(String[]::new));
        openSsl.run("req", "-x509", "-key", "key.pem", "-subj", "/CN=x", "-days", "9", "-out", "crt.pem");
        openSsl.run(
                "pkcs12",
                "-export",
                "-inkey",
                "key.pem",
                "-in",
                "crt.pem",
                "-out",
                "k.p12",
                "-passout",
                "pass:" + WORDS);

        SigningKey key = EncryptedKey.open(Files.readAllBytes(folder.resolve("k.p12")), passphrase());

        assertThat(key.toPem()).isEqualTo(Files.readString(folder.resolve("key.pem")));
    }

    @ParameterizedTest
    @EnumSource
    void whatJavaWritesIsRead(SignatureAlgorithm algorithm) throws GeneralSecurityException, IOException {
        SigningKey key = key(algorithm);

        byte[] file = writtenByJava(key, key);

        assertThat(EncryptedKey.open(file, passphrase()).toPem()).isEqualTo(key.toPem());
    }

    @Test
    void anotherPassphraseDoesNotOpenIt() {
        byte[] file = seal(Keys.numbered(1));

        for (String other : List.of("correct horse batterz", "Correct horse battery", WORDS + " ", "x")) {
            assertThatThrownBy(() -> EncryptedKey.open(file, Passphrase.of(other.toCharArray())))
                    .isInstanceOf(WrongPassphraseException.class)
                    .hasMessageStartingWith("wrong passphrase, or the file has been damaged")
                    .message()
                    .doesNotContain(other);
        }
    }

    @Test
    void noChangedByteGoesUnnoticed() {
        SigningKey key = Keys.es256Numbered(1);
        byte[] file = EncryptedKey.seal(key, passphrase(), Keys.alwaysTheSame(), 1);
        Random random = new Random(20_250_409);
        int opened = 0;
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            opened += openedAs(key, changed) ? 1 : 0;
        }
        assertThat(opened)
                .as("changes that a reader of PKCS#12 passes over, and the key is the same")
                .isLessThanOrEqualTo(2);
    }

    /** False when it was refused in one of the two ways it may be; any other exception is a defect. */
    private static boolean openedAs(SigningKey key, byte[] changed) {
        try {
            assertThat(EncryptedKey.open(changed, passphrase()).toPem()).isEqualTo(key.toPem());
            return true;
        } catch (WrongPassphraseException | RefusedKeyException e) {
            return false;
        }
    }

    @Test
    void aFileCutShortIsRefused() {
        byte[] file = seal(Keys.numbered(1));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);

            assertThatThrownBy(() -> EncryptedKey.open(cut, passphrase()))
                    .isInstanceOfAny(RefusedKeyException.class, WrongPassphraseException.class);
        }
    }

    @Test
    void whatIsNoPkcs12IsRefused() {
        byte[] pem = Keys.numbered(1).toPem().getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> EncryptedKey.open(pem, passphrase()))
                .hasMessage("key refused: not a PKCS#12 file, or a damaged one");
        assertThatThrownBy(() -> EncryptedKey.open(new byte[EncryptedKey.MAX_BYTES + 1], passphrase()))
                .hasMessage("key refused: expected at most 65536 bytes, found 65537");
    }

    @Test
    void aFileWithNoneTwoOrOtherKeysIsRefused() throws GeneralSecurityException, IOException {
        KeyStore none = empty();
        KeyStore two = empty();
        two.setKeyEntry("a", javaKey(Keys.numbered(1)), WORDS.toCharArray(), chain(Keys.numbered(1)));
        two.setKeyEntry("b", javaKey(Keys.numbered(2)), WORDS.toCharArray(), chain(Keys.numbered(2)));
        KeyStore rsa = empty();
        rsa.setKeyEntry(
                "a",
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate(),
                WORDS.toCharArray(),
                chain(Keys.numbered(1)));

        assertThatThrownBy(() -> EncryptedKey.open(bytes(none), passphrase()))
                .hasMessageEndingWith("expected one key with its certificate in the PKCS#12 file, found 0");
        assertThatThrownBy(() -> EncryptedKey.open(bytes(two), passphrase())).hasMessageEndingWith("found 2");
        assertThatThrownBy(() -> EncryptedKey.open(bytes(rsa), passphrase()))
                .hasMessageContaining("not an unencrypted Ed25519 key or P-256 key");
    }

    @Test
    void aKeyBesideTheCertificateOfAnotherIsRefused() throws GeneralSecurityException, IOException {
        byte[] file = writtenByJava(Keys.numbered(1), Keys.numbered(2));

        assertThatThrownBy(() -> EncryptedKey.open(file, passphrase()))
                .hasMessage("key refused: the certificate beside the key is another key's");
    }

    @Test
    void noTwoFilesOfOneKeyAreAlike() {
        assertThat(seal(Keys.numbered(1))).isNotEqualTo(seal(Keys.numbered(1)));
    }

    @Test
    void aShortPassphraseIsNotTakenForANewFile() {
        assertThatThrownBy(() -> EncryptedKey.seal(
                        Keys.numbered(1), Passphrase.of("eleven char".toCharArray()), new SecureRandom()))
                .hasMessage("a passphrase for a key has at least 12 characters, found 11");
    }

    @Test
    void aKeyInATokenIsNotSealed() {
        SigningKey key = SigningKey.inToken(Keys.es256Numbered(1).verifyingKey(), message -> message);

        assertThatThrownBy(() -> seal(key)).hasMessage("the key is in a token, which does not give it away");
    }

    @Test
    void aPassphraseIsPrintableAsciiAndShowsNothing() {
        assertThat(passphrase()).hasToString("Passphrase[hidden]");
        for (String bad : List.of("", "şifre sözcüğü", "tab\tinside it", "x".repeat(257))) {
            assertThatThrownBy(() -> Passphrase.of(bad.toCharArray())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedPassphraseIsOverwritten() {
        Passphrase closed = passphrase();
        closed.close();

        assertThat(closed.chars()).containsOnly('\0');
    }

    private static SigningKey key(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.ED25519 ? Keys.numbered(1) : Keys.es256Numbered(1);
    }

    private static Passphrase passphrase() {
        return Passphrase.of(WORDS.toCharArray());
    }

    private static byte[] seal(SigningKey key) {
        return EncryptedKey.seal(key, passphrase(), new SecureRandom(), FEW_ROUNDS);
    }

    private static byte[] writtenByJava(SigningKey key, SigningKey certified)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("mine", javaKey(key), WORDS.toCharArray(), chain(certified));
        return bytes(store);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] bytes(KeyStore store) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, WORDS.toCharArray());
        return out.toByteArray();
    }

    private static PrivateKey javaKey(SigningKey key) throws GeneralSecurityException {
        String name = key.verifyingKey().algorithm() == SignatureAlgorithm.ED25519 ? "Ed25519" : "EC";
        return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8()));
    }

    private static Certificate[] chain(SigningKey key) throws GeneralSecurityException {
        return new Certificate[] {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(key.certificate()))
        };
    }
}
