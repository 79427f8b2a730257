package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.client.Canonical;
import org.gilavar.mechanism.Provisions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** One version, as a whole or as what it is made of. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show one version: all of it, its provisions, or its clauses in two languages side by side.")
final class ArrangementShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private LookOptions look = new LookOptions();

    @Parameters(paramLabel = "ID", description = "As the list has it, such as pact.v1.")
    private String id = "";

    @ArgGroup
    private As as = new As();

    /** How it is shown; one of them. */
    private static final class As {

        @Option(
                names = "--provisions",
                description =
                        "Every provision by its path, with where its value comes from and who has it in brackets.")
        private boolean provisions;

        @Option(
                names = "--text",
                paramLabel = "LANGUAGE",
                split = ",",
                arity = "0..1",
                fallbackValue = SideBySide.FIRST_TWO,
                description =
                        "The clauses in words in two languages side by side, such as en,tr; by itself in the first two.")
        private List<String> text = List.of();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (look.isForPrograms() || (!as.provisions && as.text.isEmpty())) {
            return look.show(Kind.ARRANGEMENT, id);
        }
        JsonNode version = look.item(Kind.ARRANGEMENT, id);
        JsonNode terms = version.path("terms");
        PrintWriter out = command.commandLine().getOut();
        if (as.provisions) {
            ProvisionTable.print(Provisions.of(terms), version.path("brackets"), out);
            for (JsonNode bracket : version.path("brackets")) {
                out.println(Words.shown("in brackets: " + ArrangementDiffCommand.bracketInWords(bracket)));
            }
        } else {
            SideBySide.of(as.text, terms, Canonical.hash(terms)).print(out);
        }
        return 0;
    }
}
