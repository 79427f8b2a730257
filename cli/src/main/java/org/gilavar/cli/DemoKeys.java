package org.gilavar.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.cli.scenario.Keyring;
import org.gilavar.ledger.SigningKey;

/** The demo's keys: made when they are first asked for, and kept as files where the demo keeps anything. */
final class DemoKeys implements Keyring {

    private final SecureRandom random;
    private final Map<String, SigningKey> keys = new TreeMap<>();
    private Optional<Path> folder = Optional.empty();

    DemoKeys(SecureRandom random) {
        this.random = random;
    }

    @Override
    public SigningKey of(String holder) {
        SigningKey known = keys.get(holder);
        if (known != null) {
            return known;
        }
        SigningKey made = SigningKey.generate(random);
        keys.put(holder, made);
        folder.ifPresent(f -> write(f, holder, made));
        return made;
    }

    /** From now on each key is a file of this folder, {@code party/post.pem}; those there are already, at once. */
    void keepIn(Path kept) {
        folder = Optional.of(kept);
        keys.forEach((holder, key) -> write(kept, holder, key));
    }

    private static void write(Path folder, String holder, SigningKey key) {
        try {
            new KeyFile(folder.resolve(holder + ".pem")).writeUnencrypted(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
