package org.gilavar.cli;

import picocli.CommandLine.Command;

/** Conflicts between notices. */
@Command(
        name = "conflict",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Look at what your party's notices are in conflict with.",
            "",
            "A way out is proposed with:  proposal propose CONFLICT. (./gilavar conflicts is another command: it compares files.)"
        })
final class ConflictCommand implements OfKind {

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }
}
