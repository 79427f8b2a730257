package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gilavar.cli.scenario.BodyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says anything that a post may say. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Sign a statement and send it.",
            "",
            "FILE holds the body of the statement in YAML or JSON, as the API document describes it: for example",
            "  {type: message.send, name: hello, to: israel, purpose: CHECK, text: Radio check}",
            "What is said often has a command of its own: notice, line, proposal and others."
        })
final class SubmitCommand implements Callable<Integer> {

    @Mixin
    private SayOptions say = new SayOptions();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--exercise", description = "Found an exercise. Afterwards statements are marked by themselves.")
    private boolean exercise;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode body = body(file);
        return body.path("type").asString("").equals("mechanism.found") ? say.found(body, exercise) : say.say(body);
    }

    /** What a file holds to be signed. */
    static JsonNode body(Path file) throws IOException {
        try {
            return BodyText.read(InputFile.read(file, BodyText.MAX_BYTES));
        } catch (BodyText.UnfitException e) {
            throw new SpokenException(file + " " + e.getMessage());
        }
    }
}
