package org.gilavar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gilavar.journal.Explanation;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.mechanism.Explained;
import org.gilavar.mechanism.Sight;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows the facilitator why an audience saw what it saw. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Say why a party was told what it was told of one entry of the record, and was not told the rest: each change of the "
                    + "entry, with the rule and the level by which it was decided.",
            "",
            "For the facilitator: it reads the journal, offline, and names what the party was not told. It may be run beside a "
                    + "server that is writing.",
            "",
            "Exit codes: 0 the entry tells what the rules tell, 1 it does not, 2 there is no such entry or party."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ENTRY",
            description =
                    "Its place in the journal, from 1, or the statement it is of: PARTY/ID, such as turkiye/s-17.")
    private String entry = "";

    @Option(names = "--as", paramLabel = "PARTY", required = true, description = "Whose view.")
    private String party = "";

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            defaultValue = "gilavar-data/journal.db",
            description = "The journal. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("");

    @Option(names = "--json", description = "JSON, with all that was shown.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Explanation explanation;
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file);
                Progress progress = new Progress(spec.commandLine().getErr(), Terminal.ERR.isTerminal())) {
            long size = journal.size();
            explanation =
                    Explanation.of(journal, entry, party, n -> progress.show("going through", n, size, "entries"));
        }
        if (json) {
            out.println(Json.text(inJson(explanation)));
        } else {
            print(explanation, out);
        }
        return explanation.agrees() ? 0 : Gilavar.FAILED;
    }

    private void print(Explanation explanation, PrintWriter out) {
        out.println("entry       " + explanation.seq() + ", " + explanation.at() + ": "
                + explanation
                        .statement()
                        .map(s -> s.from().party() + "/" + s.from().post() + " says " + member(s.body(), "type") + " ("
                                + s.id() + ")")
                        .orElse("a deadline passed"));
        out.println("as          " + party);
        List<Explained> shown = explanation.all().stream()
                .filter(e -> e.happened().isPresent() || explanation.isOfAChange(e))
                .toList();
        shown.forEach(e -> print(e, out));
        int rest = explanation.all().size() - shown.size();
        if (rest > 0) {
            out.println("and         " + rest + " things that stood already, of which it is told nothing new");
        }
        out.println("verdict     "
                + (explanation.agrees()
                        ? "the entry tells " + party + " just what the rules in force tell it"
                        : "THE ENTRY TELLS SOMETHING ELSE than the rules do; ./gilavar verify says more"));
    }

    private static void print(Explained explained, PrintWriter out) {
        out.println();
        out.println((explained.happened().isPresent() ? "told        " : "not told    ")
                + name(explained.item())
                + explained.happened().map(h -> " " + h).orElse(""));
        explained
                .now()
                .item()
                .map(item -> Json.text(item))
                .filter(text -> explained.happened().isPresent())
                .ifPresent(text -> out.println("  as        " + text));
        out.println("  because   " + because(explained));
    }

    private static String because(Explained explained) {
        boolean asBefore =
                explained.happened().isEmpty() && explained.now().item().isPresent();
        return inWords(explained.now()) + (asBefore ? "; what it may see of it is as it was, so there is no news" : "");
    }

    private static String inWords(Sight sight) {
        return sight.why().words() + sight.level().map(level -> ": " + level).orElse("");
    }

    private static String name(Item item) {
        return member(item, "kind") + " " + item.id();
    }

    private static String member(Object value, String name) {
        return Json.read(Json.write(value), JsonNode.class).path(name).asString();
    }

    private Map<String, Object> inJson(Explanation explanation) {
        List<Map<String, Object>> all = new ArrayList<>();
        explanation.all().forEach(e -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("item", name(e.item()));
            one.put("change", explanation.isOfAChange(e));
            one.put("told", e.happened());
            one.put("why", e.now().why());
            one.put("level", e.now().level());
            one.put("before", e.before().flatMap(Sight::item));
            one.put("now", e.now().item());
            all.add(one);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entry", explanation.seq());
        json.put("at", explanation.at());
        json.put("as", party);
        json.put("statement", explanation.statement().map(s -> s.from().party() + "/" + s.id()));
        json.put("agrees", explanation.agrees());
        json.put("all", all);
        return json;
    }
}
