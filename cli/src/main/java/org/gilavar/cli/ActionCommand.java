package org.gilavar.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.MeetingBodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What is to be done after meetings. */
@Command(
        name = "action",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "What is to be done after a meeting: whose it is, and by when.",
            "",
            "When its day is over and it is not done, its delegations are told so, and nothing else follows."
        })
final class ActionCommand implements OfKind {

    private static final String ACTION = "ACTION";
    private static final String ID = "Its id, such as azerbaijan.round-2.draft-line.";

    @Override
    public Kind kind() {
        return Kind.ACTION;
    }

    @Command(
            name = "record",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: record one, of a meeting that is open or minuted.")
    int record(
            @Parameters(paramLabel = "MEETING", description = "The id of the meeting.") String meeting,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--owner",
                            required = true,
                            paramLabel = "PARTY",
                            description = "Whose it is: a delegation at the table, or you.")
                    String owner,
            @Option(
                            names = "--due",
                            required = true,
                            paramLabel = "DAY",
                            description = "The last day on which it is in time, in UTC: 2025-05-09.")
                    LocalDate due,
            @Option(
                            names = "--text",
                            required = true,
                            paramLabel = "LANGUAGE=WORDS",
                            description = "What is to be done, once for each language of the meeting.")
                    Map<String, String> texts,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.recordAction(say.id(Kind.MEETING, meeting), name, owner, due, texts));
    }

    @Command(name = "done", mixinStandardHelpOptions = true, description = "As its owner: say that it is done.")
    int done(
            @Parameters(paramLabel = ACTION, description = ID) String action,
            @Option(names = "--remarks", paramLabel = "TEXT", description = "For the delegations.") @Nullable
                    String remarks,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = MeetingBodies.actionDone(action);
        Optional.ofNullable(remarks).ifPresent(text -> body.put("remarks", text));
        return say.say(body);
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "As the facilitator: take it back.")
    int withdraw(
            @Parameters(paramLabel = ACTION, description = ID) String action,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the delegations.")
                    String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.withdrawAction(action, reason));
    }
}
