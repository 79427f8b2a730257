package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gilavar.client.ProblemException;
import org.gilavar.journal.UnreadableException;
import org.gilavar.mechanism.Provisions;
import org.gilavar.mechanism.Provisions.Difference;
import org.gilavar.mechanism.Provisions.Provision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Two texts, provision by provision. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        modelTransformer = PostOptional.class,
        description = {
            "Compare two texts, provision by provision, with where each value comes from.",
            "",
            "Each is a file, or the id of a version on the server, such as pact.v2; the brackets of a version are shown with it.",
            "Exit code 0 when they say the same, 1 when they do not, 2 when they cannot be compared."
        })
final class ArrangementDiffCommand implements Callable<Integer> {

    private static final Pattern VERSION = Pattern.compile("[a-z0-9-]+\\.v\\d+");

    /** One of the two. */
    private record Text(Provisions provisions, JsonNode brackets) {}

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A file, or the id of a version.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NOW", description = "Another.")
    private String now = "";

    @Option(names = "--format", defaultValue = "TABLE", description = "table or json. Default: table")
    private TableOrJson format = TableOrJson.TABLE;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Text one = text(before);
        Text other = text(now);
        List<Difference> differences = one.provisions().compare(other.provisions());
        PrintWriter out = command.commandLine().getOut();
        if (format == TableOrJson.JSON) {
            out.println(json(differences, one, other));
        } else {
            print(differences, one, other, out);
        }
        return differences.isEmpty() ? 0 : Gilavar.FAILED;
    }

    private Text text(String named) throws IOException, InterruptedException {
        Path file = Path.of(named);
        if (Files.exists(file) || !VERSION.matcher(named).matches()) {
            TermsReading reading = TermsReading.of(file);
            return reading.terms()
                    .map(terms -> new Text(Provisions.of(terms), MissingNode.getInstance()))
                    .orElseThrow(() -> new UnreadableException(file + ": "
                            + reading.faults().stream().map(Object::toString).collect(Collectors.joining("; "))));
        }
        try {
            JsonNode version = LookOptions.item(options.client(), Kind.ARRANGEMENT, named);
            return new Text(Provisions.of(version.path("terms")), version.path("brackets"));
        } catch (ProblemException e) {
            throw new UnreadableException(named + ": " + NextStep.after(e));
        } catch (SpokenException e) {
            throw new UnreadableException(named + ": " + e.getMessage());
        }
    }

    private static void print(List<Difference> differences, Text one, Text other, PrintWriter out) {
        for (Difference difference : differences) {
            out.println(difference.path());
            difference.before().ifPresent(p -> out.println("  - " + inWords(p)));
            difference.now().ifPresent(p -> out.println("  + " + inWords(p)));
        }
        if (differences.isEmpty()) {
            out.println("they say the same");
        } else {
            out.println();
            out.println("provisions that differ: " + differences.size() + ";  " + ProvisionTable.LETTERS);
        }
        printBrackets("before", one, out);
        printBrackets("now", other, out);
    }

    private static String inWords(Provision provision) {
        String letter = ProvisionTable.letter(provision);
        return Words.shown(provision.text()) + (letter.isEmpty() ? "" : "  (" + letter + ")");
    }

    /** What is not agreed yet is as much of a text as what is. */
    private static void printBrackets(String which, Text text, PrintWriter out) {
        for (JsonNode bracket : text.brackets()) {
            out.println(Words.shown("in brackets " + which + ": " + bracketInWords(bracket)));
        }
    }

    /** A bracket on a line. */
    static String bracketInWords(JsonNode bracket) {
        return bracket.path("provision").asString() + " by "
                + bracket.path("by").asString()
                + (bracket.has("alternative")
                        ? ", who would have \"" + bracket.path("alternative").asString() + "\""
                        : "")
                + ": " + bracket.path("reason").asString();
    }

    private static ObjectNode json(List<Difference> differences, Text one, Text other) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode list = json.putArray("differences");
        for (Difference difference : differences) {
            ObjectNode entry = list.addObject().put("path", difference.path());
            difference.before().ifPresent(p -> ProvisionTable.write(p, entry.putObject("before")));
            difference.now().ifPresent(p -> ProvisionTable.write(p, entry.putObject("now")));
        }
        json.set("bracketsBefore", brackets(one));
        json.set("bracketsNow", brackets(other));
        return json;
    }

    private static JsonNode brackets(Text text) {
        return text.brackets().isArray() ? text.brackets() : JsonMapper.shared().createArrayNode();
    }
}
