package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.gilavar.cli.scenario.BodyText;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a person writes in YAML: the file of a scenario, and what is to be signed. */
final class ScenarioTarget {
    private static final String FILE = "scenario.yaml";
    private static final JsonMapper JSON = JsonMapper.shared();

    private ScenarioTarget() {}

    static Target scenario() {
        return new Rule(
                "scenario",
                "a file is a scenario with all its parts, or is refused with a reason",
                ScenarioTarget::check,
                List::of);
    }

    /** What an officer writes, as it becomes the bytes that are signed: terms of an arrangement above all. */
    static Target arrangement() {
        return new Rule(
                "arrangement",
                "a text in YAML becomes a statement that reads as it was written, or is refused with a reason",
                ScenarioTarget::checkBody,
                List::of);
    }

    private static boolean checkBody(byte[] input) {
        JsonNode body;
        try {
            body = BodyText.read(input);
        } catch (BodyText.UnfitException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
        ObjectNode terms =
                JSON.createObjectNode().put("type", "arrangement.propose").put("name", "pact");
        terms.set("terms", body);
        ObjectNode statement = JSON.createObjectNode();
        statement.put("id", "s").put("mechanism", "m");
        statement.putObject("from").put("party", "a").put("post", "p");
        statement
                .put("sent", "2025-04-09T08:00:00Z")
                .put("precedence", "ROUTINE")
                .put("exercise", false);
        statement.set("body", body.has("type") ? body : terms);
        byte[] signed = JSON.writeValueAsBytes(statement);
        try {
            if (!Json.readStatement(signed).equals(Json.readStatement(Json.write(Json.readStatement(signed))))) {
                throw new BrokenException("written again it is another statement");
            }
            return true;
        } catch (MalformedException e) {
            Shown.reason(e.reason());
            return false;
        }
    }

    private static boolean check(byte[] input) {
        Scenario scenario;
        try {
            scenario = Scenario.read(name -> text(name, input));
        } catch (IOException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
        checkPresent(scenario.name(), scenario.title(), scenario.facilitator(), scenario.start());
        for (Scenario.Participant party : scenario.parties()) {
            checkPresent(party.id(), party.name());
            checkPresent(party.posts().toArray());
        }
        scenario.checks().silent().forEach(silence -> checkPresent(silence.check(), silence.party()));
        for (Scenario.Step step : scenario.steps()) {
            checkPresent(step.at(), step.story());
            checkPresent(step.cosigned().orElse(List.of()).toArray());
            step.expect().ifPresent(told -> told.values().forEach(words -> checkPresent(words.toArray())));
        }
        checkPresent(scenario.summary());
        return true;
    }

    /** What the file does not say is null, whatever a type promises. */
    private static void checkPresent(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                throw new BrokenException("taken, with a part that is not there");
            }
        }
    }

    private static String text(String name, byte[] input) throws IOException {
        if (!name.equals(FILE)) {
            throw new NoSuchFileException(name);
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
    }
}
