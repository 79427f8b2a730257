package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Outages of the line. */
@Command(
        name = "outage",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ListCommand.class,
        description = {
            "Say that the line did not work for your party, and that it works again.",
            "",
            "While anybody's outage is open the line is OUT, whatever its checks show. The time at which you say so stands beside the time "
                    + "from which you say it: nothing is dated back."
        })
final class OutageCommand implements OfKind {

    /** What was said while somebody was apart may arrive so long after: no statement is taken that is older. */
    private static final Duration AFTER = Duration.ofHours(1);

    @Override
    public Kind kind() {
        return Kind.OUTAGE;
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Say that the line does not work for you.")
    int report(
            @Parameters(paramLabel = "TEXT", arity = "0..1", description = "What does not work.") @Nullable String text,
            @Option(
                            names = "--from",
                            required = true,
                            converter = When.Form.class,
                            description = "Since when, not after now: " + When.FORMS + ".")
                    When from,
            @Option(names = "--name", description = "Of the outage. Default: the time, and chance.") @Nullable
                    String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.reportOutage(say.name(name), from.after(say.now()));
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }

    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "Say that it works again. The line is UNTESTED then, until a check goes through.")
    int end(
            @Parameters(paramLabel = "OUTAGE", description = "Its id.") String typed,
            @Option(
                            names = "--until",
                            converter = When.Form.class,
                            description = "Since when, not after now. Default: now.")
                    @Nullable
                    When until,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        Instant now = say.now();
        return say.say(Bodies.endOutage(
                say.id(Kind.OUTAGE, typed),
                Optional.ofNullable(until).map(when -> when.after(now)).orElse(now)));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Show one, and which messages that you may see the mechanism took meanwhile and in the hour after.",
                "",
                "They stand in the order in which they were taken."
            })
    int show(@Parameters(paramLabel = "OUTAGE", description = "Its id.") String typed, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        JsonNode outage = look.item(Kind.OUTAGE, typed);
        List<JsonNode> meanwhile = look.all(Kind.MESSAGE).stream()
                .filter(message -> isMeanwhile(outage, message))
                .sorted(Comparator.comparing(message -> message.path("sent").asString()))
                .toList();
        PrintWriter out = look.out();
        if (look.isForPrograms()) {
            ObjectNode both = JsonMapper.shared().createObjectNode();
            both.set("outage", outage);
            both.putArray("messages").addAll(meanwhile);
            out.println(both);
            return 0;
        }
        new Sheet(out).print(outage);
        out.println();
        if (meanwhile.isEmpty()) {
            out.println("No message was taken meanwhile.");
        } else {
            out.println("Messages taken meanwhile" + (outage.has("ended") ? ", and in the hour after:" : ":"));
            Kind.MESSAGE.table(meanwhile, MessageWords.orOfTheMachine(null)).print(out, Terminal.OUT.columns());
        }
        return 0;
    }

    private static boolean isMeanwhile(JsonNode outage, JsonNode message) {
        // Said meanwhile and taken later counts, however late it came.
        Instant sent =
                Instant.parse(message.path("said").asString(message.path("sent").asString()));
        boolean before = sent.isBefore(Instant.parse(outage.path("from").asString()));
        boolean after = Dtg.instant(outage.path("ended").path("until").asString(""))
                .filter(until -> sent.isAfter(until.plus(AFTER)))
                .isPresent();
        return !before && !after;
    }
}
