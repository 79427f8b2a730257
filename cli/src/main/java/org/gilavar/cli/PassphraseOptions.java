package org.gilavar.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.gilavar.cli.key.KeySource;
import org.gilavar.cli.key.Passphrases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command that uses a key opens it. What is risky about the key is said on the standard error stream. */
final class PassphraseOptions {

    /** How a person names a key. */
    static final String KEY_FORMS = "A key file (PKCS#12, or PEM for trials), or a key in a token as "
            + "pkcs11:token=NAME;object=LABEL?module-path=/path/to/library.so";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file with the key's passphrase, or the token's PIN, in one line. Default: the environment "
                    + "variable " + Passphrases.VARIABLE + ", else you are asked.")
    private @Nullable Path file;

    @Nullable
    Path file() {
        return file;
    }

    KeySource key(String name) {
        return key(name, file);
    }

    KeySource key(String name, @Nullable Path passphraseFile) {
        return new KeySource(name, Passphrases.ofThisProcess(), passphraseFile, warnings());
    }

    Consumer<String> warnings() {
        return warning -> command.commandLine().getErr().println("gilavar: warning: " + warning);
    }
}
