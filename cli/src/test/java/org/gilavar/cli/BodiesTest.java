package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.client.Bodies;
import org.gilavar.client.Canonical;
import org.gilavar.client.MeetingBodies;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the client's helpers make is what the mechanism reads, verb by verb. */
final class BodiesTest {

    private static final Instant NOW = Instant.parse("2025-04-12T06:00:00Z");

    /** Written in a file, a few times in a mechanism's life. */
    private static final Set<String> BY_FILE = Set.of(
            "mechanism.found",
            "party.enrol",
            "exercise.time",
            "post.enrol",
            "key.rotate",
            "key.revoke",
            "root.name",
            "root.succeed",
            "meeting.record",
            "arrangement.propose",
            "arrangement.amend");

    private static ObjectNode figures() {
        ObjectNode figures = JsonMapper.shared().createObjectNode();
        for (String what : List.of("filed", "amended", "withdrawn", "ended")) {
            figures.putObject(what).put("routine", 0).put("urgent", 0).put("late", 0);
        }
        return figures;
    }

    private static ObjectNode callAccount() {
        return Bodies.callAccount("MADE", "telephone", "QUERY", 1, NOW, NOW, "ANSWERED", true, "text")
                .put("with", "israel")
                .put("answered", NOW.toString())
                .put("callerRole", "duty officer")
                .put("message", "turkiye.m")
                .set("agreed", Bodies.agreed("text", NOW));
    }

