package org.gilavar.cli.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A scenario as written: who takes part, what they say and when, and what each of them is told.
 *
 * @param name of the mechanism
 * @param start time of the founding, by the exercise's clock
 * @param checks line checks are answered by every party, except where it says otherwise
 * @param steps in order of time
 */
public record Scenario(
        String name,
        String title,
        String facilitator,
        List<Participant> parties,
        Instant start,
        Checks checks,
        List<Step> steps,
        Expected summary) {

    private static final String FILE = "scenario.yaml";

    /** What the library says of a fault quotes the file, which may be one long line. */
    private static final int MAX_SAID = 1_000;

    /** A part that is missing or misspelt is a fault of the file, not of whoever plays it. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultNullHandling(n -> n.withContentNulls(Nulls.FAIL))
            .build();

    /** A party and its posts; the first post speaks unless a step says otherwise. */
    public record Participant(String id, String name, List<String> posts) {}

    /** Line checks that somebody does not answer. */
    public record Checks(List<Silence> silent) {}

    /** A party that stays silent at one check. */
    public record Silence(String check, String party) {}

    /**
     * One step: somebody says something, or time passes.
     *
     * @param who speaks; absent when the step waits
     * @param post of that party, when it is not the first
     * @param cosigned other posts of that party, {@code root} among them, that sign as well
     * @param say the body of the statement; in it {@code key: auto} stands for a new key, which signs too
     * @param overrides values put into the terms it carries, by dotted path
     * @param expect party to what it is told, as {@code "kind HAPPENED"}
     * @param refused the code of the refusal, when it must be refused
     */
    public record Step(
            Instant at,
            Optional<String> who,
            Optional<String> post,
            Optional<List<String>> cosigned,
            @JsonProperty("wait") Optional<Boolean> waits,
            Optional<String> precedence,
            Optional<String> id,
            Optional<String> source,
            String story,
            Optional<ObjectNode> say,
            Optional<Map<String, JsonNode>> overrides,
            Optional<Map<String, List<String>>> expect,
            Optional<String> refused) {

        /** Whether the words come from public reports; everything else is marked as exercise. */
        public boolean isReported() {
            return source.filter("report"::equals).isPresent();
        }
    }

    /** What the end must show. */
    public record Expected(
            int conflictsOpened, int conflictsSettled, int conflictsOpen, int messagesAnswered, int messagesMissed) {}

    /** Where the files of a scenario are: the text of one, by its name. */
    @FunctionalInterface
    public interface Texts {
        String read(String name) throws IOException;
    }

    /**
     * Reads {@code scenario.yaml} of a folder, or a file of another name. A text {@code @file.yaml} within a step stands for that
     * file, which lies beside it.
     *
     * @throws IOException when a file cannot be read or is not a scenario
     */
    public static Scenario read(Path folderOrFile) throws IOException {
        return Files.isRegularFile(folderOrFile)
                ? read(name -> Files.readString(name.equals(FILE) ? folderOrFile : folderOrFile.resolveSibling(name)))
                : read(name -> Files.readString(folderOrFile.resolve(name)));
    }

    /**
     * The same from files that are somewhere else.
     *
     * @throws IOException when a file cannot be read or is not a scenario
     */
    public static Scenario read(Texts texts) throws IOException {
        try {
            @Nullable Scenario scenario = YAML.readValue(texts.read(FILE), Scenario.class);
            if (scenario == null) {
                throw new IOException(FILE + " is empty");
            }
            for (Step step : scenario.steps()) {
                if (step.say().isPresent()) {
                    include(step.say().get(), texts);
                    for (Map.Entry<String, JsonNode> override :
                            step.overrides().orElse(Map.of()).entrySet()) {
                        override(step, override.getKey(), override.getValue());
                    }
                }
            }
            return scenario;
        } catch (JacksonException e) {
            String said = e.getOriginalMessage() + " at " + e.getPathReference();
            throw new IOException(
                    FILE + " is not a scenario: " + said.substring(0, Math.min(said.length(), MAX_SAID)), e);
        }
    }

    private static void include(ObjectNode body, Texts texts) throws IOException {
        for (Map.Entry<String, JsonNode> member : List.copyOf(body.properties())) {
            String text = member.getValue().isString() ? member.getValue().asString() : "";
            if (text.startsWith("@")) {
                body.set(member.getKey(), part(text.substring(1), texts));
            }
        }
    }

    private static JsonNode part(String name, Texts texts) throws IOException {
        try {
            return BodyText.read(texts.read(name).getBytes(StandardCharsets.UTF_8));
        } catch (BodyText.UnfitException e) {
            throw new IOException(name + " " + e.getMessage(), e);
        }
    }

    private static void override(Step step, String path, JsonNode value) throws IOException {
        int last = path.lastIndexOf('.');
        String parent =
                "/terms" + (last < 0 ? "" : "/" + path.substring(0, last).replace('.', '/'));
        JsonNode holder = step.say().orElseThrow().at(parent);
        if (!(holder instanceof ObjectNode object) || !object.has(path.substring(last + 1))) {
            throw new IOException(FILE + ": step of " + step.at() + ": there is no " + path + " to override");
        }
        object.set(path.substring(last + 1), value);
    }
}
