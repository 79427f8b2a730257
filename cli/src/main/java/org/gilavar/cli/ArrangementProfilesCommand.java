package org.gilavar.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.cli.profile.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to start from. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = "List the profiles: terms to start a negotiation from. Needs no server.")
final class ArrangementProfilesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        Table table = new Table(List.of("PROFILE", "WHAT IT IS"));
        for (Profile profile : Profile.values()) {
            table.add(List.of(profile.profileName(), profile.summary()));
        }
        table.print(command.commandLine().getOut(), Terminal.OUT.columns());
        return 0;
    }
}
