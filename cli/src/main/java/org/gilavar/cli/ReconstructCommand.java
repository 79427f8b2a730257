package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What stood at an instant. */
@Command(
        name = "reconstruct",
        mixinStandardHelpOptions = true,
        modelTransformer = PostOptional.class,
        description = {
            "Say what your party had been told at an instant, and stood then: each item as it was told, and when.",
            "",
            "What was erased since by a rule of retention is counted. For what you have in common with the other side of an incident: "
                    + "./gilavar incident reconstruct."
        })
final class ReconstructCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReconstructionOptions options = new ReconstructionOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode own = options.own();
        PrintWriter out = spec.commandLine().getOut();
        if (options.isForPrograms()) {
            out.println(own);
        } else {
            ReconstructionSection.printOwn(own, out, Terminal.OUT.columns());
        }
        return 0;
    }
}
