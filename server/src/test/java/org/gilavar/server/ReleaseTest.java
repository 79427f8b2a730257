package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A notice that its owner shows for a while. */
final class ReleaseTest {

    private static final Instant END = TestServer.START.plus(Duration.ofMinutes(30));

    private static Activity released() {
        Activity plain = Samples.activity(Samples.NORTH, Optional.empty());
        return new Activity(
                plain.category(),
                plain.volumes(),
                plain.armed(),
                plain.count(),
                plain.responsibleFor(),
                plain.guardFrequency(),
                plain.remarks(),
                Optional.of(new Activity.Release(List.of(TestServer.TURKIYE), Optional.of(END))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"CELL", "FULL"})
    void itEndsForThoseItWasReleasedToAndNotForTheFacilitator(Level level, @TempDir Path folder) {
        String collection = level == Level.FULL ? "notices" : "traces";
        try (TestServer server = TestServer.exercise(folder, Samples.shown(Samples.terms(), level, level))) {
            server.israel().tells(new NoticeBody.File("i", released()));
            for (Officer officer : List.of(server.turkiye(), server.azerbaijan())) {
                officer.item(collection, "israel.i");
                assertThat(ids(officer, "/v1/" + collection)).contains("israel.i");
                assertThat(ids(officer, "/v1/items")).contains("israel.i");
            }

            server.passTo(END);

            server.turkiye().get("/v1/" + collection + "/israel.i").isProblem(404, "not-found");
            assertThat(ids(server.turkiye(), "/v1/" + collection)).doesNotContain("israel.i");
            assertThat(ids(server.turkiye(), "/v1/items")).doesNotContain("israel.i");
            server.azerbaijan().item(collection, "israel.i");
            assertThat(ids(server.azerbaijan(), "/v1/" + collection)).contains("israel.i");
            assertThat(ids(server.azerbaijan(), "/v1/items")).contains("israel.i");
            server.israel().item("notices", "israel.i");
        }
    }

    private static List<String> ids(Officer officer, String path) {
        return officer.get(path)
                .accepted()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
