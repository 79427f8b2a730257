package org.gilavar.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.cli.scenario.BodyText;
import org.gilavar.client.Bodies;
import org.gilavar.journal.UnreadableException;
import org.gilavar.mechanism.item.OpenItem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The watch of one's own party. */
@Command(
        name = "duty",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ListCommand.class,
        description = {
            "Take the watch of your party, hand it over, and say who is to keep it when.",
            "",
            "The watch is of this desk's own post. It passes when the successor has acknowledged all that is open, one by one; or it is "
                    + "taken without that, and the record says so. The facilitator sees who keeps it; other parties see nothing of it. "
                    + "To read what your party is told as it happens, use: watch"
        })
final class DutyCommand implements OfKind {

    private static final int LONGEST_ROSTER = 64 << 10;

    @Override
    public Kind kind() {
        return Kind.WATCH;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show who keeps a watch, and its roster.")
    int show(
            @Parameters(paramLabel = "PARTY", arity = "0..1", description = "Default: your own.") @Nullable
                    String party,
            @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.show(Kind.WATCH, party == null ? look.own() : party);
    }

    @Command(
            name = "roster",
            mixinStandardHelpOptions = true,
            description = {
                "Say who is to keep the watch when, in the place of all that lies ahead.",
                "",
                "The file has one list, in YAML: turns: [{post: night-desk, from: 2026-07-01T18:00:00Z, until: 2026-07-02T06:00:00Z}]. Turns "
                        + "are in order, one post at a time, and there may be time between them. A turn that runs is cut off by the next."
            })
    int roster(@Parameters(paramLabel = "FILE", description = "The turns.") Path file, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.watchRoster(turns(file)));
    }

    private static List<ObjectNode> turns(Path file) throws IOException {
        JsonNode roster;
        try {
            roster = BodyText.read(InputFile.read(file, LONGEST_ROSTER));
        } catch (BodyText.UnfitException e) {
            throw new UnreadableException(file + " " + e.getMessage());
        }
        List<ObjectNode> turns = new ArrayList<>();
        for (JsonNode turn : roster.path("turns")) {
            turns.add(Bodies.turn(turn.path("post").asString(""), time(file, turn, "from"), time(file, turn, "until")));
        }
        if (!roster.path("turns").isArray()) {
            throw new UnreadableException(file + ": expected \"turns\", a list of post, from and until");
        }
        return turns;
    }

    private static Instant time(Path file, JsonNode turn, String name) {
        String text = turn.path(name).asString("");
        return Dtg.instant(text)
                .or(() -> Dtg.parse(text))
                .orElseThrow(() -> new UnreadableException(
                        file + ": " + name + ": expected a time such as " + When.FORMS + ", found \"" + text + "\""));
    }

    @Command(
            name = "take",
            mixinStandardHelpOptions = true,
            description =
                    "Keep the watch from now on. From another post that has not handed it over, it is taken over.")
    int take(@Mixin SayOptions say) throws IOException, InterruptedException {
        return say.say(Bodies.takeWatch());
    }

    @Command(
            name = "hand-over",
            mixinStandardHelpOptions = true,
            description =
                    "Begin to hand the watch over. You keep it until the other post has acknowledged all that is open.")
    int handOver(@Parameters(paramLabel = "POST", description = "Of your party.") String to, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.handWatchOver(to));
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = {
                "Say that you know of one thing that is open, as the watch is handed over to you.",
                "",
                "At a terminal, and without KIND and ITEM, you are asked for each. When none is left, you keep the watch."
            })
    int acknowledge(
            @Parameters(paramLabel = "KIND", arity = "0..1", description = "${COMPLETION-CANDIDATES}.")
                    OpenItem.@Nullable Kind kind,
            @Parameters(paramLabel = "ITEM", arity = "0..1", description = "Its id.") @Nullable String item,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        if (kind != null && item != null) {
            return say.say(Bodies.acknowledgeOpen(kind.name(), item));
        }
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (kind != null || console.isEmpty()) {
            throw new SpokenException("nobody can be asked here: name the KIND and the ITEM; duty show lists them");
        }
        return askForEach(console.get(), say);
    }

    /** Each as it stands by then: what is over has gone from the list, and what has come is in it. */
    private static int askForEach(Console console, SayOptions say) throws IOException, InterruptedException {
        String own = say.client().identity().party();
        Optional<JsonNode> next = next(say, own);
        int exit = 0;
        while (next.isPresent() && exit == 0) {
            String kind = next.get().path("kind").asString();
            String id = next.get().path("id").asString();
            String answer = console.readLine("%s %s is open. You know of it? [y/N] ", kind, Words.shown(id));
            if (!"y".equalsIgnoreCase(answer)) {
                say.aside().println("it stays open, and the watch with its keeper");
                return 0;
            }
            exit = say.say(Bodies.acknowledgeOpen(kind, id));
            next = next(say, own);
        }
        return exit;
    }

    private static Optional<JsonNode> next(SayOptions say, String own) throws IOException, InterruptedException {
        return say.item(Kind.WATCH, own)
                .path("handover")
                .path("open")
                .valueStream()
                .filter(open -> !open.has("acknowledged"))
                .findFirst();
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Stop handing the watch over, as its keeper or as who was to have it. Its keeper keeps it.")
    int cancel(@Mixin SayOptions say) throws IOException, InterruptedException {
        return say.say(Bodies.cancelHandover());
    }

    @Command(
            name = "leave",
            mixinStandardHelpOptions = true,
            description = "Go without a handover: nobody keeps the watch then, and the facilitator sees that too.")
    int leave(@Mixin SayOptions say) throws IOException, InterruptedException {
        return say.say(Bodies.leaveWatch());
    }
}
