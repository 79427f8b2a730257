package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gilavar.client.Feed;
import org.gilavar.client.FeedEvent;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Telling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a post is told, as it happens. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Print what your party is told, a line each, as it happens; !! before what cannot wait.",
            "",
            "After 25 s without a sign of life of the server it says BLIND on the error stream, and goes on trying; when it is "
                    + "back, what was missed follows, whole.",
            "",
            "Exit codes: 0 as --exit-after says, 1 the server refuses, 4 blind, with --until-blind."
        })
final class WatchCommand implements Callable<Integer> {

    /** So often it looks whether its time is over. */
    private static final Duration TURN = Duration.ofHours(1);

    private static final String BELL = "\u0007";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(
            names = "--after",
            paramLabel = "N",
            description =
                    "Begin after this place in your feed: 0 for all of it. Default: with what is told from now on.")
    private @Nullable Long after;

    @Option(
            names = "--json",
            description =
                    "As JSON Lines: each telling as the feed has it; {\"blindSince\": …} and {\"seeingAt\": …} between them.")
    private boolean json;

    @Option(
            names = "--exit-after",
            paramLabel = "DURATION|N",
            converter = EndForm.class,
            description = "Exit with 0 after this time, such as 30s, or so many tellings.")
    private End end = new End(OptionalLong.empty(), Optional.empty());

    @Option(names = "--until-blind", description = "Exit with 4 when blind.")
    private boolean untilBlind;

    private boolean announced;

    /** When to end; never, where neither is there. */
    record End(OptionalLong tellings, Optional<Duration> time) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        long started = System.nanoTime();
        GilavarClient client = options.client();
        long from = after == null ? client.get("/v1/items").path("upTo").asLong() : after;
        loud("listening as " + client.identity() + " after " + from);
        try (Feed feed = client.listen(from)) {
            long told = 0;
            while (end.tellings().isEmpty() || told < end.tellings().getAsLong()) {
                Duration left = end.time()
                        .map(time -> time.minusNanos(System.nanoTime() - started))
                        .orElse(TURN);
                if (!left.isPositive()) {
                    return 0;
                }
                FeedEvent event = feed.next(left).orElse(null);
                if (event instanceof FeedEvent.Told telling) {
                    told++;
                    announce(client);
                    told(telling);
                } else if (event instanceof FeedEvent.Blind blind) {
                    blind(blind);
                    if (untilBlind) {
                        return Gilavar.NO_ANSWER;
                    }
                } else if (event instanceof FeedEvent.Seeing seeing) {
                    seeing(seeing);
                }
            }
            return 0;
        }
    }

    /** With the first telling: to begin with, nobody may be there who could be asked. */
    private void announce(GilavarClient client) throws InterruptedException {
        if (announced) {
            return;
        }
        try {
            Exercise.announce(client, spec.commandLine().getErr());
            announced = true;
        } catch (IOException e) {
            loud("whether this is an exercise is not known yet: " + e.getMessage());
        }
    }

    private void told(FeedEvent.Told told) {
        Telling telling = told.telling();
        if (json) {
            ObjectNode line = JsonMapper.shared().createObjectNode();
            line.put("n", told.place())
                    .put("at", told.at().toString())
                    .put("happened", telling.happened())
                    .set("item", telling.item());
            print(line.toString());
            return;
        }
        boolean urgent = Words.isUrgent(telling);
        print(String.format(
                "%-6d %s  %s %s%s",
                told.place(),
                Dtg.of(told.at()),
                urgent ? "!!" : "  ",
                Words.shown(Words.of(telling)) + Words.phrase(telling),
                urgent && Terminal.OUT.isTerminal() ? BELL : ""));
    }

    private void blind(FeedEvent.Blind blind) {
        if (json) {
            print(JsonMapper.shared()
                    .createObjectNode()
                    .put("blindSince", blind.since().toString())
                    .toString());
        }
        loud("*** BLIND since " + blind.since() + (blind.why().isEmpty() ? ": nothing is heard" : ": " + blind.why())
                + ". What happens now you do not see. Still trying; ./gilavar doctor finds the fault");
        if (Terminal.ERR.isTerminal()) {
            spec.commandLine().getErr().print(BELL);
        }
    }

    private void seeing(FeedEvent.Seeing seeing) {
        if (json) {
            print(JsonMapper.shared()
                    .createObjectNode()
                    .put("seeingAt", seeing.at().toString())
                    .toString());
        }
        loud("*** SEEING AGAIN at " + seeing.at() + "; blind since " + seeing.since() + ". What was missed follows");
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        if (out.checkError()) {
            throw new SpokenException("the output could not be written");
        }
    }

    private void loud(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("gilavar: " + Words.shown(line));
        err.flush();
    }

    /** Reads {@code 30s} and {@code 5}. */
    static final class EndForm implements ITypeConverter<End> {
        @Override
        public End convert(String text) {
            return text.matches("\\d{1,9}")
                    ? new End(OptionalLong.of(Long.parseLong(text)), Optional.empty())
                    : new End(OptionalLong.empty(), Optional.of(new DurationForm().convert(text)));
        }
    }
}
