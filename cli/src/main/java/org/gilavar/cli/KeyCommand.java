package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.cli.key.KeySource;
import org.gilavar.cli.key.Passphrases;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of posts, and root keys. */
@Command(
        name = "key",
        description = "Make and show the key of a post, or a root key.",
        mixinStandardHelpOptions = true,
        subcommands = KeyEnrolCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = {
                "Make a new key, encrypted under a passphrase (PKCS#12), and its public half in KEY.pub.",
                "",
                "With a pkcs11: URI for KEY it is made inside that token (ES256) and never leaves it."
            })
    int make(
            @Parameters(paramLabel = "KEY", description = PassphraseOptions.KEY_FORMS) String name,
            @Option(
                            names = "--algorithm",
                            paramLabel = "NAME",
                            description = "ED25519, the default in a file, or ES256, the only one in a token.")
                    @Nullable
                    SignatureAlgorithm algorithm,
            @Option(
                            names = "--unencrypted",
                            description =
                                    "For trials: as PEM, with no passphrase. Whoever gets at the file has the key.")
                    boolean unencrypted,
            @Option(
                            names = "--from",
                            paramLabel = "PEM",
                            description = "Keep this unencrypted key rather than making a new one.")
                    @Nullable
                    Path from,
            @Mixin PassphraseOptions options)
            throws IOException {
        KeySource source = options.key(name);
        if (source.isToken()) {
            if (unencrypted || from != null || algorithm == SignatureAlgorithm.ED25519) {
                throw new SpokenException("a key in a token is ES256 and made there; leave --unencrypted, --from and "
                        + "--algorithm ED25519 out");
            }
            describe(source.generateInToken().verifyingKey());
            return 0;
        }
        if (from != null && (unencrypted || algorithm != null)) {
            throw new SpokenException(
                    "--from keeps a key as it is and encrypts it; leave --unencrypted and --algorithm out");
        }
        KeyFile file = new KeyFile(Path.of(name));
        file.mustBeFit(!unencrypted);
        SigningKey key = from == null
                ? SigningKey.generate(algorithm == null ? SignatureAlgorithm.ED25519 : algorithm, new SecureRandom())
                : new KeyFile(from).readUnencrypted();
        if (unencrypted) {
            file.writeUnencrypted(key);
        } else {
            try (Passphrase passphrase = Passphrases.ofThisProcess()
                    .toProtect("passphrase for " + name, Passphrases.VARIABLE, options.file())) {
                file.write(key, passphrase);
            }
        }
        out().println("key " + key.keyId() + " written to " + name + " (keep it" + (unencrypted ? "" : ", encrypted")
                + ") and " + file.publicHalf() + " (to be enrolled)");
        if (from != null) {
            options.warnings().accept(from + " still holds the key unencrypted: destroy it and its backups");
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show the id and the public half of a key.")
    int show(
            @Parameters(paramLabel = "KEY", description = PassphraseOptions.KEY_FORMS + ", or a .pub file") String name,
            @Option(
                            names = "--witness",
                            paramLabel = "NAME",
                            description = "As the key of a witness of this name, too: as terms and policies have it.")
                    @Nullable
                    String witness,
            @Mixin PassphraseOptions options)
            throws IOException {
        VerifyingKey key = options.key(name).openPublic();
        describe(key);
        if (witness != null) {
            out().println("witness    " + noteKey(witness, key));
        }
        return 0;
    }

    @Command(
            name = "change-passphrase",
            mixinStandardHelpOptions = true,
            description = {
                "Encrypt the key in FILE under another passphrase.",
                "",
                "Copies of the old file still open with the old one."
            })
    int changePassphrase(
            @Parameters(paramLabel = "FILE") String name,
            @Option(
                            names = "--new-passphrase-file",
                            paramLabel = "FILE",
                            description =
                                    "A file with the new passphrase in one line. Default: the environment variable "
                                            + Passphrases.NEW_VARIABLE + ", else you are asked.")
                    @Nullable
                    Path newFile,
            @Mixin PassphraseOptions options)
            throws IOException {
        KeySource source = options.key(name);
        if (source.isToken()) {
            throw new SpokenException("a token's PIN is changed with the token's own program");
        }
        new KeyFile(Path.of(name))
                .changePassphrase(
                        source::passphrase,
                        () -> Passphrases.ofThisProcess()
                                .toProtect("passphrase for " + name, Passphrases.NEW_VARIABLE, newFile));
        out().println(name + " now opens with the new passphrase; copies of the old file still open with the old one");
        return 0;
    }

    private static NoteKey noteKey(String name, VerifyingKey key) {
        try {
            return new NoteKey(name, NoteKey.Type.COSIGNATURE, key);
        } catch (MalformedException e) {
            throw new SpokenException("a witness cannot have this key or name: " + e.reason());
        }
    }

    private void describe(VerifyingKey key) {
        out().println("id         " + key.keyId());
        out().println("algorithm  " + key.algorithm().title());
        out().println("public     " + key.text());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
