package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.client.Bodies;
import org.gilavar.client.Feed;
import org.gilavar.client.FeedEvent;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Saying;
import org.gilavar.client.Telling;
import org.gilavar.mechanism.item.Precedence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Rings, and measures. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "In an exercise: send a message that is to be answered, and measure every step until it is, or until the ladder is at its end.",
            "",
            "What the mechanism's clock says stands beside what this desk's clock says, from the sending to the telling. In a real "
                    + "mechanism it refuses: nobody is called for practice by a line that is for danger.",
            "",
            "Exit codes: 0 answered in time, 1 answered late or not at all, 4 no answer from the server."
        })
final class DrillCommand implements Callable<Integer> {

    private static final String TEXT =
            "EXERCISE EXERCISE EXERCISE. This is a drill of the line. Please take this message, read it "
                    + "back and answer it.";

    private record Step(String what, Instant at, Duration here) {}

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(paramLabel = "PARTY", description = "Whom to ring.")
    private String party = "";

    @Option(
            names = "--precedence",
            defaultValue = "FLASH",
            description = "ROUTINE, PRIORITY, IMMEDIATE or FLASH. Default: ${DEFAULT-VALUE}")
    private Precedence precedence = Precedence.FLASH;

    @Option(names = "--name", description = "Of the message. Default: the time, and chance.")
    private @Nullable String name;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            converter = DurationForm.class,
            description = "How long to wait, by this desk's clock. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofHours(1);

    private final List<Step> steps = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        GilavarClient client = options.client();
        if (!Exercise.is(client)) {
            throw new SpokenException(
                    "a drill is for an exercise, and this mechanism is real: found one with --exercise, and drill there");
        }
        loud("EXERCISE EXERCISE EXERCISE: a drill of the line to " + party);
        long place = client.get("/v1/items").path("upTo").asLong();
        String id = client.identity().party() + "." + named(client);
        long start = System.nanoTime();
        try (Feed feed = client.listen(place)) {
            client.say(Saying.of(Bodies.send(id.substring(id.indexOf('.') + 1), party, "CHECK", TEXT))
                    .withPrecedence(precedence.name()));
            Optional<JsonNode> last = follow(feed, id, start);
            if (last.isEmpty()) {
                loud("nothing was heard of it within " + patience);
                return Gilavar.NO_ANSWER;
            }
            return report(last.get());
        }
    }

    private String named(GilavarClient client) throws IOException, InterruptedException {
        return name == null
                ? client.uniqueName(
                        Instant.parse(client.get("/v1/me").path("now").asString()))
                : name;
    }

    /** What became of it last. */
    private Optional<JsonNode> follow(Feed feed, String id, long start) throws InterruptedException, IOException {
        Optional<JsonNode> last = Optional.empty();
        while (last.filter(DrillCommand::isOver).isEmpty()) {
            Duration left = patience.minusNanos(System.nanoTime() - start);
            Optional<FeedEvent> event = left.isPositive() ? feed.next(left) : Optional.empty();
            if (event.isEmpty()) {
                return last;
            }
            switch (event.get()) {
                case FeedEvent.Told told -> {
                    Telling telling = told.telling();
                    if (telling.kind().equals("message") && telling.id().equals(id)) {
                        last = Optional.of(telling.item());
                        hear(telling, told.at(), Duration.ofNanos(System.nanoTime() - start));
                    }
                }
                case FeedEvent.Blind blind -> loud("*** BLIND since " + blind.since() + ": the drill goes on");
                case FeedEvent.Seeing seeing -> loud("*** SEEING AGAIN at " + seeing.at());
            }
        }
        return last;
    }

    private static boolean isOver(JsonNode message) {
        return message.has("answer")
                || (message.path("overdue").asBoolean()
                        && message.path("ladder").isEmpty());
    }

    private void hear(Telling telling, Instant at, Duration here) {
        String what = telling.happened().toLowerCase(Locale.ROOT).replace('_', ' ');
        steps.add(new Step(what, at, here));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s  +%,.1f s here  %s%n", Dtg.of(at), seconds(here), Words.shown(Words.of(telling)));
        out.flush();
    }

    private int report(JsonNode message) {
        PrintWriter out = spec.commandLine().getOut();
        Instant sent = Instant.parse(message.path("sent").asString());
        Table table = new Table(List.of("STEP", "MECHANISM", "HERE"));
        for (Step step : steps) {
            table.add(List.of(
                    step.what(),
                    Duration.between(sent, step.at()).toSeconds() + " s",
                    String.format(Locale.ROOT, "%,.1f s", seconds(step.here()))));
        }
        out.println();
        table.print(out, Terminal.OUT.columns());
        boolean inTime = message.has("answer") && !message.path("overdue").asBoolean();
        out.println();
        out.println(
                inTime
                        ? "Answered in time."
                        : message.has("answer")
                                ? "Answered late: its deadline was "
                                        + message.path("answerBy").asString() + "."
                                : "NOT ANSWERED. Its deadline was "
                                        + message.path("answerBy").asString() + "; "
                                        + message.path("escalated").size() + " rungs of the ladder were climbed.");
        return inTime ? 0 : Gilavar.FAILED;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private void loud(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("gilavar: " + Words.shown(line));
        err.flush();
    }
}
