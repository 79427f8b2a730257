package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Commitments. */
@Command(
        name = "commitment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Undertake something towards others, with a condition or without, and say what became of it.",
            "",
            "Each step is somebody's word and is kept; nothing is enforced."
        })
final class CommitmentCommand implements OfKind {

    private static final String COMMITMENT = "COMMITMENT";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.COMMITMENT;
    }

    /** What it depends on: all of it, or none. */
    static final class If {
        @Option(
                names = "--if",
                paramLabel = "LANGUAGE=WORDS",
                required = true,
                description = "What it depends on, in each language of the text.")
        private Map<String, String> text = Map.of();

        @Option(
                names = "--met-by",
                paramLabel = "PARTY",
                required = true,
                description = "By whose word that is met: your party, one it is given to, or the facilitator.")
        private String metBy = "";

        @Option(
                names = "--if-link",
                paramLabel = "ID",
                description = "The meeting, incident or conflict that the condition is about.")
        private @Nullable String link;

        ObjectNode body() {
            ObjectNode condition = Bodies.condition(text, metBy);
            Optional.ofNullable(link).ifPresent(id -> condition.put("link", id));
            return condition;
        }
    }

    @Command(
            name = "offer",
            mixinStandardHelpOptions = true,
            description = {
                "Offer a commitment of your party. It stands when all it is given to have accepted.",
                "",
                "For example:  commitment offer crossing --to israel --text 'en=The crossing opens.' "
                        + "--if 'en=Once the zone is lifted.' --met-by israel --due +720h"
            })
    int offer(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--to",
                            split = ",",
                            paramLabel = "PARTY",
                            required = true,
                            description = "To whom it is given, with commas between.")
                    List<String> to,
            @Option(
                            names = "--text",
                            paramLabel = "LANGUAGE=WORDS",
                            required = true,
                            description =
                                    "What is undertaken, such as 'en=We will …'. May be given in several languages.")
                    Map<String, String> text,
            @ArgGroup(exclusive = false) @Nullable If condition,
            @Option(
                            names = "--link",
                            split = ",",
                            paramLabel = "ID",
                            description =
                                    "A meeting, incident or conflict it has to do with, by its whole id; all who will see the "
                                            + "commitment must know of it. May be given for several.")
                    @Nullable
                    List<String> links,
            @Option(
                            names = "--due",
                            paramLabel = "TIME",
                            converter = When.Form.class,
                            description = "When it lapses, unless it is said to be fulfilled by then: " + When.FORMS
                                    + ". Default: never.")
                    @Nullable
                    When due,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.offerCommitment(
                name, to, text, Optional.ofNullable(links).orElse(List.of()));
        if (condition != null) {
            body.set("condition", condition.body());
        }
        if (due != null) {
            body.put("due", due.after(say.now()).toString());
        }
        return say.say(body);
    }

    @Command(name = "accept", mixinStandardHelpOptions = true, description = "Accept one that is given to you.")
    int accept(@Parameters(paramLabel = COMMITMENT, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.acceptCommitment(say.id(Kind.COMMITMENT, typed)));
    }

    @Command(
            name = "decline",
            mixinStandardHelpOptions = true,
            description = "Decline one, for all it is given to, before all have accepted it.")
    int decline(
            @Parameters(paramLabel = COMMITMENT, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For all it names.") @Nullable String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(with("reason", reason, Bodies.declineCommitment(say.id(Kind.COMMITMENT, typed))));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Take your own offer back, before all have accepted it.")
    int withdraw(
            @Parameters(paramLabel = COMMITMENT, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For all it names.") @Nullable String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(with("reason", reason, Bodies.withdrawCommitment(say.id(Kind.COMMITMENT, typed))));
    }

    @Command(
            name = "met",
            mixinStandardHelpOptions = true,
            description = "Say that its condition is met, where it is your word that counts.")
    int met(
            @Parameters(paramLabel = COMMITMENT, description = ID) String typed,
            @Option(names = "--remarks", paramLabel = "TEXT", description = "For all it names.") @Nullable
                    String remarks,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(with("remarks", remarks, Bodies.conditionMet(say.id(Kind.COMMITMENT, typed))));
    }

    @Command(
            name = "fulfil",
            mixinStandardHelpOptions = true,
            description = "Say that your own is fulfilled. It is when all it was given to have acknowledged that.")
    int fulfil(
            @Parameters(paramLabel = COMMITMENT, description = ID) String typed,
            @Option(names = "--remarks", paramLabel = "TEXT", description = "For all it names.") @Nullable
                    String remarks,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(with("remarks", remarks, Bodies.fulfilCommitment(say.id(Kind.COMMITMENT, typed))));
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Acknowledge that one given to you is fulfilled.")
    int acknowledge(@Parameters(paramLabel = COMMITMENT, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.acknowledgeCommitment(say.id(Kind.COMMITMENT, typed)));
    }

    @Command(
            name = "dispute",
            mixinStandardHelpOptions = true,
            description = "Dispute that it is fulfilled. That is kept beside it; you may still acknowledge it later.")
    int dispute(
            @Parameters(paramLabel = COMMITMENT, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "In your own words.")
                    String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.disputeCommitment(say.id(Kind.COMMITMENT, typed), reason));
    }

    private static ObjectNode with(String field, @Nullable String text, ObjectNode body) {
        return text == null ? body : body.put(field, text);
    }
}
