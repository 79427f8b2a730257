package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What stood at an instant, for all who have a part in an incident. */
@Command(
        name = "reconstruct",
        mixinStandardHelpOptions = true,
        modelTransformer = PostOptional.class,
        description = {
            "Say what all who have a part in an incident had been told at an instant: which notices, zones, messages and receipts stood.",
            "",
            "The same for each of them, to the letter: read its hash to each other. What you had been told besides is under it. What "
                    + "was sealed then is sealed."
        })
final class IncidentReconstructCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INCIDENT", description = "Its id.")
    private String typed = "";

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page to this file, for printing; nothing that is there is overwritten.")
    private @Nullable Path html;

    @Mixin
    private ReconstructionOptions options = new ReconstructionOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode answer = options.ofIncident(typed);
        ReconstructionSection section = ReconstructionSection.ofIncident(answer);
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            IncidentPrintCommand.writeNew(html, section.document());
            out.println("hash: " + answer.path("hash").asString());
            out.println("written: " + html);
        } else if (options.isForPrograms()) {
            out.println(answer);
        } else {
            section.print(out, Terminal.OUT.columns());
        }
        return 0;
    }
}
