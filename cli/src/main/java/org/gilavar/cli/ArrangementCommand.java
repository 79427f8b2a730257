package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What the parties sign. */
@Command(
        name = "arrangement",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ArrangementProfilesCommand.class,
            ArrangementNewCommand.class,
            ArrangementCheckCommand.class,
            ArrangementDiffCommand.class,
            ListCommand.class,
            ArrangementShowCommand.class
        },
        description = {
            "Put terms on the table, dispute, adopt and sign them; and what becomes of them after that.",
            "",
            "Nothing takes effect on a party that has not signed exactly this text."
        })
final class ArrangementCommand implements OfKind {

    private static final String TERMS = "The terms, in YAML or JSON; arrangement new prints some to begin with.";

    private static final String VERSION = "Its id, such as pact.v1.";

    @Override
    public Kind kind() {
        return Kind.ARRANGEMENT;
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Put the first version of terms on the table.")
    int propose(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "FILE", description = TERMS) Path terms,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.proposeArrangement(name, SubmitCommand.body(terms)));
    }

    @Command(
            name = "amend",
            mixinStandardHelpOptions = true,
            description = "Put the next version on the table. Signatures under the one before do not carry over.")
    int amend(
            @Parameters(paramLabel = "ARRANGEMENT", description = "The id of the latest version.") String id,
            @Parameters(paramLabel = "FILE", description = TERMS) Path terms,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.amendArrangement(id, SubmitCommand.body(terms), reason));
    }

    @Command(
            name = "bracket",
            mixinStandardHelpOptions = true,
            description = {
                "Say that a provision is not agreed. While anything stands in brackets, nobody adopts or signs.",
                "",
                "Paths of provisions:  arrangement show ARRANGEMENT --provisions. A path means all that is below it, too."
            })
    int bracket(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Parameters(paramLabel = "PROVISION", description = "Its path, such as separation.lateral.")
                    String provision,
            @Option(names = "--alternative", paramLabel = "TEXT", description = "What you would have in its place.")
                    @Nullable
                    String alternative,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.bracket(id, provision, reason);
        return say.say(alternative == null ? body : body.put("alternative", alternative));
    }

    @Command(name = "unbracket", mixinStandardHelpOptions = true, description = "Take your own bracket away.")
    int unbracket(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Parameters(paramLabel = "PROVISION", description = "Its path, as the bracket has it.") String provision,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.unbracket(id, provision));
    }

    @Command(
            name = "adopt",
            mixinStandardHelpOptions = true,
            description = {
                "Adopt the terms, as this command has received them, as the text to be signed.",
                "",
                "Adopting binds to nothing yet; after it your party sets no brackets on this version."
            })
    int adopt(@Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.adoptArrangement(say.item(Kind.ARRANGEMENT, id)));
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = {
                "Sign the terms as this command has received them: their hash is computed here.",
                "",
                "Read them before:  arrangement show ARRANGEMENT. Where two posts must sign, name the other's key with --cosign."
            })
    int sign(@Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.signArrangement(say.item(Kind.ARRANGEMENT, id)));
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = {
                "Suspend the arrangement in force, in one of two states that are never taken for each other.",
                "",
                "What is filed is compared all the same, and the line goes on."
            })
    int suspend(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Mixin SideOptions side,
            @Option(names = "--reason", required = true, description = "Why, in your own words.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.suspendArrangement(id, side.side(), reason));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Take your own suspension back, in one of the two states.")
    int resume(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Mixin SideOptions side,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.resumeArrangement(id, side.side()));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = {
                "Give notice that your party leaves, after the time that the terms ask for; at once where they ask for none.",
                "",
                "What it has filed is compared until then. The others go on, where two are left."
            })
    int withdraw(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Option(names = "--reason", required = true, description = "Why, in your own words.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.withdrawFromArrangement(id, reason));
    }

    @Command(
            name = "remain",
            mixinStandardHelpOptions = true,
            description = "Take your notice of withdrawal back before it has taken effect.")
    int remain(@Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.remainInArrangement(id));
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            description = "For the facilitator: record that the review has been held. The next is counted from now.")
    int review(
            @Parameters(paramLabel = "ARRANGEMENT", description = VERSION) String id,
            @Option(names = "--outcome", required = true, description = "What came of it.") String outcome,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.reviewArrangement(id, outcome));
    }
}
