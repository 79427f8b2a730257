package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.gilavar.client.GilavarClient;
import org.gilavar.mechanism.item.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The hotline. */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ReconcileCommand.class},
        description = {
            "Speak on the line that is always answered, and answer.",
            "",
            "A message is sent, read, read back word for word, and answered by a duty officer. Whoever is silent past the "
                    + "deadline of its precedence is overdue, for all to see."
        })
final class LineCommand implements OfKind {

    private static final String MESSAGE = "MESSAGE";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.MESSAGE;
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description =
                    "Send a message. With --precedence FLASH it is answered within a minute, or the ladder begins.")
    int send(
            @Parameters(paramLabel = "PARTY", description = "To whom.") String to,
            @Parameters(paramLabel = "TEXT") String text,
            @Option(
                            names = "--purpose",
                            required = true,
                            description = "${COMPLETION-CANDIDATES}. CLOSE ends an exchange.")
                    Message.Purpose purpose,
            @Option(names = "--name", description = "Of the message. Default: the time, and chance.") @Nullable
                    String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.send(say.name(name), to, purpose.name(), text));
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Print the text of a message to you, and tell its sender that you have read it.")
    int read(@Parameters(paramLabel = MESSAGE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode message = say.item(Kind.MESSAGE, typed);
        say.aside().println(Words.shown(message.path("text").asString()));
        return message.has("read") ? 0 : say.say(Bodies.read(message.path("id").asString()));
    }

    @Command(
            name = "read-back",
            mixinStandardHelpOptions = true,
            description = {
                "Read a message back: only its hash goes out, and the sender sees whether it matches.",
                "",
                "With TEXT what you understood, letter for letter; without it what this desk has received."
            })
    int readBack(
            @Parameters(paramLabel = MESSAGE, description = ID) String typed,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String understood,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode message = say.item(Kind.MESSAGE, typed);
        String text = understood == null ? message.path("text").asString() : understood;
        return say.say(Bodies.readBack(message.path("id").asString(), text));
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Answer a message. No answer is permission.")
    int answer(
            @Parameters(paramLabel = MESSAGE, description = ID) String typed,
            @Parameters(paramLabel = "REPLY", description = "${COMPLETION-CANDIDATES}.") Message.Reply reply,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.answer(say.id(Kind.MESSAGE, typed), reply.name());
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }

    @Command(
            name = "pass-down",
            mixinStandardHelpOptions = true,
            description = {
                "Say how far down your party has passed a message, to those who are to act by it.",
                "",
                "Its sender sees how far, and when. May be said again, for further down."
            })
    int passDown(
            @Parameters(paramLabel = MESSAGE, description = ID) String typed,
            @Option(names = "--to", paramLabel = "TEXT", required = true, description = "How far, in your own words.")
                    String to,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.passMessageDown(say.id(Kind.MESSAGE, typed), to));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Answer the line check that is due: your party hears the line.")
    int check(
            @Parameters(paramLabel = "CHECK", arity = "0..1", description = "Default: all that wait for you.") @Nullable
                    String id,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        List<String> due = id == null ? due(say.client()) : List.of(id);
        int worst = 0;
        for (String check : due) {
            worst = Math.max(worst, say.say(Bodies.answerCheck(check)));
        }
        if (due.isEmpty()) {
            say.aside().println("no check waits for you");
        }
        return worst;
    }

    private static List<String> due(GilavarClient client) throws IOException, InterruptedException {
        String own = client.identity().party();
        return client.all(Kind.CHECK.path()).stream()
                .filter(Kind.CHECK::stands)
                .filter(check -> check.path("expected")
                        .valueStream()
                        .anyMatch(p -> p.asString().equals(own)))
                .filter(check -> !check.path("answered").has(own))
                .map(check -> check.path("id").asString())
                .toList();
    }

    @Command(name = "checks", mixinStandardHelpOptions = true, description = "List the line checks.")
    int checks(
            @Option(names = "--standing", description = LookOptions.STANDING) boolean standing, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.list(Kind.CHECK, standing);
    }
}
