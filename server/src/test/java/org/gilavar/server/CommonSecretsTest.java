package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is common of the past says nothing of what another was told alone, or will be. */
final class CommonSecretsTest {

    private static final String INCIDENT = "/v1/incidents/turkiye.near-miss/reconstruction";
    private static final Instant LATER = TestServer.START.plusSeconds(120);

    private static JsonNode common(TestServer server, Instant at) {
        return server.turkiye().get(INCIDENT + "?at=" + at).accepted().path("common");
    }

    private static IncidentBody.AddEvidence evidence(String name) {
        return new IncidentBody.AddEvidence(
                "turkiye.near-miss", name, "ab".repeat(32), "Of that day.", "the registry", List.of());
    }

    /** One that has evidence of its own, in the keeping of an office of the same name: what is left would be that there is some. */
    private static String seenBySideWithEvidence(Path folder, boolean otherHasSome, boolean answered) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.turkiye().tells(evidence("track"));
            if (answered) {
                server.israel()
                        .tells(new IncidentBody.Account("turkiye.near-miss", true, "So it was.", Optional.empty()));
                server.israel().tells(new IncidentBody.Full("turkiye.near-miss", "All of it.", Optional.empty()));
                server.turkiye().tells(new IncidentBody.Full("turkiye.near-miss", "All.", Optional.empty()));
            }
            if (otherHasSome) {
                server.israel().tells(evidence("track"));
            }
            server.passTo(LATER);
            return common(server, LATER).toString();
        }
    }

    @Test
    void evidenceThatIsHiddenShowsNowhereToOneThatHasSomeItself(
            @TempDir Path some, @TempDir Path none, @TempDir Path answeredSome, @TempDir Path answeredNone) {
        assertThat(seenBySideWithEvidence(some, true, false)).isEqualTo(seenBySideWithEvidence(none, false, false));
        assertThat(seenBySideWithEvidence(answeredSome, true, true))
                .isEqualTo(seenBySideWithEvidence(answeredNone, false, true))
                .contains("All of it.");
    }

    @Test
    void toWhomAThirdPartyReleasedItsNoticeAndWhenShowsNowhere(@TempDir Path folder) {
        Terms terms = Samples.shown(Samples.terms(), Level.FULL, Level.FULL);
        try (TestServer server = TestServer.empty(folder)) {
            Officer third = new Officer(server, "georgia", TestServer.key("georgia"));
            server.found().accepted();
            server.azerbaijan().signIn();
            for (Officer officer : List.of(server.turkiye(), server.israel(), third)) {
                server.enrol(officer).accepted();
                officer.signIn();
            }
            ObjectNode three = (ObjectNode) Json.tree(terms);
            ((ArrayNode) three.path("parties")).add("georgia");
            server.azerbaijan().tells(new ArrangementBody.Propose("pact", Json.read(Json.write(three), Terms.class)));
            String hash = server.azerbaijan()
                    .item("arrangements", "pact.v1")
                    .path("hash")
                    .asString();
            for (Officer officer : List.of(server.turkiye(), server.israel(), third, server.azerbaijan())) {
                officer.tells(new ArrangementBody.Sign("pact.v1", hash));
            }
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            Activity plain = Samples.activity(Samples.NORTH, Optional.of("a third one's"));
            third.tells(new NoticeBody.File(
                    "g",
                    new Activity(
                            plain.category(),
                            plain.volumes(),
                            plain.armed(),
                            plain.count(),
                            plain.responsibleFor(),
                            plain.guardFrequency(),
                            plain.remarks(),
                            Optional.of(
                                    new Activity.Release(List.of("israel", "turkiye"), Optional.of(Samples.ELEVEN))))));
            server.passTo(LATER);

            for (Officer officer : List.of(server.turkiye(), server.israel(), server.azerbaijan())) {
                assertThat(officer.get("/v1/reconstruction?at=" + LATER).body())
                        .as(officer.party() + " is shown it")
                        .contains("a third one's");
            }
            assertThat(common(server, LATER).toString())
                    .contains("near-miss")
                    .doesNotContain("georgia.g", "a third one's");
        }
    }

    /** What has been erased and not changed since is known still, until a side is told alone that it has changed. */
    @Test
    void afterAnErasureWhatASideIsToldAloneMovesNothingOfThePast(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, Samples.terms(Level.CELL, Duration.ofMinutes(2)))) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            server.turkiye().tells(Samples.file("t", Samples.PALMYRA));
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            long size = server.ledgerSize();
            server.passTo(LATER);
            assertThat(common(server, LATER).path("complete").asBoolean()).isTrue();
            server.stop();
            try (Retention retention = Retention.of(folder.resolve("journal.db"))) {
                retention.erase(1, size, "ten years are over", Instant.parse("2035-01-01T00:00:00Z"));
            }
            server.restart();
            server.everyone().forEach(Officer::signIn);
            JsonNode before = common(server, LATER);
            server.passTo(LATER.plusSeconds(60));
            server.israel()
                    .tells(new NoticeBody.Amend(
                            "israel.i",
                            1,
                            Samples.activity(Samples.PALMYRA, Optional.of("two aircraft instead of one")),
                            "other words"));

            assertThat(common(server, LATER)).isEqualTo(before);
            assertThat(before.path("items").toString()).doesNotContain("conflict");
        }
    }

    /** Less, asked of every second in turn, would say when what was erased had been told. */
    @Test
    void onceAnythingHasBeenErasedNoInstantIsSaidToBeWhole(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            long size = server.ledgerSize();
            server.passTo(LATER);
            server.stop();
            try (Retention retention = Retention.of(folder.resolve("journal.db"))) {
                retention.erase(1, size, "ten years are over", Instant.parse("2035-01-01T00:00:00Z"));
            }
            server.restart();
            server.everyone().forEach(Officer::signIn);

            for (Instant at : List.of(TestServer.START.minusSeconds(1), TestServer.START, LATER)) {
                assertThat(common(server, at).path("complete").asBoolean())
                        .as(at.toString())
                        .isFalse();
            }
        }
    }

    /** Of the present second more may be told: two that ask for it would read each other two hashes. */
    @Test
    void thePresentSecondIsRefusedAndWhatIsOverIsNot(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, Samples.terms())) {
            server.turkiye().tells(Samples.report("near-miss", "israel"));
            clock.move(Duration.ofSeconds(4));
            Answer early = server.turkiye().get(INCIDENT);
            early.isProblem(400, "malformed");
            assertThat(early.body()).contains("ask for what is over", "2025-04-12T07:59:59Z or before");

            clock.move(Duration.ofSeconds(1));
            JsonNode found = server.turkiye().get(INCIDENT).accepted();

            server.israel().tells(Samples.report("other", "turkiye"));
            assertThat(server.israel().get(INCIDENT).accepted().path("hash")).isEqualTo(found.path("hash"));
            assertThat(found.path("common").path("items").toString()).contains(Incident.Type.AIRPROX.name());
        }
    }
}
