package org.gilavar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notices. */
@Command(
        name = "notice",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Say where and when your party will operate, and look at what has been said.",
            "",
            "A notice informs. It asks nobody's leave and gives none: the receipt says RECEIVED, NOT APPROVED, and which "
                    + "conflicts it has."
        })
final class NoticeCommand implements OfKind {

    private static final String NOTICE = "NOTICE";
    private static final String OWN = "Its id, or the name alone.";
    private static final String REASON = "Why, for the record and whoever may see the notice.";
    static final String SEEN =
            "The version that you have seen. Default: the one that stands; named, it is refused when it has changed since.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Kind kind() {
        return Kind.NOTICE;
    }

    @Command(
            name = "file",
            mixinStandardHelpOptions = true,
            description = {
                "File a notice.",
                "",
                "For example:  notice file patrol-7 --circle 34.8,38.9,10nm --lower FL100 --upper FL140 --start +30min "
                        + "--end +2h --category MANNED_AIR --armed UNDECLARED --count TWO_TO_FOUR"
            })
    int file(
            @Parameters(paramLabel = "NAME", description = "Yours: a-z, 0-9 and hyphens, never used before.")
                    String name,
            @Mixin VolumeOptions volumes,
            @Mixin ActivityOptions what,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.fileNotice(name, activity(volumes, what, say)));
    }

    @Command(
            name = "draft",
            mixinStandardHelpOptions = true,
            description = {
                "Draft a notice for the daily plan of the day on which it begins.",
                "",
                "Only your party and the facilitator know of it until the plan is released: then it is filed, with all drafts of all "
                        + "parties. Until the cut-off it is changed with notice amend; plan list shows the times.",
                "",
                "For example:  notice draft patrol-8 --circle 34.8,38.9,10nm --lower FL100 --upper FL140 --start "
                        + "2025-04-13T08:00Z --end 2025-04-13T10:00Z --category MANNED_AIR --armed UNDECLARED --count ONE"
            })
    int draft(
            @Parameters(paramLabel = "NAME", description = "Yours: a-z, 0-9 and hyphens, never used before.")
                    String name,
            @Mixin VolumeOptions volumes,
            @Mixin ActivityOptions what,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.draftNotice(name, activity(volumes, what, say)));
    }

    private static ObjectNode activity(VolumeOptions volumes, ActivityOptions what, SayOptions say)
            throws IOException, InterruptedException {
        what.mustBeWhole();
        ObjectNode activity = JsonMapper.shared().createObjectNode();
        what.into(activity);
        activity.set("volumes", json(volumes.volumes(say.now())));
        return activity;
    }

    @Command(
            name = "amend",
            mixinStandardHelpOptions = true,
            description = "Replace what a notice says. What is not named stays as it is.")
    int amend(
            @Parameters(paramLabel = NOTICE, description = OWN) String typed,
            @Option(names = "--reason", required = true, description = REASON) String reason,
            @Option(
                            names = "--delay",
                            paramLabel = "DURATION",
                            converter = ShiftForm.class,
                            description = "All volumes later, or earlier: 30min, -1h.")
                    @Nullable
                    Duration delay,
            @Option(
                            names = "--climb",
                            paramLabel = "LENGTH",
                            converter = SeparationOptions.LengthForm.class,
                            description = "All volumes higher, or lower: 2000ft, -600m.")
                    @Nullable
                    Length climb,
            @Mixin VolumeOptions volumes,
            @Mixin ActivityOptions what,
            @Option(names = "--seen", paramLabel = "N", description = SEEN) @Nullable Integer seen,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        if (volumes.isGiven() && (delay != null || climb != null)) {
            throw new ParameterException(
                    spec.commandLine(), "either other volumes, or the same ones by --delay and --climb");
        }
        JsonNode notice = say.item(Kind.NOTICE, typed);
        ObjectNode activity = notice.path("activity").deepCopy().asObject();
        what.into(activity);
        if (volumes.isGiven()) {
            activity.set("volumes", json(volumes.volumes(say.now())));
        } else {
            move(activity, new Measure(Optional.ofNullable(delay), Optional.ofNullable(climb)));
        }
        return say.say(Bodies.amendNotice(id(notice), version(notice, seen), activity, reason));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Take a notice back before it has ended.")
    int withdraw(
            @Parameters(paramLabel = NOTICE, description = OWN) String typed,
            @Option(names = "--reason", required = true, description = REASON) String reason,
            @Option(names = "--seen", paramLabel = "N", description = SEEN) @Nullable Integer seen,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode notice = say.item(Kind.NOTICE, typed);
        return say.say(Bodies.withdrawNotice(id(notice), version(notice, seen), reason));
    }

    @Command(name = "activate", mixinStandardHelpOptions = true, description = "The activity has begun.")
    int activate(
            @Parameters(paramLabel = NOTICE, description = OWN) String typed,
            @Option(names = "--seen", paramLabel = "N", description = SEEN) @Nullable Integer seen,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode notice = say.item(Kind.NOTICE, typed);
        return say.say(Bodies.activateNotice(id(notice), version(notice, seen)));
    }

    @Command(name = "end", mixinStandardHelpOptions = true, description = "The activity is over.")
    int end(
            @Parameters(paramLabel = NOTICE, description = OWN) String typed,
            @Option(names = "--seen", paramLabel = "N", description = SEEN) @Nullable Integer seen,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        JsonNode notice = say.item(Kind.NOTICE, typed);
        return say.say(Bodies.endNotice(id(notice), version(notice, seen)));
    }

    @Command(
            name = "traces",
            mixinStandardHelpOptions = true,
            description =
                    "List what you are shown of others' notices where that is not all: that they stand, and roughly where.")
    int traces(
            @Option(names = "--standing", description = LookOptions.STANDING) boolean standing, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.list(Kind.TRACE, standing);
    }

    /** The activity of a notice, moved by a measure as the API has it. */
    static ObjectNode moved(JsonNode notice, JsonNode measure) {
        ObjectNode activity = notice.path("activity").deepCopy().asObject();
        move(activity, Json.read(JsonMapper.shared().writeValueAsBytes(measure), Measure.class));
        return activity;
    }

    private static void move(ObjectNode activity, Measure measure) {
        activity.set("volumes", json(measure.applyTo(volumes(activity.path("volumes")))));
    }

    private static String id(JsonNode notice) {
        return notice.path("id").asString();
    }

    static int version(JsonNode notice, @Nullable Integer seen) {
        return seen == null ? notice.path("version").asInt() : seen;
    }

    private static JsonNode json(List<Volume> volumes) {
        var array = JsonMapper.shared().createArrayNode();
        volumes.forEach(volume -> array.add(JsonMapper.shared().readTree(Json.write(volume))));
        return array;
    }

    private static List<Volume> volumes(JsonNode array) {
        List<Volume> volumes = new ArrayList<>();
        array.forEach(volume -> volumes.add(Json.read(JsonMapper.shared().writeValueAsBytes(volume), Volume.class)));
        return volumes;
    }
}
