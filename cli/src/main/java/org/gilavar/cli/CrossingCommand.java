package org.gilavar.cli;

import java.io.IOException;
import org.gilavar.client.Bodies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Notices that touch zones. */
@Command(
        name = "crossing",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Look at the notices of your party that touch a zone.",
            "",
            "A crossing is a fact that is pointed out. It is neither refused nor permitted."
        })
final class CrossingCommand implements OfKind {

    @Override
    public Kind kind() {
        return Kind.CROSSING;
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Say that your party has been told: received, not approved.")
    int acknowledge(
            @Parameters(paramLabel = "CROSSING", description = "Its id, such as turkiye.patrol-1@israel.line.")
                    String id,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.acknowledgeCrossing(id));
    }
}
