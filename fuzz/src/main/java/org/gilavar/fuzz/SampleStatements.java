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

/** A statement of each kind that the example scenario says, as its party would send it, and of what it has none of. */
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
        Stream.of(planned(sent), lookedInto(), spoken(sent), talked(sent))
                .flatMap(List::stream)
                .forEach(said -> statements.add(
                        JSON.writeValueAsBytes(statement(scenario, said.party(), POST, sent, ROUTINE, said.body()))));
        watched(sent)
                .forEach(body -> statements.add(
                        JSON.writeValueAsBytes(statement(scenario, "turkiye", POST, sent, ROUTINE, body))));
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
                        "turkiye",
                        Bodies.sendPhrase(
                                        "late",
                                        "israel",
                                        "INFORM",
                                        Bodies.coded(1, "N67", Map.of("notice", "turkiye.rounds", "delay", "PT30M")))
                                .put("text", "Wait for us.")),
                new Said(
                        "azerbaijan",
                        Bodies.proposeBatch(
                                "apart", day, new TreeMap<>(Map.of("turkiye.rounds", later, "israel.survey", higher)))),
                new Said("turkiye", Bodies.acceptBatch(batch)),
                new Said("israel", Bodies.rejectBatch(batch).put("reason", "not all of it")),
                new Said("azerbaijan", Bodies.withdrawBatch(batch)));
    }

    /** What follows the account of an incident. */
    private static List<Said> lookedInto() {
        String incident = "turkiye.april-second";
        ObjectNode full = Bodies.fullReport(incident, "All of it.");
        ObjectNode particulars = full.putObject("particulars").put("risk", "B").put("damage", "NONE");
        particulars.putObject("nearest").put("lateralMetres", 900.0);
        particulars.putArray("links").addObject().put("kind", "NOTICE").put("id", "turkiye.rounds");
        return List.of(
                new Said("turkiye", full),
                new Said(
                        "turkiye",
                        Bodies.evidence(
                                incident, "track", "ab".repeat(32), "A track.", "the registry", List.of("israel"))),
                new Said("turkiye", Bodies.handOverEvidence(incident, "track", "the laboratory")),
                new Said("turkiye", Bodies.showEvidence(incident, "track", List.of("azerbaijan"))),
                new Said("israel", Bodies.positionOnFinding(incident, "ACCEPTS")));
    }

    /** Of calls by voice, which it has none of either. */
    private static List<Said> spoken(Instant now) {
        String hash = "0123456789abcdef".repeat(4);
        ObjectNode account = Bodies.callAccount(
                        "MADE",
                        "duty desk, telephone",
                        "QUERY",
                        1,
                        now.minusSeconds(60),
                        now,
                        "ANSWERED",
                        false,
                        "Whose?")
                .put("outside", "the tower")
                .put("answered", now.toString());
        account.set("agreed", Bodies.agreed("They ring back.", now.plusSeconds(60)));
        ObjectNode log = Bodies.logCall("call", account);
        log.set("recording", Bodies.recorded(hash, "the archive"));
        log.putObject("authenticated")
                .put("sheet", "turkiye.tower")
                .put("row", 1)
                .put("challenge", "amber")
                .put("response", "lantern willow")
                .put("salt", hash.substring(0, 32));
        return List.of(
                new Said("turkiye", log),
                new Said("israel", Bodies.confirmCall("turkiye.call", false).put("text", "Otherwise.")),
                new Said("turkiye", Bodies.recordingOfCall("turkiye.call", Bodies.recorded(hash, "the archive"))),
                new Said("turkiye", Bodies.callDone("turkiye.call")),
                new Said("turkiye", Bodies.sealChallenges("tower", "the tower", List.of(hash), now.plusSeconds(3600))),
                new Said("turkiye", Bodies.failChallenge("turkiye.tower", 1)),
                new Said("turkiye", Bodies.revokeChallenges("turkiye.tower")));
    }

    private static List<ObjectNode> watched(Instant now) {
        Instant evening = now.plus(Duration.ofHours(8));
        return List.of(
                Bodies.watchRoster(List.of(Bodies.turn(POST, evening, evening.plus(Duration.ofHours(12))))),
                Bodies.takeWatch(),
                Bodies.handWatchOver("night-desk"),
                Bodies.acknowledgeOpen("MESSAGE", "israel.question"),
                Bodies.cancelHandover(),
                Bodies.leaveWatch(),
                Bodies.reportOutage("cable", now).put("text", "The cable is cut."),
                Bodies.endOutage("turkiye.cable", now));
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
