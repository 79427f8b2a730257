package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts for the public. */
@Command(
        name = "communique",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Agree on texts for the public, word by word.",
            "",
            "One is published when all who are named have approved these very words, and withdrawn when the same have said so. "
                    + "The public reads it at /communiques of the server, without signing in."
        })
final class CommuniqueCommand implements OfKind {

    private static final String COMMUNIQUE = "COMMUNIQUE";
    private static final String ID = "Its id.";
    private static final String ARRANGEMENTS = "/v1/arrangements?state=IN_FORCE";
    private static final String WORDS = "LANGUAGE=WORDS";

    @Override
    public Kind kind() {
        return Kind.COMMUNIQUE;
    }

    @Command(
            name = "draft",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: draft a text. Nobody has approved it then.")
    int draft(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "TEXT",
                            description = "The words, in a language that is not named.")
                    @Nullable
                    String text,
            @Option(
                            names = "--text",
                            paramLabel = WORDS,
                            description = "The words, such as 'en=The parties have met.'; once for each language.")
                    @Nullable
                    Map<String, String> texts,
            @Option(
                            names = "--nothing-to-say",
                            description =
                                    "That the parties have nothing to say, in the languages of the terms in force.")
                    boolean nothing,
            @Option(
                            names = "--approvers",
                            split = ",",
                            paramLabel = "PARTY",
                            description = "Whose approval it needs, with commas between. Default: all parties.")
                    @Nullable
                    List<String> approvers,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = drafted(name, text, texts, nothing, say);
        if (approvers != null) {
            approvers.forEach(body.putArray("approvers")::add);
        }
        return say.say(body);
    }

    private static ObjectNode drafted(
            String name, @Nullable String text, @Nullable Map<String, String> texts, boolean nothing, SayOptions say)
            throws IOException, InterruptedException {
        if (text != null && texts == null && !nothing) {
            return Bodies.draftCommunique(name, text);
        }
        if (text == null && texts != null && !nothing) {
            return Bodies.draftCommunique(name, texts);
        }
        if (text == null && texts == null && nothing) {
            return Bodies.draftCommunique(
                    name, NothingToSay.inLanguagesOf(say.client().all(ARRANGEMENTS)));
        }
        throw new SpokenException("give the words once: with --text LANGUAGE=WORDS, as TEXT, or as --nothing-to-say");
    }

    @Command(
            name = "amend",
            mixinStandardHelpOptions = true,
            description = "Put other words in the place of a draft's. All approvals fall away.")
    int amend(
            @Parameters(paramLabel = COMMUNIQUE, description = ID) String typed,
            @Option(
                            names = "--text",
                            paramLabel = WORDS,
                            required = true,
                            description = "The words, once for each language.")
                    Map<String, String> texts,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.amendCommunique(read(typed, read, say), texts));
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = {
                "Approve a text that you have read:  communique show.",
                "",
                "Of a published one that you would have had withdrawn: take that back."
            })
    int approve(
            @Parameters(paramLabel = COMMUNIQUE, description = ID) String typed,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.approveCommunique(read(typed, read, say)));
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Say why you do not approve it. An approval of yours falls away; you may approve it yet.")
    int reject(
            @Parameters(paramLabel = COMMUNIQUE, description = ID) String typed,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For all who are named.")
                    String reason,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.rejectCommunique(read(typed, read, say), reason));
    }

    /** One whose words are those that were read; they are printed. */
    private static JsonNode read(String typed, ReadOption read, SayOptions say)
            throws IOException, InterruptedException {
        JsonNode communique = say.item(Kind.COMMUNIQUE, typed);
        read.mustBe(WordsToSign.ofCommunique(communique), say.aside());
        return communique;
    }

    @Command(name = "drop", mixinStandardHelpOptions = true, description = "As the facilitator: take a draft back.")
    int drop(@Parameters(paramLabel = COMMUNIQUE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.dropCommunique(say.id(Kind.COMMUNIQUE, typed)));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Say that a published one is to be withdrawn. It is when all who are named have said so.")
    int withdraw(@Parameters(paramLabel = COMMUNIQUE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.withdrawCommunique(say.id(Kind.COMMUNIQUE, typed)));
    }
}