    private static List<ObjectNode> all() {
        ObjectNode shape = Bodies.corridor(List.of(Bodies.place(34, 38), Bodies.place(34, 39)), "5 NM");
        ObjectNode volume = Bodies.volume(shape, "SFC", "FL100", NOW, NOW.plusSeconds(60));
        ObjectNode circle = Bodies.volume(Bodies.circle(1, 2, "3 km"), "1 m AGL", "2 m AGL", NOW, NOW.plusSeconds(60));
        ObjectNode ring = Bodies.volume(
                Bodies.polygon(List.of(Bodies.place(0, 0), Bodies.place(0, 1), Bodies.place(1, 0))),
                "SFC",
                "FL100",
                NOW,
                NOW.plusSeconds(60));
        ObjectNode activity = Bodies.activity("MANNED_AIR", "NO", "ONE", List.of(volume, circle, ring));
        Map<String, String> words = new TreeMap<>(Map.of("en", "text", "fr", "texte"));
        ObjectNode draft =
                JsonMapper.shared().createObjectNode().put("id", "azerbaijan.c").put("text", "text");
        return List.of(
                Bodies.fileNotice("n", activity),
                Bodies.draftNotice("n", activity),
                Bodies.proposeBatch(
                        "b",
                        "2025-04-13",
                        Map.of("turkiye.n", Bodies.move(1, Bodies.measure().put("delay", "PT30M")))),
                Bodies.acceptBatch("azerbaijan.b"),
                Bodies.rejectBatch("azerbaijan.b").put("reason", "why"),
                Bodies.withdrawBatch("azerbaijan.b"),
                Bodies.amendNotice("turkiye.n", 1, activity, "why"),
                Bodies.withdrawNotice("turkiye.n", 1, "why"),
                Bodies.activateNotice("turkiye.n", 1),
                Bodies.endNotice("turkiye.n", 1),
                Bodies.propose(
                        "p",
                        "israel-turkiye-1",
                        Map.of("israel", Bodies.measure().put("delay", "PT30M"))),
                Bodies.counter(
                        "q", "israel.p", Map.of("israel", Bodies.measure().put("delay", "PT20M"))),
                Bodies.receiveConflict("israel-turkiye-1"),
                Bodies.passDown("israel-turkiye-1", "patrol leader"),
                Bodies.conflictDeadline("israel-turkiye-1", NOW),
                Bodies.escalateConflict("israel-turkiye-1", "why"),
                Bodies.openExchange("e", "israel-turkiye-1", "QUERY", "text"),
                Bodies.relay("turkiye.e", "text"),
                Bodies.answerExchange("turkiye.e", "text"),
                Bodies.closeExchange("turkiye.e", "why"),
                Bodies.accept("israel.p"),
                Bodies.reject("israel.p").put("reason", "why"),
                Bodies.withdrawProposal("israel.p"),
                Bodies.send("m", "israel", "WARN", "text"),
                Bodies.sendPhrase("m", "israel", "CHECK", Bodies.coded(1, "L18", Map.of("time", NOW.toString())))
                        .put("text", "text"),
                Bodies.readBackPhrase("turkiye.m", Bodies.coded(1, "L18", Map.of("time", NOW.toString())), "text"),
                Bodies.deliver("turkiye.m"),
                Bodies.read("turkiye.m"),
                Bodies.take("turkiye.m"),
                Bodies.relayMessage("turkiye.m"),
                Bodies.passMessageDown("turkiye.m", "patrol leader"),
                Bodies.readBack("turkiye.m", "text"),
                Bodies.answer("turkiye.m", "RECEIVED").put("text", "wilco"),
                Bodies.answerCheck("20250412-0600z"),
                Bodies.logCall("c", callAccount()),
                Bodies.confirmCall("turkiye.c", false).put("text", "otherwise"),
                Bodies.recordingOfCall("turkiye.c", Bodies.recorded("0".repeat(64), "the archive")),
                Bodies.callDone("turkiye.c").put("text", "text"),
                Bodies.sealChallenges("s", "the tower", List.of("0".repeat(64)), NOW),
                Bodies.failChallenge("turkiye.s", 1),
                Bodies.revokeChallenges("turkiye.s"),
                Bodies.watchRoster(List.of(Bodies.turn("night-desk", NOW, NOW.plusSeconds(60)))),
                Bodies.takeWatch(),
                Bodies.handWatchOver("night-desk"),
                Bodies.acknowledgeOpen("MESSAGE", "turkiye.m"),
                Bodies.cancelHandover(),
                Bodies.leaveWatch(),
                Bodies.reportOutage("o", NOW).put("text", "text"),
                Bodies.endOutage("turkiye.o", NOW),
                Bodies.reportIncident("i", "AIRPROX", "israel", NOW, Bodies.position(34, 38, "1 NM"), "text"),
                Bodies.accountOfIncident("turkiye.i", true, "text"),
                Bodies.findingOnIncident("turkiye.i", "text"),
                Bodies.findingOnIncident("turkiye.i", Map.of("en", "text", "tr", "metin"))
                        .put("risk", "B"),
                Bodies.fullReport("turkiye.i", "text"),
                Bodies.evidence("turkiye.i", "e", "ab".repeat(32), "text", "office", List.of("israel")),
                Bodies.handOverEvidence("turkiye.i", "e", "office"),
                Bodies.showEvidence("turkiye.i", "e", List.of("israel")),
                Bodies.positionOnFinding("turkiye.i", "ACCEPTS").put("text", "text"),
                Bodies.declareZone("z", "BUFFER", Map.of("en", "text"), volume, List.of("MANNED_AIR")),
                Bodies.acknowledgeZone("turkiye.z"),
                Bodies.discloseZone("turkiye.z"),
                Bodies.acknowledgeCrossing("israel.n@turkiye.z"),
                Bodies.reportPhase("back.1").put("text", "text"),
                Bodies.confirmPhase("back.1"),
                Bodies.disputePhase("back.1", "why"),
                Bodies.agreeToZone("turkiye.z"),
                Bodies.liftZone("turkiye.z", "why"),
                Bodies.offerCommitment("c", List.of("israel"), Map.of("en", "text"), List.of("turkiye.i"))
                        .put("due", NOW.toString())
                        .set("condition", Bodies.condition(Map.of("en", "text"), "israel")),
                Bodies.acceptCommitment("turkiye.c"),
                Bodies.declineCommitment("turkiye.c").put("reason", "why"),
                Bodies.withdrawCommitment("turkiye.c"),
                Bodies.conditionMet("turkiye.c").put("remarks", "text"),
                Bodies.fulfilCommitment("turkiye.c"),
                Bodies.acknowledgeCommitment("turkiye.c"),
                Bodies.disputeCommitment("turkiye.c", "why"),
                Bodies.bracket("pact.v1", "separation.lateral", "why").put("alternative", "5 NM"),
                Bodies.unbracket("pact.v1", "separation.lateral"),
                Bodies.adoptArrangement(JsonMapper.shared().createObjectNode().put("id", "pact.v1")),
                Bodies.signArrangement(JsonMapper.shared().createObjectNode().put("id", "pact.v1")),
                Bodies.suspendArrangement("pact.v1", "POLITICAL", "why"),
                Bodies.resumeArrangement("pact.v1", "TECHNICAL"),
                Bodies.withdrawFromArrangement("pact.v1", "why"),
                Bodies.remainInArrangement("pact.v1"),
                Bodies.reviewArrangement("pact.v1", "what was found"),
                Bodies.draftCommunique("c", "text"),
                Bodies.approveCommunique("azerbaijan.c", "text"),
                Bodies.draftCommunique("c", words),
                Bodies.amendCommunique(draft, words),
                Bodies.approveCommunique(draft),
                Bodies.rejectCommunique(draft, "why"),
                Bodies.dropCommunique("azerbaijan.c"),
                Bodies.withdrawCommunique("azerbaijan.c"),
                MeetingBodies.invite(
                        "m",
                        1,
                        "Baku",
                        "MILITARY",
                        NOW,
                        NOW.plusSeconds(60),
                        List.of("turkiye"),
                        List.of("a line"),
                        List.of("en", "fr")),
                MeetingBodies.move("azerbaijan.m", NOW, NOW.plusSeconds(60)),
                MeetingBodies.cancel("azerbaijan.m", "why"),
                MeetingBodies.reply("azerbaijan.m", 1, "ATTENDS"),
                MeetingBodies.paper("azerbaijan.m", "p", "A paper", Canonical.hashOfText("x")),
                MeetingBodies.text("azerbaijan.m", 1, words),
                MeetingBodies.agree(draft, 1),
                MeetingBodies.bracket(draft, 1, "why").put("alternative", "text"),
                MeetingBodies.unbracket("azerbaijan.m", 1),
                MeetingBodies.open("azerbaijan.m"),
                MeetingBodies.minutes("azerbaijan.m", words).put("next", "2025-05-09"),
                MeetingBodies.sign(draft),
                MeetingBodies.refuse(draft, "why"),
                MeetingBodies.recordAction("azerbaijan.m", "a", "turkiye", LocalDate.of(2025, 5, 9), words),
                MeetingBodies.actionDone("azerbaijan.m.a").put("remarks", "text"),
                MeetingBodies.withdrawAction("azerbaijan.m.a", "why"),
                Bodies.shareStatistics(NOW, NOW.plusSeconds(60), figures()));
    }

    @Test
    void eachIsReadByTheMechanismAndNoneIsMissing() {
        Set<String> made = new TreeSet<>(BY_FILE);
        for (ObjectNode body : all()) {
            Body read = Json.read(JsonMapper.shared().writeValueAsBytes(body), Body.class);
            assertThat(JsonMapper.shared().readTree(Json.write(read)))
                    .as(body.toString())
                    .isEqualTo(body);
            made.add(body.path("type").asString());
        }
        assertThat(made).isEqualTo(verbs(Body.class).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> verbs(Class<?> type) {
        Class<?>[] below = type.getPermittedSubclasses();
        return below == null
                ? Stream.of(type.getAnnotation(JsonTypeName.class).value())
                : Arrays.stream(below).flatMap(BodiesTest::verbs);
    }
}
