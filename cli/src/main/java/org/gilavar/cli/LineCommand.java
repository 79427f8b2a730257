package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.gilavar.client.GilavarClient;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Message;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.PhraseBooks;
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
        subcommands = {ShowCommand.class, OutageCommand.class, ReconcileCommand.class},
        description = {
            "Speak on the line that is always answered, and answer.",
            "",
            "A message is sent, read, taken, read back word for word, and answered by a duty officer. Whoever is silent past the "
                    + "deadline of its precedence is overdue, for all to see.",
            "",
            "Said by a phrase, each side reads it in its own language, and it is read back by its code."
        })
final class LineCommand implements OfKind {

    private static final PhraseBooks BOOKS = PhraseBooks.printed();

    private static final String MESSAGE = "MESSAGE";
    private static final String ID = "Its id.";
    private static final String LANGUAGE =
            "en, tr, he, az, ar or ru, in which phrases are shown. Default: this machine's, or en.";

    @Override
    public Kind kind() {
        return Kind.MESSAGE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List all that your party may see. Times are date-time groups, in UTC.")
    int list(
            @Option(names = "--standing", description = LookOptions.STANDING) boolean standing,
            @Option(names = "--language", paramLabel = "LANGUAGE", description = LANGUAGE) @Nullable Language language,
            @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.list(Kind.MESSAGE, standing, MessageWords.orOfTheMachine(language));
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = {
                "Send a message. With --precedence FLASH it is answered within a minute, or the ladder begins.",
                "",
                "In words, with --purpose; or by a --phrase, whose purpose it has, with a text beside it or none."
            })
    int send(
            @Parameters(paramLabel = "PARTY", description = "To whom.") String to,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String text,
            @Option(names = "--purpose", description = "${COMPLETION-CANDIDATES}. CLOSE ends an exchange.")
                    Message.@Nullable Purpose purpose,
            @Mixin PhraseOptions phrase,
            @Option(names = "--name", description = "Of the message. Default: the time, and chance.") @Nullable
                    String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        Optional<Coded> coded = phrase.from(BOOKS::latest);
        if (coded.isPresent()) {
            Message.Purpose of = phrase.asked(() -> purposeOf(coded.get(), Optional.ofNullable(purpose)));
            ObjectNode body = Bodies.sendPhrase(say.name(name), to, of.name(), json(coded.get()));
            return say.say(text == null ? body : body.put("text", text));
        }
        if (purpose == null || text == null) {
            throw phrase.wrong("expected a --phrase, or a TEXT and its --purpose");
        }
        return say.say(Bodies.send(say.name(name), to, purpose.name(), text));
    }

    private static Message.Purpose purposeOf(Coded coded, Optional<Message.Purpose> typed) {
        typed.ifPresent(purpose -> BOOKS.require(coded, purpose));
        return BOOKS.require(coded).purpose();
    }

    private static ObjectNode json(Coded coded) {
        return Bodies.coded(coded.version(), coded.code(), coded.parameters());
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "Print what a message to you says, and tell its sender that you have read it.")
    int read(
            @Parameters(paramLabel = MESSAGE, description = ID) String typed,
            @Option(names = "--language", paramLabel = "LANGUAGE", description = LANGUAGE) @Nullable Language language,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode message = say.item(Kind.MESSAGE, typed);
        MessageWords.lines(message, MessageWords.orOfTheMachine(language)).forEach(say.aside()::println);
        MessageWords.missing(message).ifPresent(why -> say.aside().println("gilavar: " + why));
        return message.has("read") ? 0 : say.say(Bodies.read(message.path("id").asString()));
    }

    @Command(
            name = "take",
            mixinStandardHelpOptions = true,
            description = {
                "Say that your post has a message in hand. Any post may, and any other may take it from there.",
                "",
                "It is no answer: the deadline and the ladder go on. For the facilitator: takes the alarm of a message that the "
                        + "ladder has called it for."
            })
    int take(@Parameters(paramLabel = MESSAGE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.take(say.id(Kind.MESSAGE, typed)));
    }

    @Command(
            name = "relay",
            mixinStandardHelpOptions = true,
            description = {
                "For the facilitator: pass a message on to whom it is for, word for word, where the line is relayed.",
                "",
                "What nobody passes on goes on by itself when its time has come. A FLASH waits for nobody."
            })
    int relay(@Parameters(paramLabel = MESSAGE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.relayMessage(say.id(Kind.MESSAGE, typed)));
    }

    @Command(
            name = "transcript",
            mixinStandardHelpOptions = true,
            description = "Print every step that a message has taken, with the seconds from its sending and the posts.")
    int transcript(@Parameters(paramLabel = MESSAGE, description = ID) String typed, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.show(Kind.MESSAGE, typed, MessageTranscript::print);
    }

    @Command(
            name = "read-back",
            mixinStandardHelpOptions = true,
            description = {
                "Read a message back: only its hash goes out, and the sender sees whether it matches.",
                "",
                "With TEXT what you understood, letter for letter; without it what this desk has received. What was said by a "
                        + "phrase is read back by its code: with --phrase what you understood of it, and TEXT beside it."
            })
    int readBack(
            @Parameters(paramLabel = MESSAGE, description = ID) String typed,
            @Parameters(paramLabel = "TEXT", arity = "0..1") @Nullable String understood,
            @Mixin PhraseOptions phrase,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode message = say.item(Kind.MESSAGE, typed);
        String id = message.path("id").asString();
        // It was said from the version that came with it; by voice nobody says which.
        int version = message.path("coded").path("version").asInt(BOOKS.latest().version());
        Optional<ObjectNode> coded = phrase.from(() -> BOOKS.of(version)).map(LineCommand::json);
        if (coded.isEmpty()) {
            return say.say(understood == null ? Bodies.readBackAsReceived(message) : Bodies.readBack(id, understood));
        }
        return say.say(
                understood == null
                        ? Bodies.readBackPhrase(id, coded.get())
                        : Bodies.readBackPhrase(id, coded.get(), understood));
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
