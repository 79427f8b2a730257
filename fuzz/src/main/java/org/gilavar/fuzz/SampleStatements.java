package org.gilavar.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.client.Bodies;
import org.gilavar.client.Canonical;
import org.gilavar.client.MeetingBodies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A statement of each kind that the example scenario says, as its party would send it, and of a daily plan, which it has none of. */
final class SampleStatements {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String POST = "duty-officer";
    private static final String ROUTINE = "ROUTINE";

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
        Instant sent = scenario.steps().getLast().at();
        Stream.concat(planned(sent).stream(), talked(sent).stream())
                .forEach(said -> statements.add(
                        JSON.writeValueAsBytes(statement(scenario, said.party(), POST, sent, ROUTINE, said.body()))));
        return statements;
    }

    static Path exampleFolder() {
        return Home.folder().resolve("examples/syria-2025");
    }

    private record Said(String party, ObjectNode body) {}

    private static List<Said> planned(Instant now) {
        Instant start = now.plus(Duration.ofDays(1));
        JsonNode volume = Bodies.volume(
                Bodies.circle(34.5, 38.3, "5 km"), "FL200", "FL240", start, start.plus(Duration.ofHours(1)));
        JsonNode activity = Bodies.activity("MANNED_AIR", "UNDECLARED", "ONE", List.of(volume));
        JsonNode later = Bodies.move(1, Bodies.measure().put("delay", "PT45M"));
        JsonNode higher = Bodies.move(1, Bodies.measure().put("delay", "PT-15M").put("climb", "2000 ft"));
        String batch = "azerbaijan.apart";
        String day = start.toString().substring(0, "2025-04-13".length());
        return List.of(
                new Said("turkiye", Bodies.draftNotice("rounds", activity)),
                new Said(
                        "azerbaijan",
                        Bodies.proposeBatch(
                                "apart", day, new TreeMap<>(Map.of("turkiye.rounds", later, "israel.survey", higher)))),
                new Said("turkiye", Bodies.acceptBatch(batch)),
                new Said("israel", Bodies.rejectBatch(batch).put("reason", "not all of it")),
                new Said("azerbaijan", Bodies.withdrawBatch(batch)));
    }

    /** A round and a communiqué, with a word of each kind. */
    private static List<Said> talked(Instant now) {
        String round = "azerbaijan.round-9";
        Map<String, String> words = new TreeMap<>(Map.of("en", "A line is open.", "he", "קו פתוח."));
        JsonNode meeting = JSON.createObjectNode().put("id", round);
        JsonNode communique =
                JSON.createObjectNode().put("id", "azerbaijan.said").put("text", "They met.");
        Instant begins = now.plus(Duration.ofDays(3));
        Instant ends = begins.plus(Duration.ofHours(4));
        return List.of(
                new Said(
                        "azerbaijan",
                        MeetingBodies.invite(
                                "round-9",
                                9,
                                "Baku",
                                "TECHNICAL",
                                begins,
                                ends,
                                List.of("israel", "turkiye"),
                                List.of("the line"),
                                List.of("en", "he"))),
                new Said("azerbaijan", MeetingBodies.move(round, begins, ends)),
                new Said(
                        "israel",
                        MeetingBodies.reply(round, 2, "PROPOSES_ANOTHER_TIME").put("begins", ends.toString())),
                new Said("israel", MeetingBodies.paper(round, "map", "A map", Canonical.hashOfText("map"))),
                new Said("turkiye", MeetingBodies.text(round, 1, words)),
                new Said("turkiye", MeetingBodies.agree(meeting, 1)),
                new Said("israel", MeetingBodies.bracket(meeting, 1, "not yet").put("alternative", "by day")),
                new Said("israel", MeetingBodies.unbracket(round, 1)),
                new Said("azerbaijan", MeetingBodies.open(round)),
                new Said("azerbaijan", MeetingBodies.minutes(round, words)),
                new Said("israel", MeetingBodies.refuse(meeting, "not so")),
                new Said("turkiye", MeetingBodies.sign(meeting)),
                new Said("azerbaijan", MeetingBodies.cancel(round, "put off")),
                new Said(
                        "azerbaijan",
                        MeetingBodies.recordAction(round, "test", "israel", LocalDate.EPOCH.plusYears(60), words)),
                new Said("israel", MeetingBodies.actionDone(round + ".test")),
                new Said("azerbaijan", MeetingBodies.withdrawAction(round + ".test", "done otherwise")),
                new Said("azerbaijan", Bodies.draftCommunique("said", words)),
                new Said("israel", Bodies.amendCommunique(communique, words)),
                new Said("israel", Bodies.rejectCommunique(communique, "not yet")),
                new Said("israel", Bodies.withdrawCommunique("azerbaijan.said")),
                new Said("azerbaijan", Bodies.dropCommunique("azerbaijan.said")));
    }

    private static JsonNode statement(Scenario scenario, Scenario.Step step) {
        ObjectNode said = step.say().orElseThrow().deepCopy();
        if (said.path("key").asString("").equals("auto")) {
            said.put("key", SampleKeys.ed25519(9).verifyingKey().text());
        }
        return statement(
                scenario,
                step.who().orElseThrow(),
                step.post().orElse(POST),
                step.at(),
                step.precedence().orElse(ROUTINE),
                said);
    }

    private static JsonNode statement(
            Scenario scenario, String party, String post, Instant sent, String precedence, ObjectNode said) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("id", "s-1").put("mechanism", scenario.name());
        statement.putObject("from").put("party", party).put("post", post);
        statement
                .put("sent", sent.toString())
                .put("precedence", precedence)
                .put("exercise", true)
                .put("remarks", "EXERCISE");
        statement.set("body", said);
        return statement;
    }
}
