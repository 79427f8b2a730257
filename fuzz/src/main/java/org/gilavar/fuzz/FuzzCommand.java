package org.gilavar.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.fuzz.api.ApiSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./gilavar fuzz}. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Search for bytes that a parser neither takes nor refuses as it should.",
            "",
            "Goes through the targets in turn and stops at none: what was found is said at the end, and the exit code is "
                    + "1. What a search learns is kept in fuzz/target/fuzz, and the next one goes on from there."
        })
final class FuzzCommand implements Callable<Integer> {
    private static final int FOUND = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TARGET", arity = "0..*", description = "Which parsers. Default: all; --list names them")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long to search each target. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--list", description = "Name the targets and what must hold of each.")
    private boolean list;

    @Option(names = "--replay", paramLabel = "FILE", description = "Give the one TARGET this input, without a search.")
    private @Nullable Path replay;

    @Option(
            names = "--api",
            description =
                    "Search the HTTP API instead, with requests made from its own OpenAPI document, on a server of its own.")
    private boolean api;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "With --api, how many. Default: ${DEFAULT-VALUE}")
    private long requests;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "With --api, how many send at once. Default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --api, what the requests follow from. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "With --api, longer without an answer is a hang; more on a machine that others use. Default: "
                    + "${DEFAULT-VALUE}")
    private int deadline;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (api) {
            return searchApi(spec.commandLine().getOut());
        }
        List<Target> chosen = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            chosen.forEach(target -> out.printf("%-18s %s%n", target.name(), target.property()));
            return 0;
        }
        if (replay != null) {
            if (names.size() != 1) {
                throw usage("--replay: name the one target");
            }
            return replay(chosen.getFirst(), replay, out);
        }
        if (seconds < 1) {
            throw usage("--seconds: expected at least 1, found " + seconds);
        }
        return search(chosen, out);
    }

    private List<Target> chosen() {
        List<Target> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(Targets.named(name).orElseThrow(() -> usage("there is no target " + name + "; see --list")));
        }
        return chosen.isEmpty() ? Targets.all() : chosen;
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int searchApi(PrintWriter out) throws IOException, InterruptedException {
        if (!names.isEmpty() || requests < 1 || workers < 1 || deadline < 1) {
            throw usage("--api: no TARGET, and at least one request, one worker and one second");
        }
        Path folder = Files.createTempDirectory("gilavar-fuzz-api");
        ApiSearch.Report report = ApiSearch.search(
                folder,
                Scenario.read(SampleStatements.exampleFolder()),
                SampleStatements.all(),
                new ApiSearch.Plan(seed, requests, workers, Duration.ofSeconds(deadline)),
                out);
        out.printf(
                Locale.ROOT,
                "%,d requests in %,d s, seed %d; slowest %,d ms; the journal grew by %,d entries, the heap from %,d to %,d MB%n",
                report.requests(),
                report.took().toSeconds(),
                seed,
                report.slowestMillis(),
                report.entries(),
                report.heapBefore() >> 20,
                report.heapAfter() >> 20);
        new TreeMap<>(report.statuses())
                .forEach((status, count) ->
                        out.printf(Locale.ROOT, "  %s %,12d%n", status == 0 ? "closed" : "   " + status, count));
        int number = 0;
        for (ApiSearch.Find find : report.finds()) {
            Path file = Files.createDirectories(Home.folder().resolve("fuzz/target/fuzz/api"))
                    .resolve("found-" + seed + "-" + number++);
            Files.writeString(file, find.request(), StandardCharsets.ISO_8859_1);
            out.println("found: " + find.what());
            out.println("  " + file);
        }
        return report.finds().isEmpty() ? 0 : FOUND;
    }

    private static int replay(Target target, Path file, PrintWriter out) {
        boolean taken = Cost.bounded(target, Home.read(file));
        out.println(target.name() + ": " + (taken ? "taken" : "refused") + ", as it should be");
        return 0;
    }

    private int search(List<Target> chosen, PrintWriter out) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%-18s %12s %10s %9s %8s %7s%n",
                "target",
                "executions",
                "a second",
                "branches",
                "corpus",
                "found");
        List<Search.Result> unsound = new ArrayList<>();
        for (Target target : chosen) {
            Search.Result result = new Search(target, seconds).run();
            Tally tally = result.tally();
            out.printf(
                    Locale.ROOT,
                    "%-18s %,12d %,10d %,9d %,8d %7d%n",
                    target.name(),
                    tally.executions(),
                    tally.perSecond(),
                    tally.branches(),
                    tally.corpus(),
                    result.finds().size());
            out.flush();
            if (!result.sound() || !result.finds().isEmpty()) {
                unsound.add(result);
            }
        }
        unsound.forEach(result -> say(result, out));
        return unsound.isEmpty() ? 0 : FOUND;
    }

    private static void say(Search.Result result, PrintWriter out) {
        String name = result.target().name();
        out.println();
        out.println(name + ": " + (result.finds().isEmpty() ? "the search did not end as it should" : "found")
                + "; all it said is in " + result.log());
        for (Path find : result.finds()) {
            out.println("  " + find);
            out.println("  replay it:  ./gilavar fuzz " + name + " --replay " + find);
            out.println("  once mended, keep it:  mv " + find + " fuzz/kept/" + name + "/WHAT-IT-SHOWED");
        }
    }
}
