package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a planned activity would come too close to, of what the asker is shown and of nothing else. */
final class NoticeCheckTest {

    private static final String CHECK = "/v1/notices/check";

    /** Some 3 NM from what is filed at Palmyra. */
    private static final double CLOSE_BY = Samples.PALMYRA + 0.05;

    private static Answer ask(Officer officer, double latitude) {
        return officer.call(
                "POST", CHECK, Json.write(Map.of("activity", Samples.activity(latitude, Optional.empty()))));
    }

    private static List<String> near(Officer officer, double latitude) {
        JsonNode finding = ask(officer, latitude).accepted();
        assertThat(finding.path("whole").asBoolean()).isTrue();
        return finding.path("near")
                .valueStream()
                .map(one ->
                        one.path("nearness").asString() + " " + one.path("id").asString())
                .toList();
    }

    private static Terms shown(Level otherwise) {
        return Samples.shown(Samples.terms(), otherwise, otherwise);
    }

    @Test
    void aNoticeThatIsShownWholeIsNamedWithItsGaps(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, shown(Level.FULL))) {
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            JsonNode finding = ask(server.turkiye(), CLOSE_BY).accepted();
            JsonNode near = finding.path("near").path(0);
            assertThat(near.path("id").asString()).isEqualTo("israel.i");
            assertThat(near.path("nearness").asString()).isEqualTo("TOO_CLOSE");
            assertThat(near.path("gaps").path("lateralMetres").asDouble()).isBetween(4_000.0, 5_000.0);
            assertThat(near.path("overlaps").size()).isEqualTo(1);
            assertThat(finding.path("lead").asString()).isEqualTo("URGENT");
            assertThat(near(server.turkiye(), Samples.NORTH)).isEmpty();
            assertThat(near(server.israel(), CLOSE_BY))
                    .as("nobody is in the way of their own")
                    .isEmpty();
        }
    }

    @Test
    void ofWhatIsShownInCellsItIsSaidThatItMayBeNear(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, shown(Level.CELL))) {
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            assertThat(near(server.turkiye(), CLOSE_BY)).containsExactly("NEAR_CELLS israel.i");
            assertThat(near(server.turkiye(), Samples.NORTH)).isEmpty();
        }
    }

    /** The answer is the same, byte for byte, whether there is something that is hidden or nothing at all. */
    @Test
    void whatIsHiddenChangesNothing(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            String before = ask(server.turkiye(), CLOSE_BY).body();
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            assertThat(ask(server.turkiye(), CLOSE_BY).body()).isEqualTo(before);
            assertThat(near(server.azerbaijan(), CLOSE_BY))
                    .as("the facilitator is shown it")
                    .containsExactly("TOO_CLOSE israel.i");
        }
    }

    @Test
    void whoeverIsInAConflictIsToldWhenItReachesIntoTheOverlap(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            server.turkiye().tells(Samples.file("t", CLOSE_BY));
            assertThat(near(server.turkiye(), CLOSE_BY)).containsExactly("IN_OVERLAP israel-turkiye-1");
            assertThat(near(server.turkiye(), Samples.NORTH)).isEmpty();
        }
    }

    @Test
    void askingLeavesNothingBehindAndWhatIsWrongIsNamedByItsField(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            String ledger = server.ledger();
            assertThat(ask(server.turkiye(), CLOSE_BY).status()).isEqualTo(200);
            assertThat(server.ledger()).isEqualTo(ledger);
            String wrong = new String(Samples.planned(), UTF_8).replace("FL240", "FL2X0");
            Answer answer = server.turkiye().call("POST", CHECK, wrong.getBytes(UTF_8));
            answer.isProblem(400, "malformed");
            assertThat(answer.json().path("field").asString()).isEqualTo("activity.volumes[0].altitude.upper");
        }
    }
}
