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

/** The drafts of a plan, moved together. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Accept or reject how your drafts of a daily plan would be moved.",
            "",
            "You are shown your own. When all whose drafts would move have accepted, all of them move in one step; when one rejects, "
                    + "none does. The facilitator proposes one with: plan suggest DAY --propose NAME"
        })
final class BatchCommand implements OfKind {

    private static final String BATCH = "BATCH";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.BATCH;
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accept it for all of your drafts that are in it.")
    int accept(@Parameters(paramLabel = BATCH, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.acceptBatch(say.id(Kind.BATCH, typed)));
    }

    @Command(
            name = "reject",
            aliases = "decline",
            mixinStandardHelpOptions = true,
            description = "Decline it: nothing of it is done, for anybody. The others are not told who did.")
    int reject(
            @Parameters(paramLabel = BATCH, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For the facilitator.") @Nullable
                    String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.rejectBatch(say.id(Kind.BATCH, typed));
        Optional.ofNullable(reason).ifPresent(text -> body.put("reason", text));
        return say.say(body);
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "The facilitator takes it back, and may propose another.")
    int withdraw(@Parameters(paramLabel = BATCH, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.withdrawBatch(say.id(Kind.BATCH, typed)));
    }
}
