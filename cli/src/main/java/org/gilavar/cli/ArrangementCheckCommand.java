package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gilavar.mechanism.Provisions;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server would say of terms, before any has them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Read terms as strictly as a server would, and print every provision with where it comes from. Needs no server.",
            "",
            "Prints the hash that an adoption or a signature of exactly this text will name, and warns of what the terms leave open.",
            "Exit code 1 when a server would refuse them: each fault is named by field and reason."
        })
final class ArrangementCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The terms, in YAML or JSON.")
    private Path file = Path.of("");

    @Option(names = "--format", defaultValue = "TABLE", description = "table or json. Default: table")
    private TableOrJson format = TableOrJson.TABLE;

    @Option(
            names = "--text",
            paramLabel = "LANGUAGE",
            split = ",",
            arity = "0..1",
            fallbackValue = SideBySide.FIRST_TWO,
            description =
                    "Print the clauses in words in two languages side by side, such as en,tr; by itself in the first two.")
    private List<String> text = List.of();

    @Override
    public Integer call() throws IOException {
        TermsReading reading = TermsReading.of(file);
        if (format == TableOrJson.JSON) {
            command.commandLine().getOut().println(json(reading));
        } else if (reading.terms().isPresent()) {
            print(reading.terms().get());
        }
        reading.faults().forEach(fault -> command.commandLine().getErr().println(file + ": " + fault));
        return reading.faults().isEmpty() ? 0 : Gilavar.FAILED;
    }

    private void print(Terms terms) {
        PrintWriter out = command.commandLine().getOut();
        if (text.isEmpty()) {
            out.println(Words.shown(terms.title()));
            out.println();
            ProvisionTable.print(Provisions.of(terms), MissingNode.getInstance(), out);
        } else {
            SideBySide.of(text, Json.tree(terms), Json.hash(terms)).print(out);
        }
        out.println();
        out.println("hash  " + Json.hash(terms) + "  (what adopt and sign name)");
        TermsWarnings.of(terms).forEach(warning -> out.println("warning: " + warning));
    }

    private static ObjectNode json(TermsReading reading) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode faults = json.putArray("faults");
        reading.faults()
                .forEach(fault -> faults.addObject().put("field", fault.field()).put("reason", fault.reason()));
        reading.terms().ifPresent(terms -> {
            Provisions provisions = Provisions.of(terms);
            json.put("profile", terms.profile()).put("title", terms.title()).put("hash", Json.hash(terms));
            ObjectNode counts = json.putObject("sources");
            Map<Source, Long> found = ProvisionTable.bySource(provisions);
            for (Source source : Source.values()) {
                counts.put(source.name(), found.getOrDefault(source, 0L));
            }
            ProvisionTable.write(provisions, json.putArray("provisions"));
            TermsWarnings.of(terms).forEach(json.putArray("warnings")::add);
        });
        return json;
    }
}
