package org.gilavar.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gilavar.cli.scenario.Scenario;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A statement of each kind that the example scenario says, as its party would send it. */
final class SampleStatements {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SampleStatements() {}

    static List<byte[]> all() {
        Scenario scenario;
        try {
            scenario = Scenario.read(exampleFolder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> kinds = new HashSet<>();
        List<byte[]> statements = new ArrayList<>();
        for (Scenario.Step step : scenario.steps()) {
            if (step.say().isPresent()
                    && kinds.add(step.say().get().path("type").asString())) {
                statements.add(JSON.writeValueAsBytes(statement(scenario, step)));
            }
        }
        return statements;
    }

    static Path exampleFolder() {
        return Home.folder().resolve("examples/syria-2025");
    }

    private static JsonNode statement(Scenario scenario, Scenario.Step step) {
        ObjectNode said = step.say().orElseThrow().deepCopy();
        if (said.path("key").asString("").equals("auto")) {
            said.put("key", SampleKeys.ed25519(9).verifyingKey().text());
        }
        ObjectNode statement = JSON.createObjectNode();
        statement.put("id", "s-1").put("mechanism", scenario.name());
        statement
                .putObject("from")
                .put("party", step.who().orElseThrow())
                .put("post", step.post().orElse("duty-officer"));
        statement
                .put("sent", step.at().toString())
                .put("precedence", step.precedence().orElse("ROUTINE"))
                .put("exercise", true)
                .put("remarks", "EXERCISE");
        statement.set("body", said);
        return statement;
    }
}
