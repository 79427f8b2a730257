package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Conflicts between notices. */
@Command(
        name = "conflict",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Look at what your party's notices are in conflict with, and have it settled.",
            "",
            "A way out is proposed with:  proposal propose CONFLICT. What one side says to the other goes on under:  exchange.",
            "(./gilavar conflicts is another command: it compares files.)"
        })
final class ConflictCommand implements OfKind {

    private static final String CONFLICT = "CONFLICT";
    private static final String NAME = "Of the exchange. Default: the time, and chance.";
    private static final String ID = "Its id, such as israel-turkiye-1.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Command(
            name = "receive",
            mixinStandardHelpOptions = true,
            description = "Say that your party has received the advisory. It consents to nothing by that.")
    int receive(@Parameters(paramLabel = CONFLICT, description = ID) String conflict, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.receiveConflict(conflict));
    }

    @Command(
            name = "pass-down",
            mixinStandardHelpOptions = true,
            description = {
                "Say how far down your party has passed the advisory, to those who are to act by it.",
                "",
                "Both sides and the facilitator see how far, and when. May be said again, for further down.",
                "",
                "For example:  conflict pass-down israel-turkiye-1 --to \"patrol leader\""
            })
    int passDown(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Option(names = "--to", paramLabel = "TEXT", required = true, description = "How far, in your own words.")
                    String to,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.passDown(conflict, to));
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = {
                "Amend your party's own notice by one of the measures that were suggested for it.",
                "",
                "conflict show CONFLICT lists them under handling.suggested; they were free of every other notice when they were",
                "suggested, and are held against all of them again when they are filed."
            })
    int apply(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Parameters(paramLabel = "N", description = "Which of them, counted from 1.") int number,
            @Option(names = "--seen", paramLabel = "N", description = NoticeCommand.SEEN) @Nullable Integer seen,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode item = say.item(Kind.CONFLICT, conflict);
        String party = say.client().identity().party();
        List<JsonNode> measures = item.path("handling")
                .path("suggested")
                .path(party)
                .path("measures")
                .valueStream()
                .toList();
        if (number < 1 || number > measures.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    measures.isEmpty()
                            ? "nothing is suggested for your notice in this conflict; propose a way out instead"
                            : "expected 1 to " + measures.size() + ": " + Words.measures(measures));
        }
        String own = item.path("sides")
                .valueStream()
                .filter(side -> side.path("party").asString("").equals(party))
                .map(side -> side.path("notice").path("id").asString(""))
                .findFirst()
                .orElseThrow();
        JsonNode notice = say.item(Kind.NOTICE, own);
        ObjectNode activity = NoticeCommand.moved(notice, measures.get(number - 1));
        return say.say(Bodies.amendNotice(
                own, NoticeCommand.version(notice, seen), activity, "as suggested for conflict " + conflict));
    }

    @Command(
            name = "deadline",
            mixinStandardHelpOptions = true,
            description = "The facilitator sets the time by which it is to be settled; past it, the ladder is climbed.")
    int deadline(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Option(
                            names = "--by",
                            required = true,
                            converter = When.Form.class,
                            paramLabel = "TIME",
                            description = "As " + When.FORMS + ".")
                    When by,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.conflictDeadline(conflict, by.after(say.now())));
    }

    @Command(name = "escalate", mixinStandardHelpOptions = true, description = "Call the next rung of the ladder now.")
    int escalate(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For all concerned.")
                    String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.escalateConflict(conflict, reason));
    }

    @Command(
            name = "ask",
            mixinStandardHelpOptions = true,
            description = {
                "Ask the other side.",
                "",
                "Where the facilitator is between you, your words reach no further than the facilitator, who passes on what is to be",
                "passed on."
            })
    int ask(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Option(names = "--text", required = true, description = "The question.") String text,
            @Option(names = "--name", description = NAME) @Nullable String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.openExchange(say.name(name), conflict, "QUERY", text));
    }

    @Command(
            name = "object",
            mixinStandardHelpOptions = true,
            description = "Say that something is not acceptable; it reaches the other side as a question does.")
    int object(
            @Parameters(paramLabel = CONFLICT, description = ID) String conflict,
            @Option(names = "--text", required = true, description = "The objection.") String text,
            @Option(names = "--name", description = NAME) @Nullable String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.openExchange(say.name(name), conflict, "OBJECTION", text));
    }
}
