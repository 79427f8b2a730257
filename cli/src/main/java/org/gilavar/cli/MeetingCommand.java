package org.gilavar.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.MeetingBodies;
import org.gilavar.mechanism.item.Meeting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of talks. */
@Command(
        name = "meeting",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, MeetingPaperCommand.class, MeetingCalendarCommand.class},
        description = {
            "Rounds of talks, from the invitation to the signed minutes.",
            "",
            "The facilitator calls a meeting (invite), opens it and writes the minutes. Its delegations answer, put papers and texts "
                    + "on the table, agree to them or set brackets, and sign. Nobody else is told of it.",
            "",
            "One that was held elsewhere the facilitator records with:  submit FILE, of type meeting.record."
        })
final class MeetingCommand implements OfKind {

    private static final String MEETING = "MEETING";
    private static final String ID = "Its id.";
    private static final String POINT = "POINT";
    private static final String NUMBER = "Its number in the agenda, from 1.";
    private static final String WORDS = "LANGUAGE=WORDS";
    private static final String MEMBERS =
            "The posts that speak for you there, and nobody else of you then, with commas "
                    + "between. Default: whoever may.";

    @Override
    public Kind kind() {
        return Kind.MEETING;
    }

    @Command(
            name = "invite",
            mixinStandardHelpOptions = true,
            description = {
                "As the facilitator: call a meeting.",
                "",
                "For example:  meeting invite round-2 --round 2 --venue Baku --track TECHNICAL --begins +72h --ends +78h "
                        + "--delegations israel,turkiye --agenda 'the line' --languages en,tr"
            })
    int invite(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--round", required = true, description = "Its number, from 1.") int round,
            @Option(names = "--venue", required = true, description = "Where it is held.") String venue,
            @Option(
                            names = "--track",
                            required = true,
                            description = "TECHNICAL, MILITARY or POLITICAL: they stay apart.")
                    Meeting.Track track,
            @Mixin SpanOptions span,
            @Option(
                            names = "--delegations",
                            split = ",",
                            required = true,
                            paramLabel = "PARTY",
                            description = "Who is invited, with commas between.")
                    List<String> delegations,
            @Option(
                            names = "--agenda",
                            required = true,
                            paramLabel = "TEXT",
                            description = "A point of it; once for each.")
                    List<String> agenda,
            @Option(
                            names = "--languages",
                            split = ",",
                            required = true,
                            description = "Of its texts and its minutes, two or more, with commas between.")
                    List<String> languages,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.invite(
                name,
                round,
                venue,
                track.name(),
                span.begins(say.now()),
                span.ends(say.now()),
                delegations,
                agenda,
                languages));
    }

    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: move it. Answers to the time before fall away.")
    int move(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Mixin SpanOptions span,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.move(say.id(Kind.MEETING, typed), span.begins(say.now()), span.ends(say.now())));
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "As the facilitator: call it off.")
    int cancel(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Option(names = "--reason", required = true, description = "For its delegations.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.cancel(say.id(Kind.MEETING, typed), reason));
    }

    @Command(name = "attend", mixinStandardHelpOptions = true, description = "Answer that your delegation comes.")
    int attend(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Option(names = "--members", split = ",", paramLabel = "POST", description = MEMBERS) @Nullable
                    List<String> members,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return reply(typed, "ATTENDS", Optional.empty(), Optional.ofNullable(members), say);
    }

    @Command(
            name = "decline",
            mixinStandardHelpOptions = true,
            description = "Answer that it does not come. It is told of the meeting all the same, and not asked.")
    int decline(@Parameters(paramLabel = MEETING, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return reply(typed, "DECLINES", Optional.empty(), Optional.empty(), say);
    }

    @Command(name = "propose-time", mixinStandardHelpOptions = true, description = "Answer with another time.")
    int proposeTime(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Option(
                            names = "--begins",
                            required = true,
                            paramLabel = "TIME",
                            converter = When.Form.class,
                            description = When.FORMS)
                    When begins,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return reply(typed, "PROPOSES_ANOTHER_TIME", Optional.of(begins), Optional.empty(), say);
    }

    /** To the time at which it stands as this command was told. */
    private static int reply(
            String typed, String answer, Optional<When> begins, Optional<List<String>> members, SayOptions say)
            throws IOException, InterruptedException {
        JsonNode meeting = say.item(Kind.MEETING, typed);
        ObjectNode body = MeetingBodies.reply(
                meeting.path("id").asString(),
                meeting.path("proceedings").path("version").asInt(1),
                answer);
        if (begins.isPresent()) {
            body.put("begins", begins.get().after(say.now()).toString());
        }
        members.ifPresent(posts -> posts.forEach(body.putArray("members")::add));
        return say.say(body);
    }

    @Command(
            name = "text",
            mixinStandardHelpOptions = true,
            description = "Propose a text for a point of the agenda, in all languages of the meeting.")
    int text(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Parameters(paramLabel = POINT, description = NUMBER) int point,
            @Option(
                            names = "--text",
                            required = true,
                            paramLabel = WORDS,
                            description = "The words, once for each language.")
                    Map<String, String> texts,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.text(say.id(Kind.MEETING, typed), point, texts));
    }

    @Command(
            name = "agree",
            mixinStandardHelpOptions = true,
            description = "Agree to the text of a point that you have read:  meeting show.")
    int agree(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Parameters(paramLabel = POINT, description = NUMBER) int point,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.agree(readPoint(typed, point, read, say), point));
    }

    @Command(
            name = "bracket",
            mixinStandardHelpOptions = true,
            description =
                    "Say that you do not agree to it: nobody can until you take the brackets away, or it is worded anew.")
    int bracket(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Parameters(paramLabel = POINT, description = NUMBER) int point,
            @Option(names = "--reason", required = true, description = "For the other delegations.") String reason,
            @Option(names = "--alternative", description = "What you would have in its place.") @Nullable
                    String alternative,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = MeetingBodies.bracket(readPoint(typed, point, read, say), point, reason);
        Optional.ofNullable(alternative).ifPresent(words -> body.put("alternative", words));
        return say.say(body);
    }

    @Command(name = "unbracket", mixinStandardHelpOptions = true, description = "Take your own brackets away.")
    int unbracket(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Parameters(paramLabel = POINT, description = NUMBER) int point,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.unbracket(say.id(Kind.MEETING, typed), point));
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: open it. Who has not declined by then is at the table.")
    int open(@Parameters(paramLabel = MEETING, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.open(say.id(Kind.MEETING, typed)));
    }

    @Command(
            name = "minutes",
            mixinStandardHelpOptions = true,
            description =
                    "As the facilitator: write the minutes, or write them anew. Signatures under others fall away.")
    int minutes(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Option(
                            names = "--text",
                            required = true,
                            paramLabel = WORDS,
                            description = "The words, once for each language of the meeting.")
                    Map<String, String> texts,
            @Option(
                            names = "--statistics",
                            paramLabel = "PERIOD",
                            description = "Id of shared statistics that they refer to:  statistics list.")
                    @Nullable
                    String statistics,
            @Option(names = "--next", paramLabel = "DAY", description = "When the next round is: 2025-05-09.") @Nullable
                    LocalDate next,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = MeetingBodies.minutes(say.id(Kind.MEETING, typed), texts);
        Optional.ofNullable(statistics).ifPresent(id -> body.put("statistics", id));
        Optional.ofNullable(next).ifPresent(day -> body.put("next", day.toString()));
        return say.say(body);
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = "Sign the minutes that you have read:  meeting show.")
    int sign(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.sign(readMinutes(typed, read, say)));
    }

    @Command(
            name = "refuse",
            mixinStandardHelpOptions = true,
            description = "Say why you do not sign the minutes. You may yet.")
    int refuse(
            @Parameters(paramLabel = MEETING, description = ID) String typed,
            @Option(names = "--reason", required = true, description = "For the others at the table.") String reason,
            @Mixin ReadOption read,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(MeetingBodies.refuse(readMinutes(typed, read, say), reason));
    }

    /** One whose text of a point is the one that was read; it is printed. */
    private static JsonNode readPoint(String typed, int point, ReadOption read, SayOptions say)
            throws IOException, InterruptedException {
        JsonNode meeting = say.item(Kind.MEETING, typed);
        read.mustBe(WordsToSign.ofPoint(meeting, point), say.aside());
        return meeting;
    }

    /** One whose minutes are those that were read; they are printed. */
    private static JsonNode readMinutes(String typed, ReadOption read, SayOptions say)
            throws IOException, InterruptedException {
        JsonNode meeting = say.item(Kind.MEETING, typed);
        read.mustBe(WordsToSign.ofMinutes(meeting), say.aside());
        return meeting;
    }
}
