package org.gilavar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.gilavar.cli.call.ChallengePaper;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls by voice. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ChallengesCommand.class},
        description = {
            "Log a call by telephone or radio, and say whether one was as the other end has logged it.",
            "",
            "What the two ends say stands side by side, and neither is rewritten. A call answers no message on the line. Recordings stay "
                    + "where they are: only their hash is told. docs/calls.md has the course of it."
        })
final class CallCommand implements OfKind {

    private static final String CALL = "CALL";
    private static final String ID = "Its id.";
    private static final String OPTIONAL_TEXT = "In your own words.";

    /** The largest sheet there can be, several times over. */
    private static final int MAX_SHEET_BYTES = 256 * 1024;

    @Override
    public Kind kind() {
        return Kind.CALL;
    }

    /** A recording: both, or neither. */
    static final class Recording {
        @Option(
                names = "--recording",
                paramLabel = "FILE",
                required = true,
                description = "Your recording. It is hashed here and stays here.")
        private @Nullable Path file;

        @Option(
                names = "--custodian",
                paramLabel = "TEXT",
                required = true,
                description = "The post or place that keeps it; never a person's name.")
        private String custodian = "";
    }

    /** How whoever was heard was recognised: all, or nothing. */
    static final class Recognised {
        @Option(
                names = "--sheet",
                paramLabel = "FILE",
                required = true,
                description = "Your file of challenge words. Only the row that was used leaves it.")
        private @Nullable Path sheet;

        @Option(names = "--row", paramLabel = "N", required = true, description = "The row you asked by.")
        private int row;

        @Option(names = "--heard", paramLabel = "WORDS", required = true, description = "The response you heard.")
        private String heard = "";

        ObjectNode authenticated() throws IOException {
            ChallengePaper paper =
                    Json.read(InputFile.read(Objects.requireNonNull(sheet), MAX_SHEET_BYTES), ChallengePaper.class);
            ChallengePaper.Line line = paper.line(row);
            if (!ChallengePaper.matches(line, heard)) {
                throw new SpokenException("that is not the response of row " + row
                        + ": whoever it was is not recognised, and nothing was sent. Log the call without --sheet, and strike the row "
                        + "out:  ./gilavar call challenges fail " + paper.sheet() + " " + row);
            }
            ObjectNode row = JsonMapper.shared().createObjectNode();
            return row.put("sheet", paper.sheet())
                    .put("row", line.row())
                    .put("challenge", line.challenge())
                    .put("response", line.response())
                    .put("salt", line.salt());
        }
    }

    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            description = {
                "Log a call that you made or took, once it has ended. One that nobody answered is logged as well.",
                "",
                "For example:  call log c-1 --with israel --way MADE --channel 'duty desk, telephone' --purpose QUERY "
                        + "--began 120600ZAPR25 --outcome NO_ANSWER --message q-1 --summary 'Rang for a minute.'"
            })
    int log(
            @Parameters(paramLabel = "NAME", description = "Yours: a-z, 0-9 and hyphens, never used before.")
                    String name,
            @Mixin CallOptions call,
            @ArgGroup(exclusive = false) @Nullable Recording recording,
            @ArgGroup(exclusive = false) @Nullable Recognised recognised,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.logCall(
                name, call.account(say.now(), say.client().identity().party()));
        if (recording != null) {
            body.set("recording", recorded(recording));
        }
        if (recognised != null) {
            body.set("authenticated", recognised.authenticated());
        }
        return say.say(body);
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description =
                    "Say whether a call with you was as the other end has logged it. Said once, and not rewritten.")
    int confirm(
            @Parameters(paramLabel = CALL, description = ID) String typed,
            @Option(names = "--disagree", description = "It was otherwise.") boolean disagree,
            @Option(names = "--text", paramLabel = "TEXT", description = OPTIONAL_TEXT) @Nullable String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        if (disagree && text == null) {
            throw new SpokenException("how was it? Say so with --text TEXT: the two accounts stand side by side");
        }
        ObjectNode body = Bodies.confirmCall(say.id(Kind.CALL, typed), !disagree);
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }

    @Command(
            name = "recording",
            mixinStandardHelpOptions = true,
            description = "Name your recording of a call by its hash. The file is read here and sent nowhere.")
    int recording(
            @Parameters(paramLabel = CALL, description = ID) String typed,
            @ArgGroup(exclusive = false, multiplicity = "1") Recording recording,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.recordingOfCall(say.id(Kind.CALL, typed), recorded(recording)));
    }

    @Command(
            name = "done",
            mixinStandardHelpOptions = true,
            description = "Say that what was agreed on a call is done. The other end sees that you have.")
    int done(
            @Parameters(paramLabel = CALL, description = ID) String typed,
            @Option(names = "--text", paramLabel = "TEXT", description = OPTIONAL_TEXT) @Nullable String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.callDone(say.id(Kind.CALL, typed));
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }

    private static ObjectNode recorded(Recording recording) throws IOException {
        return Bodies.recorded(hash(Objects.requireNonNull(recording.file)), recording.custodian);
    }

    /** SHA-256 of a file, however long, in lower-case hex. */
    private static String hash(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SpokenException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream read = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
