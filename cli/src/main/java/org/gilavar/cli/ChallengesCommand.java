package org.gilavar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.gilavar.cli.call.ChallengePaper;
import org.gilavar.cli.call.PrintedChallenges;
import org.gilavar.cli.key.OwnerOnly;
import org.gilavar.client.Bodies;
import org.gilavar.client.ProblemException;
import org.gilavar.mechanism.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sheets of challenge words. */
@Command(
        name = "challenges",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Make sheets of challenge words, by which you recognise a caller who has no key.",
            "",
            "The words are drawn here and stay in your file and on paper; the mechanism is told a commitment to each row. Each row is "
                    + "used once: with call log --sheet FILE --row N --heard WORDS, or with fail."
        })
final class ChallengesCommand implements OfKind {

    private static final String SHEET = "SHEET";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.CHALLENGES;
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = {
                "Draw a sheet, keep it in a file that is yours alone, and seal it.",
                "",
                "Print it with --html, once for you and once for its holder, and have that copy carried by hand. Whoever has a copy is "
                        + "taken for its holder.",
                "",
                "For example:  call challenges new tower --holder 'the tower' --rows 20 --expires +720h --out tower.json "
                        + "--html tower.html"
            })
    int draw(
            @Parameters(paramLabel = "NAME", description = "Yours: a-z, 0-9 and hyphens, never used before.")
                    String name,
            @Option(
                            names = "--holder",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Who the other copy is for, in words; never a person's name.")
                    String holder,
            @Option(
                            names = "--rows",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "1 to 100. Default: ${DEFAULT-VALUE}")
                    int rows,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            required = true,
                            converter = When.Form.class,
                            description = "When its time is over: " + When.FORMS)
                    When expires,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, which must be new.")
                    Path out,
            @Option(names = "--html", paramLabel = "FILE", description = "A page to print, which must be new.")
                    @Nullable
                    Path html,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode mechanism = say.client().get("/v1/me").path("mechanism");
        Instant end = expires.after(say.now());
        ChallengePaper paper = ChallengePaper.drawn(
                mechanism.path("id").asString(),
                say.id(Kind.CHALLENGES, name),
                holder,
                end,
                mechanism.path("mode").asString().equals("EXERCISE"),
                rows,
                new SecureRandom());
        if (say.isDryRun()) {
            return say.say(Bodies.sealChallenges(name, holder, paper.sealed(), end));
        }
        mustBeNew(out);
        if (html != null) {
            mustBeNew(html);
        }
        // On disk before it is sealed: a sheet that only the mechanism knows of would be of no use to anybody.
        OwnerOnly.create(out, Json.write(paper));
        if (html != null) {
            OwnerOnly.create(html, PrintedChallenges.page(paper).getBytes(StandardCharsets.UTF_8));
        }
        try {
            int exit = say.say(Bodies.sealChallenges(name, holder, paper.sealed(), end));
            say.aside()
                    .println("   " + rows + " rows in " + out + (html == null ? "" : ", to be printed from " + html)
                            + "; nobody else knows a word of them");
            return exit;
        } catch (ProblemException refused) {
            if (isVerdict(refused.status())) { // it was not sealed, and would be taken for one that was
                Files.delete(out);
                if (html != null) {
                    Files.delete(html);
                }
            }
            throw refused;
        }
    }

    /** Whether the mechanism has said no; anything else may have been said after it had said yes. */
    private static boolean isVerdict(int status) {
        return switch (status) {
            case 400, 403, 404, 409, 412, 422 -> true;
            default -> false;
        };
    }

    private static void mustBeNew(Path file) {
        if (Files.exists(file)) {
            throw new SpokenException(file + " is there already; choose another name, sheets are never overwritten");
        }
    }

    @Command(
            name = "fail",
            mixinStandardHelpOptions = true,
            description =
                    "Strike a row out: whoever was asked gave another response, or none. The third ends the sheet.")
    int fail(
            @Parameters(paramLabel = SHEET, description = ID) String typed,
            @Parameters(paramLabel = "ROW", description = "Its number.") int row,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.failChallenge(say.id(Kind.CHALLENGES, typed), row));
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "End a sheet: a copy may be in wrong hands, or it is not needed any more.")
    int revoke(@Parameters(paramLabel = SHEET, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.revokeChallenges(say.id(Kind.CHALLENGES, typed)));
    }
}
