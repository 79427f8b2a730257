package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statistics.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Figures that both sides can count, each from its own copy. */
@Command(
        name = "statistics",
        mixinStandardHelpOptions = true,
        modelTransformer = PostOptional.class,
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Count a period: notices, lead times, conflicts and how they were settled, answers on the line, checks.",
            "",
            "From your feed, or with --copy from a copy, then without a server; both give the same. What each figure means, and who "
                    + "counts the same: docs/statistics.md. No scores.",
            "",
            "list and show are of the rows that parties have shared."
        })
final class StatisticsCommand implements OfKind, Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StatisticsOptions options = new StatisticsOptions();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--format",
            defaultValue = "TABLE",
            description = "table, for people, or json. Default: ${DEFAULT-VALUE}")
    private TableOrJson format = TableOrJson.TABLE;

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StatisticsCount.Found found = count(spec, options, client);
        options.warn(found);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> new StatisticsTable(out).print(found.statistics());
            case JSON -> out.println(Json.text(found.statistics()));
        }
        return 0;
    }

    private static StatisticsCount.Found count(CommandSpec command, StatisticsOptions options, ClientOptions client)
            throws IOException, InterruptedException {
        Instant from = options.from();
        Instant to = options.to();
        if (options.copy() != null) {
            return StatisticsCount.ofCopy(options.copy(), from, to);
        }
        if (!client.namesPost()) {
            throw new ParameterException(
                    command.commandLine(), "who are you? Give --as and --key, or --copy DIR to count from a copy");
        }
        return StatisticsCount.ofFeed(client.client(), from, to);
    }

    @Command(
            name = "share",
            mixinStandardHelpOptions = true,
            description = {
                "Share your party's own row of a period, as it is counted here.",
                "",
                "The facilitator is shown it. The others are shown it when every party has shared the same period: then all are shown "
                        + "all, at once. Nobody sees before who has shared. Look at it first with --dry-run. A row is given once."
            })
    int share(@Mixin StatisticsOptions period, @Mixin SayOptions say) throws IOException, InterruptedException {
        Instant from = period.from();
        Instant to = period.to();
        StatisticsCount.Found found = period.copy() == null
                ? StatisticsCount.ofFeed(say.client(), from, to)
                : StatisticsCount.ofCopy(period.copy(), from, to);
        String party = say.client().identity().party();
        if (!found.statistics().audience().equals(party)) {
            throw new SpokenException(
                    period.copy() + " is of " + found.statistics().audience() + ", and you speak for " + party);
        }
        if (!found.warnings().isEmpty()) {
            throw new SpokenException(
                    "no row is made of what may be incomplete: " + String.join("; ", found.warnings()));
        }
        OwnFigures row = found.statistics().own().stream()
                .filter(own -> own.party().equals(party))
                .map(Statistics.Own::figures)
                .findFirst()
                .orElseThrow(() -> new SpokenException("only a party has a row of its own"));
        return say.say(Bodies.shareStatistics(from, to, JsonMapper.shared().readTree(Json.write(row))));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            modelTransformer = PostOptional.class,
            description = {
                "Count again what parties have shared of a period, and say which rows differ.",
                "",
                "The facilitator counts the rows of all that the terms have always shown it all of; a party its own, and with --copy that "
                        + "of a party that has shown it its copy.",
                "",
                "Exit codes: 0 every row that could be counted is as shared; 1 one differs, or none could be counted."
            })
    int check(@Mixin StatisticsOptions period, @Mixin ClientOptions post) throws IOException, InterruptedException {
        StatisticsCount.Found found = count(spec, period, post);
        period.warn(found);
        PrintWriter out = spec.commandLine().getOut();
        Optional<SharedStatistics> shared = found.shared();
        if (shared.isEmpty()) {
            throw new SpokenException("no row of exactly this period has been shared, as far as "
                    + found.statistics().audience() + " is told");
        }
        long counted = 0;
        boolean differs = false;
        for (Map.Entry<String, OwnFigures> row : shared.get().rows().entrySet()) {
            Optional<OwnFigures> again = found.statistics().own().stream()
                    .filter(own -> own.party().equals(row.getKey()))
                    .map(Statistics.Own::figures)
                    .findFirst();
            counted += again.isPresent() ? 1 : 0;
            differs |= again.filter(figures -> !figures.equals(row.getValue())).isPresent();
            out.println(String.format("%-11s %s", row.getKey(), verdict(row.getValue(), again, found.statistics())));
        }
        if (counted == 0) {
            out.println("nothing could be counted again");
        }
        return counted == 0 || differs ? Gilavar.FAILED : 0;
    }

    private static String verdict(OwnFigures shared, Optional<OwnFigures> again, Statistics statistics) {
        if (again.isEmpty()) {
            return "cannot be counted: " + statistics.audience()
                    + " has not always been told all of its notices. Count from its copy, with --copy";
        }
        return again.get().equals(shared)
                ? "as shared"
                : "DIFFERS: shared " + Json.text(shared) + ", counted " + Json.text(again.get());
    }
}
