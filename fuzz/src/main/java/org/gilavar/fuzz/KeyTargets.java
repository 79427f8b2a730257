package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gilavar.ledger.EncryptedKey;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.WrongPassphraseException;

/** Keys as texts, in certificates' form, and in files. */
final class KeyTargets {
    /** The target that reads keys as texts. */
    static final String TEXT = "key-text";

    /** Of the key files in {@code fuzz/seeds/key-file}. */
    private static final String PASSPHRASE = "a passphrase of samples";

    private static final List<SigningKey> KEYS = List.of(SampleKeys.ed25519(1), SampleKeys.es256(1));

    private KeyTargets() {}

    static List<Target> all() {
        return List.of(
                new RoundTrip<>(
                        TEXT,
                        bytes -> verifyingKey(new String(bytes, UTF_8)),
                        key -> key.text().getBytes(UTF_8),
                        RoundTrip.Form.EXACT,
                        () -> publicKeys()
                                .map(key -> key.text().getBytes(UTF_8))
                                .toList()),
                new RoundTrip<>(
                        "key-info",
                        bytes -> declared(() -> VerifyingKey.ofSubjectPublicKeyInfo(bytes)),
                        VerifyingKey::subjectPublicKeyInfo,
                        RoundTrip.Form.EXACT,
                        () -> publicKeys()
                                .map(VerifyingKey::subjectPublicKeyInfo)
                                .toList()),
                new RoundTrip<>(
                        "key-pem",
                        bytes -> declared(() -> SigningKey.ofPem(new String(bytes, ISO_8859_1)))
                                .map(SigningKey::toPem),
                        pem -> pem.getBytes(ISO_8859_1),
                        RoundTrip.Form.LOOSE,
                        () -> KEYS.stream()
                                .map(key -> key.toPem().getBytes(ISO_8859_1))
                                .toList()),
                new Rule(
                        "key-file",
                        "a file that the passphrase opens holds a key that reads as itself",
                        KeyTargets::keyFile,
                        List::of));
    }

    private static Stream<VerifyingKey> publicKeys() {
        return KEYS.stream().map(SigningKey::verifyingKey);
    }

    /** The key that a text stands for, if it is fit for use. */
    static Optional<VerifyingKey> verifyingKey(String text) {
        return declared(() -> VerifyingKey.ofText(text));
    }

    private static <T> Optional<T> declared(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RefusedKeyException e) {
            Shown.reason(e.reason());
            return Optional.empty();
        }
    }

    /** Sealing it again would cost as much as a guess of the passphrase, on purpose: so the key is compared as a text. */
    private static boolean keyFile(byte[] input) {
        try (Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
            Optional<SigningKey> opened = declared(() -> EncryptedKey.open(input, passphrase));
            opened.ifPresent(key -> {
                if (!SigningKey.ofPem(key.toPem()).verifyingKey().equals(key.verifyingKey())) {
                    throw new BrokenException("the key in it reads as another: " + key.keyId());
                }
            });
            return opened.isPresent();
        } catch (WrongPassphraseException e) {
            return false;
        }
    }
}
