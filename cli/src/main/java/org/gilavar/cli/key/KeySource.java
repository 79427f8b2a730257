package org.gilavar.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.jspecify.annotations.Nullable;

/**
 * A key as a person names it: the path of a file, or a {@code pkcs11:} URI.
 *
 * @param passphraseFile where its passphrase or PIN is, if in a file
 * @param warnings hears what is risky about it, one sentence at a time
 */
public record KeySource(
        String name, Passphrases passphrases, @Nullable Path passphraseFile, Consumer<String> warnings) {

    /** The key, ready to sign. */
    public SigningKey open() throws IOException {
        return isToken() ? inToken() : new KeyFile(Path.of(name)).read(this::passphrase, warnings);
    }

    /** The public half: of a file of its own ({@code .pub}), or of the key. */
    public VerifyingKey openPublic() throws IOException {
        return isToken() ? inToken().verifyingKey() : new KeyFile(Path.of(name)).readPublic(this::passphrase, warnings);
    }

    /**
     * A new ES256 key, made inside the token, which it never leaves.
     *
     * @throws UnusableKeyException if the URI gives it no name, or there is one of that name, or the token cannot
     */
    public SigningKey generateInToken() throws IOException {
        TokenUri uri = TokenUri.parse(name);
        String label = uri.object()
                .orElseThrow(() -> new UnusableKeyException("a new key needs a name: add object=NAME to the URI"));
        try (Passphrase pin = passphrase()) {
            return Pkcs11.logIn(uri, pin).generate(label);
        }
    }

    private SigningKey inToken() throws IOException {
        TokenUri uri = TokenUri.parse(name);
        try (Passphrase pin = passphrase()) {
            return Pkcs11.logIn(uri, pin).find();
        }
    }

    public boolean isToken() {
        return TokenUri.isOne(name);
    }

    /** What opens it, from wherever that comes. */
    public Passphrase passphrase() throws IOException {
        return passphrases.toOpen(what(), passphraseFile);
    }

    private String what() {
        return (isToken() ? "PIN of " : "passphrase of ") + name;
    }
}
