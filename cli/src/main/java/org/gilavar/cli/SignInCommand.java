package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Opens the console for a person. */
@Command(
        name = "sign-in",
        mixinStandardHelpOptions = true,
        description = "Print a link that opens the console as a post: good once, for ten minutes.")
final class SignInCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.server() + "/#code=" + options.client().signInCode());
        return 0;
    }
}
