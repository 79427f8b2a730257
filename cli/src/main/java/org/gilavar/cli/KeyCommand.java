package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.gilavar.ledger.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of posts, and root keys. */
@Command(
        name = "key",
        description = "Make and show the key of a post, or a root key.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "new", description = "Make a new Ed25519 key in FILE, and its public half in FILE.pub.")
    int make(@Parameters(paramLabel = "FILE") Path file) throws IOException {
        SigningKey key = SigningKey.generate(new SecureRandom());
        Keys.write(file, key);
        out().println("key " + key.keyId() + " written to " + file + " (keep it) and " + Keys.publicHalf(file)
                + " (to be enrolled)");
        return 0;
    }

    @Command(name = "show", description = "Show the id and the public half of the key in FILE.")
    int show(@Parameters(paramLabel = "FILE") Path file) throws IOException {
        var key = Keys.readPublic(file);
        out().println("id      " + key.keyId());
        out().println("public  " + key.text());
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
