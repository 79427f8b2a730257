package org.gilavar.cli;

import java.io.IOException;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What the terms say is to be done within a time. */
@Command(
        name = "phase",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Report what the terms say is to be done within a time, and confirm or dispute what others report.",
            "",
            "Withdrawals to a line, joint patrols: all see the clock, and what each side says."
        })
final class PhaseCommand implements OfKind {

    private static final String PHASE = "PHASE";
    private static final String ID = "Its id, such as withdrawal.1.";

    @Override
    public Kind kind() {
        return Kind.PHASE;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Report that your party has done its part.")
    int report(
            @Parameters(paramLabel = PHASE, description = ID) String id,
            @Option(names = "--text", description = "In your own words.") @Nullable String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.reportPhase(id);
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Confirm that it is done, as others have reported.")
    int confirm(@Parameters(paramLabel = PHASE, description = ID) String id, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.confirmPhase(id));
    }

    @Command(
            name = "dispute",
            mixinStandardHelpOptions = true,
            description = "Say that you do not see it done, and why. It may be reported again.")
    int dispute(
            @Parameters(paramLabel = PHASE, description = ID) String id,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.disputePhase(id, reason));
    }
}
