package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.airspace.schedule.Solver;
import org.gilavar.client.Bodies;
import org.gilavar.client.GilavarClient;
import org.gilavar.mechanism.PlanScheduler;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Terms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The daily plan. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Look at the plan of a day, and find how few of its drafts to move how little.",
            "",
            "Drafts are made with notice draft, until the cut-off. At the release all are filed at once. docs/planning.md has the day's "
                    + "course."
        })
final class PlanCommand implements OfKind {

    private static final List<String> HEAD = List.of("DRAFT", "CHANGE", "LEVELS", "FROM", "UNTIL");
    private static final String DAY = "DAY";
    private static final String ID = "Of UTC, such as 2025-04-13.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Kind kind() {
        return Kind.PLAN;
    }

    @Command(
            name = "drafts",
            mixinStandardHelpOptions = true,
            description = "List what a plan has, drafted or filed since: yours; to the facilitator everybody's.")
    int drafts(@Parameters(paramLabel = DAY, description = ID) String day, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.list(Kind.NOTICE, notice -> notice.path("plan").asString("").equals(day), "none of " + day);
    }

    @Command(
            name = "suggest",
            mixinStandardHelpOptions = true,
            description = {
                "Find how the drafts of a plan could be moved, as few and as little as possible, so that none comes too close to another "
                        + "or to what is filed.",
                "",
                "For the facilitator, who sees all of them. By the minima, the steps and the order of categories of the terms in force; "
                        + "where nothing else decides, what has stood longest as it is keeps its place. What cannot be met is named. Nothing is said "
                        + "unless --propose is given: then each owner is told how its own would move, and all or none are moved.",
                "",
                "Exit codes: 0 none is too close any more, or was; 3 some still would be, and are named; with --propose, as for all that "
                        + "is said."
            })
    int suggest(
            @Parameters(paramLabel = DAY, description = ID) String day,
            @Option(names = "--propose", paramLabel = "NAME", description = "Propose it, as a batch of this name.")
                    @Nullable
                    String name,
            @Option(names = "--greedy", description = ScheduleCommand.GREEDY) boolean greedy,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        GilavarClient client = say.client();
        Plan plan = read(LookOptions.item(client, Kind.PLAN, day), Plan.class);
        Arrangement arrangement = inForce(client);
        Terms terms = arrangement.terms();
        if (!client.identity().party().equals(terms.facilitator())) {
            throw new SpokenException("only the facilitator sees all drafts; you speak for "
                    + client.identity().party());
        }
        if (!plan.open()) {
            throw new SpokenException("the plan of " + plan.id() + " is " + plan.stage()
                    + ": what it had is filed, and moves by proposals or by its owners");
        }
        List<Notice> drafts = drafts(client, plan);
        List<Notice> filed = near(client, terms, drafts);
        PrintWriter err = spec.commandLine().getErr();
        err.println(ScheduleCommand.counted(drafts.size(), "draft") + " of " + plan.id() + ", beside "
                + ScheduleCommand.counted(filed.size(), "notice") + " filed for the time around them");
        PlanScheduler.Found found =
                new PlanScheduler(arrangement, greedy ? new GreedySolver() : Solver.best()).find(plan, drafts, filed);
        print(drafts, found);
        err.println("Too close as they stand: " + ScheduleCommand.counted(found.before(), "pair") + "; so moved: "
                + found.left().size() + ".");
        if (plan.stage() == Plan.Stage.DRAFTING) {
            err.println("Drafts may change until " + plan.cutOff() + ": look again then.");
        }
        if (found.measures().size() > BatchBody.MOST) {
            err.println("A batch moves " + BatchBody.MOST + " drafts at most, and this would move "
                    + found.measures().size() + ".");
        }
        if (name != null && !found.measures().isEmpty()) {
            return say.say(Bodies.proposeBatch(name, plan.id(), moves(drafts, found)));
        }
        err.println(
                found.measures().isEmpty()
                        ? "There is nothing to propose."
                        : "Nothing has been said to anybody: --propose NAME puts it to those whose drafts would move.");
        return found.left().isEmpty() ? 0 : ScheduleCommand.UNRESOLVED;
    }

    private static Arrangement inForce(GilavarClient client) throws IOException, InterruptedException {
        return client.all(Kind.ARRANGEMENT.path() + "?state=" + Standing.IN_FORCE).stream()
                .map(item -> read(item, Arrangement.class))
                .filter(arrangement -> arrangement.terms().planning().isPresent())
                .findFirst()
                .orElseThrow(() -> new SpokenException("the terms in force have no daily plan"));
    }

    private static List<Notice> drafts(GilavarClient client, Plan plan) throws IOException, InterruptedException {
        return client.all(Kind.NOTICE.path() + "?state=" + Notice.Stage.DRAFT).stream()
                .map(item -> read(item, Notice.class))
                .filter(notice -> notice.plan().filter(plan.id()::equals).isPresent())
                .toList();
    }

    /** What is filed for the time that the drafts could come to use. */
    private static List<Notice> near(GilavarClient client, Terms terms, List<Notice> drafts)
            throws IOException, InterruptedException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Duration reach = terms.settling()
                .flatMap(Settling::suggestions)
                .orElseThrow()
                .mostShift()
                .value()
                .plus(terms.separation().time().value());
        Instant from = drafts.stream()
                .map(notice -> notice.activity().start())
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(reach);
        Instant to = drafts.stream()
                .map(notice -> notice.activity().end())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(reach);
        return client
                .all(Kind.NOTICE.path() + "?state=" + Notice.Stage.FILED + "," + Notice.Stage.ACTIVE + "&datetime="
                        + from + "/" + to)
                .stream()
                .map(item -> read(item, Notice.class))
                .toList();
    }

    private void print(List<Notice> drafts, PlanScheduler.Found found) {
        PrintWriter out = spec.commandLine().getOut();
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (Notice draft : drafts) {
            Measure measure = found.measures().get(draft.id());
            if (measure != null) {
                rows.add(row(draft.id(), measure, draft));
            }
        }
        if (rows.size() > 1) {
            SuggestionTable.aligned(rows).forEach(out::println);
        }
        found.left().forEach(pair -> out.println("still too close: " + pair.first() + " and " + pair.second()));
    }

    private static List<String> row(String id, Measure measure, Notice draft) {
        List<Volume> volumes = measure.applyTo(draft.activity().volumes());
        Instant start = volumes.stream()
                .map(v -> v.window().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = volumes.stream()
                .map(v -> v.window().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return List.of(
                id,
                SuggestionTable.change(
                        measure.climb().orElse(Length.feet(0)), measure.delay().orElse(Duration.ZERO)),
                SuggestionTable.levels(volumes),
                start.toString(),
                end.toString());
    }

    private static Map<String, ObjectNode> moves(List<Notice> drafts, PlanScheduler.Found found) {
        Map<String, ObjectNode> moves = new TreeMap<>();
        for (Notice draft : drafts) {
            Measure measure = found.measures().get(draft.id());
            if (measure != null) {
                moves.put(
                        draft.id(),
                        Bodies.move(draft.version(), JsonMapper.shared().readTree(Json.write(measure))));
            }
        }
        return moves;
    }

    private static <T extends Item> T read(JsonNode item, Class<T> type) {
        return Json.read(JsonMapper.shared().writeValueAsBytes(item), type);
    }
}
