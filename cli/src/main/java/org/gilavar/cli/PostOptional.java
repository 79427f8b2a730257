package org.gilavar.cli;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Who speaks need not be said where no server is asked: where all is read from a copy, or from files. */
final class PostOptional implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec command) {
        for (String name : List.of("--as", "--key")) {
            OptionSpec option = command.findOption(name);
            command.remove(option);
            command.addOption(OptionSpec.builder(option).required(false).build());
        }
        return command;
    }
}
