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

/** Ways out of a conflict. */
@Command(
        name = "proposal",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Propose ways out of a conflict, and accept or reject them.",
            "",
            "When all concerned have accepted, the notices change in one step."
        })
final class ProposalCommand implements OfKind {

    private static final String PROPOSAL = "PROPOSAL";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.PROPOSAL;
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = {
                "Propose who moves, and how.",
                "",
                "For example:  proposal propose israel-turkiye-1 --delay turkiye=30min --climb israel=2000ft"
            })
    int propose(
            @Parameters(paramLabel = "CONFLICT", description = "Its id.") String conflict,
            @Mixin MeasureOptions asked,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.propose(say.name(asked.name()), conflict, asked.measures());
        asked.remarks().ifPresent(text -> body.put("remarks", text));
        return say.say(body);
    }

    @Command(
            name = "counter",
            mixinStandardHelpOptions = true,
            description = {
                "Decline one and make another in its place, in one step.",
                "",
                "For example:  proposal counter azerbaijan.p-1 --climb turkiye=1000ft --delay israel=15min"
            })
    int counter(
            @Parameters(paramLabel = PROPOSAL, description = ID) String typed,
            @Mixin MeasureOptions asked,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.counter(say.name(asked.name()), say.id(Kind.PROPOSAL, typed), asked.measures());
        asked.remarks().ifPresent(text -> body.put("remarks", text));
        return say.say(body);
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accept one: the last acceptance changes the notices.")
    int accept(@Parameters(paramLabel = PROPOSAL, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.accept(say.id(Kind.PROPOSAL, typed)));
    }

    @Command(
            name = "reject",
            aliases = "decline",
            mixinStandardHelpOptions = true,
            description = "Decline one, for good.")
    int reject(
            @Parameters(paramLabel = PROPOSAL, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For both sides.") @Nullable String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.reject(say.id(Kind.PROPOSAL, typed));
        Optional.ofNullable(reason).ifPresent(text -> body.put("reason", text));
        return say.say(body);
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Take your own back.")
    int withdraw(@Parameters(paramLabel = PROPOSAL, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.withdrawProposal(say.id(Kind.PROPOSAL, typed)));
    }
}
