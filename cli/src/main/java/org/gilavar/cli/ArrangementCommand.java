package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gilavar.client.Bodies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the parties sign. */
@Command(
        name = "arrangement",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Put terms on the table, read them, and sign them.",
            "",
            "Nothing takes effect on a party that has not signed exactly this text."
        })
final class ArrangementCommand implements OfKind {

    private static final String TERMS =
            "The terms, in YAML or JSON; examples/syria-2025/arrangement.yaml is a beginning.";

    @Override
    public Kind kind() {
        return Kind.ARRANGEMENT;
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Put the first version of terms on the table.")
    int propose(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "FILE", description = TERMS) Path terms,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.proposeArrangement(name, SubmitCommand.body(terms)));
    }

    @Command(
            name = "amend",
            mixinStandardHelpOptions = true,
            description = "Put the next version on the table. Signatures under the one before do not carry over.")
    int amend(
            @Parameters(paramLabel = "ARRANGEMENT", description = "The id of the latest version.") String id,
            @Parameters(paramLabel = "FILE", description = TERMS) Path terms,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.amendArrangement(id, SubmitCommand.body(terms), reason));
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = {
                "Sign the terms as this command has received them: their hash is computed here.",
                "",
                "Read them before:  arrangement show ARRANGEMENT. Where two posts must sign, name the other's key with --cosign."
            })
    int sign(
            @Parameters(paramLabel = "ARRANGEMENT", description = "Its id, such as pact.v1.") String id,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.signArrangement(say.item(Kind.ARRANGEMENT, id)));
    }
}
