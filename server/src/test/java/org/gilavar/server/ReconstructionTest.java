package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What stood at an instant of a day in which everything comes up: the same for all who have a part in an incident. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReconstructionTest {

    private static final String INCIDENT = "/v1/incidents/turkiye.near-miss/reconstruction";

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void tellAll(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        running = Optional.of(server);
        FullStory.tell(server);
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private static Set<Instant> instants(TestServer server) {
        return server.everyone().stream()
                .flatMap(officer -> officer.feed().stream())
                .map(told -> Instant.parse(told.path("at").asString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(JsonNode item) {
        return item.path("kind").asString().replace("trace", "notice") + " "
                + item.path("id").asString();
    }

    /** Whether all of one is in the other, member by member. */
    private static boolean isIn(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            return part.propertyStream()
                    .allMatch(member ->
                            whole.has(member.getKey()) && isIn(member.getValue(), whole.path(member.getKey())));
        }
        if (part.isArray()) {
            for (int i = 0; i < part.size(); i++) {
                if (!isIn(part.path(i), whole.path(i))) {
                    return false;
                }
            }
            return part.size() == whole.size();
        }
        return part.equals(whole);
    }

    @Test
    void whatIsCommonIsTheSameForAllAndItsHashIsThatOfItsCanonicalJson() {
        Set<String> kinds = new TreeSet<>();
        for (Instant at : instants(server())) {
            JsonNode first = server().turkiye().get(INCIDENT + "?at=" + at).accepted();
            for (Officer officer : server().everyone()) {
                JsonNode answer = officer.get(INCIDENT + "?at=" + at).accepted();
                assertThat(answer.path("common").toString())
                        .isEqualTo(first.path("common").toString());
                assertThat(answer.path("hash").asString()).isEqualTo(Json.hash(answer.path("common")));
                assertThat(answer.path("own"))
                        .isEqualTo(officer.get("/v1/reconstruction?at=" + at).accepted());
            }
            first.path("common")
                    .path("items")
                    .forEach(one -> kinds.add(one.path("item").path("kind").asString()));
        }
        assertThat(kinds)
                .contains(
                        "arrangement",
                        "check",
                        "conflict",
                        "exchange",
                        "incident",
                        "line",
                        "message",
                        "proposal",
                        "trace",
                        "zone");
    }

    @Test
    void nothingIsInItThatOneOfThemHadNotBeenTold() {
        for (Instant at : instants(server())) {
            JsonNode common =
                    server().turkiye().get(INCIDENT + "?at=" + at).accepted().path("common");
            for (Officer officer : server().everyone()) {
                List<JsonNode> told = officer.feed().stream()
                        .filter(one -> !Instant.parse(one.path("at").asString()).isAfter(at))
                        .toList();
                for (JsonNode shared : common.path("items")) {
                    JsonNode item = shared.path("item");
                    assertThat(told)
                            .as(officer.party() + " at " + at + ": " + item)
                            .anyMatch(one -> key(one.path("item")).equals(key(item))
                                    && (isIn(item, one.path("item")) || isWhole(one.path("item"), item)));
                    if (shared.path("told").has(officer.party())) {
                        Instant since = Instant.parse(
                                shared.path("told").path(officer.party()).asString());
                        assertThat(told)
                                .as(officer.party() + " since " + since + ": " + item)
                                .anyMatch(one -> isIn(item, one.path("item"))
                                        && !Instant.parse(one.path("at").asString())
                                                .isAfter(since));
                    }
                }
            }
        }
    }

    /** Who knows a whole notice knows what another is shown of it. */
    private static boolean isWhole(JsonNode told, JsonNode item) {
        return told.path("kind").asString().equals("notice")
                && item.path("kind").asString().equals("trace");
    }

    @Test
    void onesOwnIsTheLastOfWhatOneHadBeenToldOfEachThing() {
        for (Instant at : instants(server())) {
            for (Officer officer : server().everyone()) {
                Map<String, JsonNode> last = new TreeMap<>();
                officer.feed().stream()
                        .filter(told ->
                                !Instant.parse(told.path("at").asString()).isAfter(at))
                        .forEach(told -> last.put(key(told.path("item")), told));
                JsonNode past =
                        officer.get("/v1/reconstruction?window=P1D&at=" + at).accepted();
                for (JsonNode known : past.path("items")) {
                    JsonNode told = Objects.requireNonNull(last.get(key(known.path("item"))));
                    assertThat(known.path("item")).isEqualTo(told.path("item"));
                    assertThat(known.path("n")).isEqualTo(told.path("n"));
                    assertThat(known.path("told")).isEqualTo(told.path("at"));
                }
                assertThat(past.path("erased").asInt()).isZero();
            }
        }
    }

    @Test
    void whatWasOverIsThereForTheWindowAndNoLonger(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.turkiye().tells(new MessageBody.Send("m", "israel", Message.Purpose.WARN, "Look out."));
            server.passTo(TestServer.START.plusSeconds(20));
            server.israel().tells(new MessageBody.Answer("turkiye.m", Message.Reply.RECEIVED, Optional.empty()));
            server.passTo(Samples.TEN);

            Instant answered = TestServer.START.plusSeconds(20);
            assertThat(messages(server, TestServer.START, Duration.ZERO)).containsExactly("");
            assertThat(messages(server, answered, Duration.ofSeconds(1))).containsExactly("RECEIVED");
            assertThat(messages(server, answered.plusSeconds(60), Duration.ofSeconds(61)))
                    .containsExactly("RECEIVED");
            assertThat(messages(server, answered.plusSeconds(60), Duration.ofSeconds(60)))
                    .isEmpty();
        }
    }

    private static List<String> messages(TestServer server, Instant at, Duration window) {
        JsonNode common = server.israel()
                .get(INCIDENT + "?at=" + at + "&window=" + window)
                .accepted()
                .path("common");
        return StreamSupport.stream(common.path("items").spliterator(), false)
                .map(one -> one.path("item"))
                .filter(item -> item.path("kind").asString().equals("message"))
                .map(item -> item.path("answer").path("reply").asString(""))
                .toList();
    }

    /** Its side of a conflict has another version: that, and when, is its own affair. */
    @Test
    void whatOnlyOneSideWasToldMovesNothing(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, Samples.terms(Level.CELL, Duration.ofMinutes(2)))) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.turkiye().tells(Samples.file("t", Samples.PALMYRA));
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            server.passTo(TestServer.START.plusSeconds(60));
            JsonNode before = items(server, TestServer.START.plusSeconds(60));
            server.israel()
                    .tells(new NoticeBody.Amend(
                            "israel.i",
                            1,
                            Samples.activity(Samples.PALMYRA, Optional.of("two aircraft instead of one")),
                            "other words"));
            server.passTo(TestServer.START.plusSeconds(120));

            assertThat(server.israel()
                            .item("conflicts", "israel-turkiye-1")
                            .path("sides")
                            .path(0)
                            .path("notice")
                            .path("version")
                            .asInt())
                    .as("it was told")
                    .isEqualTo(2);
            assertThat(items(server, TestServer.START.plusSeconds(120))).isEqualTo(before);
        }
    }

    /** By new terms it is shown no more of it, and keeps what it was shown: what has become of that since shows nowhere. */
    @Test
    void whatOneOfThemIsLeftWithStaysAsItWas(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, Samples.shown(Samples.terms(), Level.FULL, Level.FULL))) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.israel().tells(new NoticeBody.File("i", Samples.activity(Samples.NORTH, Optional.of("as it was"))));
            server.passTo(TestServer.START.plusSeconds(60));
            server.bringIntoForce(
                    "pact",
                    2,
                    new ArrangementBody.Amend(
                            "pact.v1", Samples.shown(Samples.terms(), Level.NOTHING, Level.FULL), "less is shown"));
            Optional<JsonNode> before = notice(server, TestServer.START.plusSeconds(60));
            assertThat(before.orElseThrow().toString()).contains("as it was");

            server.passTo(TestServer.START.plusSeconds(120));
            server.israel()
                    .tells(new NoticeBody.Amend("israel.i", 1, Samples.activity(35.9, Optional.empty()), "moved"));

            assertThat(server.azerbaijan()
                            .item("notices", "israel.i")
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(notice(server, TestServer.START.plusSeconds(120))).isEqualTo(before);
        }
    }

    private static Optional<JsonNode> notice(TestServer server, Instant at) {
        return StreamSupport.stream(items(server, at).spliterator(), false)
                .filter(one -> one.path("item").path("kind").asString().equals("notice"))
                .findFirst();
    }

    /** By new terms it is shown what stood already: since when the others knew of it shows nowhere. */
    @Test
    void sinceWhenIsCountedFromWhenTheLastOfThemKnewOfIt(@TempDir Path folder) {
        try (TestServer server =
                TestServer.exercise(folder, Samples.shown(Samples.terms(), Level.NOTHING, Level.FULL))) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.israel().tells(Samples.file("i", Samples.NORTH));
            Instant shown = TestServer.START.plusSeconds(600);
            server.passTo(shown.minusSeconds(1));
            assertThat(notice(server, shown.minusSeconds(1))).isEmpty();
            server.passTo(shown);
            server.bringIntoForce(
                    "pact",
                    2,
                    new ArrangementBody.Amend(
                            "pact.v1", Samples.shown(Samples.terms(), Level.FULL, Level.FULL), "more is shown"));

            JsonNode told = notice(server, shown).orElseThrow().path("told");
            for (Officer officer : server.everyone()) {
                assertThat(told.path(officer.party()).asString())
                        .as(officer.party())
                        .isEqualTo(shown.toString());
            }
        }
    }

    /** Each is told of itself alone, and until when: a list that is not in common would say that there are others. */
    @Test
    void toWhomANoticeIsReleasedIsInNone(@TempDir Path folder) {
        Terms terms = Samples.shown(Samples.terms(), Level.FULL, Level.FULL);
        try (TestServer server = TestServer.exercise(folder, terms)) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            Activity plain = Samples.activity(Samples.NORTH, Optional.of("as it is"));
            Activity released = new Activity(
                    plain.category(),
                    plain.volumes(),
                    plain.armed(),
                    plain.count(),
                    plain.responsibleFor(),
                    plain.guardFrequency(),
                    plain.remarks(),
                    Optional.of(new Activity.Release(List.of("turkiye"), Optional.of(Samples.ELEVEN))));
            server.israel().tells(new NoticeBody.File("i", released));

            assertThat(server.turkiye().item("notices", "israel.i").toString()).contains("\"release\"");
            assertThat(items(server, TestServer.START).toString())
                    .contains("as it is")
                    .doesNotContain("release");
        }
    }

    private static JsonNode items(TestServer server, Instant at) {
        return server.turkiye()
                .get(INCIDENT + "?at=" + at)
                .accepted()
                .path("common")
                .path("items");
    }

    @Test
    void anAccountThatWasSealedThenIsSealedThoughItIsOpenNow() {
        JsonNode now = server().israel().item("incidents", "turkiye.near-miss");
        assertThat(now.path("accounts").size()).isEqualTo(2);

        List<JsonNode> told = server().israel().feed().stream()
                .filter(one -> one.path("item").path("id").asString().equals("israel.lost-drone"))
                .toList();
        String at = told.getFirst().path("at").asString();
        JsonNode common = server().azerbaijan()
                .get("/v1/incidents/israel.lost-drone/reconstruction?at=" + at)
                .accepted()
                .path("common");
        JsonNode incident = StreamSupport.stream(common.path("items").spliterator(), false)
                .map(one -> one.path("item"))
                .filter(item -> item.path("id").asString().equals("israel.lost-drone"))
                .findFirst()
                .orElseThrow();
        assertThat(incident.path("accounts").isEmpty()).isTrue();
        assertThat(common.toString()).doesNotContain("One is missing.");
    }

    @Test
    void byDefaultItIsOfWhenTheIncidentOccurred() {
        JsonNode common = server().turkiye().get(INCIDENT).accepted().path("common");

        assertThat(common.path("asOf").asString())
                .isEqualTo(server().turkiye()
                        .item("incidents", "turkiye.near-miss")
                        .path("occurred")
                        .asString());
        assertThat(common.path("window").asString()).isEqualTo("PT1H");
    }

    @Test
    void whatCannotBeAskedIsRefusedAndWhatIsNotTheirsNeverWas() {
        Officer turkiye = server().turkiye();
        for (String path : List.of("/v1/reconstruction", INCIDENT)) {
            turkiye.get(path + "?at=yesterday").isProblem(400, "malformed");
            turkiye.get(path + "?at=" + server().time().plusMillis(1)).isProblem(400, "malformed");
            turkiye.get(path + "?window=PT25H").isProblem(400, "malformed");
            turkiye.get(path + "?window=PT-1S").isProblem(400, "malformed");
            turkiye.get(path + "?window=soon").isProblem(400, "malformed");
        }
        turkiye.get("/v1/incidents/israel.never/reconstruction").isProblem(404, "not-found");
        turkiye.get("/v1/incidents/israel.never/reconstruction?at=yesterday").isProblem(404, "not-found");
    }

    private static List<String> reconstructed(TestServer server, Set<Instant> instants) {
        List<String> all = new ArrayList<>();
        for (Instant at : instants) {
            server.everyone()
                    .forEach(officer -> all.add(
                            officer.get(INCIDENT + "?at=" + at).accepted().toString()));
        }
        return all;
    }

    @Test
    void itIsTheSameAfterARestartAndWhatIsErasedIsSaidToBe(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            FullStory.tell(server);
            Set<Instant> instants = instants(server);
            List<String> before = reconstructed(server, instants);
            long size = server.ledgerSize();

            server.restart();
            server.everyone().forEach(Officer::signIn);
            assertThat(reconstructed(server, instants)).isEqualTo(before);

            server.stop();
            try (Retention retention = Retention.of(folder.resolve("journal.db"))) {
                retention.erase(1, size / 2, "ten years are over", Instant.parse("2035-01-01T00:00:00Z"));
            }
            server.restart();
            server.everyone().forEach(Officer::signIn);
            int erased = 0;
            for (Instant at : instants) {
                for (Officer officer : server.everyone()) {
                    JsonNode answer = officer.get(INCIDENT + "?at=" + at).accepted();
                    assertThat(answer.path("common").path("complete").asBoolean())
                            .isFalse();
                    erased += answer.path("own").path("erased").asInt();
                }
            }
            assertThat(erased).as("else this shows little").isPositive();
        }
    }
}
