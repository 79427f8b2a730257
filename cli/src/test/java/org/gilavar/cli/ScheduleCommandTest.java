package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a stranger is told who asks how many notices could all have room. */
final class ScheduleCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theMovesAreATable() throws IOException {
        Ran ran = schedule(plans(), "--format", "table", "--up", "0ft", "--down", "0ft");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                        NOTICE  CHANGE              LEVELS          FROM                  UNTIL                 CLAIM
                        B       1 h 10 min later    FL200 to FL220  2030-06-01T13:10:00Z  2030-06-01T14:10:00Z  greedy
                        C       1 h 10 min earlier  FL200 to FL220  2030-06-01T10:50:00Z  2030-06-01T11:50:00Z  greedy
                        """);
        assertThat(ran.err())
                .contains(
                        "4 notices: closer than 5 NM (default), 1000 ft (default) and 10 min (default) is a conflict.")
                .contains(
                        "Each may be moved up to 2 h earlier or 6 h later, 0 ft higher or 0 ft lower by steps of 100 ft"
                                + ", in time by steps of 1 min.")
                .contains(
                        "3 notices that could meet, A first: 3 conflicts before, none left; changes worth 2 h 20 min in "
                                + "all, 1 h 10 min at most; greedy.")
                .contains("A solver that proves the least is not built; docs/scheduling.md says how.")
                .contains("Nobody has agreed to any of this.");
    }

    @Test
    void programsReadOneObjectALineWithVolumesThatCanBeReadBack() throws IOException {
        Ran ran = schedule(plans(), "--earlier", "0s", "--later", "0s");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out().lines().toList().getFirst())
                .isEqualTo("{\"notice\":\"B\",\"claim\":\"greedy\",\"climb_m\":914.4,\"shift_s\":0,\"volumes\":[{"
                        + "\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[30.05,50.0]},"
                        + "\"properties\":{\"radius\":\"2 km\",\"lower\":\"FL230\",\"upper\":\"FL250\","
                        + "\"start\":\"2030-06-01T12:00:00Z\",\"end\":\"2030-06-01T13:00:00Z\"}}]}");
    }

    @Test
    void theScheduleReadBackHasNoConflict() throws IOException {
        Ran ran = schedule(plans());
        assertThat(ran.exit()).isEqualTo(1);
        var moved = new ArrayList<>(List.of(features().getFirst(), features().getLast()));
        for (var line : ran.out().lines().toList()) {
            var volume = JsonMapper.shared().readTree(line).path("volumes").get(0);
            moved.add(
                    volume.toString().replace("\"properties\":{", "\"properties\":{\"id\":\"m" + moved.size() + "\","));
        }
        assertThat(moved).hasSize(4);
        var after = Files.writeString(folder.resolve("after.geojson"), collection(moved));
        assertThat(Ran.command("conflicts", after.toString()).exit()).isZero();
    }

    @Test
    void whatIsFixedStaysWhereverItStandsInTheFiles() throws IOException {
        Ran ran = schedule(plans(), "--fixed", "B,FAR", "--fixed", "C", "--format", "table");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).contains("A  ").doesNotContain("B  ").contains("still in conflict: B and C");
        assertThat(ran.err()).contains("; 3 notices not at all.").contains("1 left");
        assertThat(schedule(plans(), "--fixed", "B,C").out()).contains("{\"unresolved\":[\"B\",\"C\"]}");
    }

    @Test
    void whereNothingConflictsNothingChanges() throws IOException {
        var apart = Files.writeString(
                folder.resolve("apart.geojson"),
                collection(List.of(features().getFirst(), features().getLast())));
        Ran ran = schedule(apart);
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Nothing conflicts: no change is needed.");
    }

    @Test
    void nothingIsScheduledPastAVolumeThatCouldNotBeRead() throws IOException {
        var broken = Files.writeString(
                folder.resolve("broken.geojson"), collection(List.of(feature("X", 30.1, "FL240", "FL200"))));
        Ran ran = schedule(plans(), broken.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("broken.geojson:")
                .contains("gilavar: nothing is scheduled, as what could not be read may be in the way");
    }

    @Test
    void whatIsAskedWronglyIsSaidByName() throws IOException {
        refused("--fixed: expected ids that are in the files, found \"Z\"", "--fixed", "A,Z");
        refused("--time-step: expected whole seconds from PT1S to PT24H, found PT0.5S", "--time-step", "0.5s");
        refused("--up, --down, --step: expected at most 201 levels for A, found 801", "--step", "10ft");
        refused("unit", "--up", "4000");
    }

    private void refused(String reason, String... arguments) throws IOException {
        Ran ran = schedule(plans(), arguments);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(reason);
    }

    private static Ran schedule(Path file, String... arguments) {
        var all = new ArrayList<>(List.of("schedule", file.toString()));
        all.addAll(List.of(arguments));
        return Ran.command(all.toArray(String[]::new));
    }

    /** Three at the same time and place, and one of no concern. */
    private Path plans() throws IOException {
        return Files.writeString(folder.resolve("plans.geojson"), collection(features()));
    }

    private static List<String> features() {
        return List.of(
                feature("A", 30, "FL200", "FL220"),
                feature("B", 30.05, "FL200", "FL220"),
                feature("C", 30.02, "FL200", "FL220"),
                feature("FAR", 40, "FL200", "FL220"));
    }

    private static String feature(String id, double lon, String lower, String upper) {
        return """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, 50]}, "properties": {"id": "%s",
                 "radius": "2 km", "lower": "%s", "upper": "%s",
                 "start": "2030-06-01T12:00:00Z", "end": "2030-06-01T13:00:00Z"}}
                """.formatted(lon, id, lower, upper);
    }

    private static String collection(List<String> features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
    }
}
