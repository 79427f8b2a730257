package org.gilavar.cli;

import picocli.CommandLine.Command;

/** Rounds of talks. */
@Command(
        name = "meeting",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Look at the rounds of talks.",
            "",
            "The facilitator records one with:  submit FILE, of type meeting.record."
        })
final class MeetingCommand implements OfKind {

    @Override
    public Kind kind() {
        return Kind.MEETING;
    }
}
