package org.gilavar.cli;

import java.io.IOException;
import org.gilavar.client.Bodies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Texts for the public. */
@Command(
        name = "communique",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description =
                "Draft texts for the public, and approve them: published when all have approved these very words.")
final class CommuniqueCommand implements OfKind {

    @Override
    public Kind kind() {
        return Kind.COMMUNIQUE;
    }

    @Command(name = "draft", mixinStandardHelpOptions = true, description = "As the facilitator: draft a text.")
    int draft(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "TEXT") String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.draftCommunique(name, text));
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approve a text as this command has received it. Read it before:  communique show.")
    int approve(@Parameters(paramLabel = "COMMUNIQUE", description = "Its id.") String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode communique = say.item(Kind.COMMUNIQUE, typed);
        return say.say(Bodies.approveCommunique(
                communique.path("id").asString(), communique.path("text").asString()));
    }
}
