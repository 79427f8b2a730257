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

/** What a stranger is told who asks what a notice could change. */
final class SuggestCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theWaysOutAreATableOfLeastChanges() throws IOException {
        Ran ran = suggest(plans(), "--for", "MINE", "--format", "table");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                           CHANGE              LEVELS          FROM                  UNTIL                 CLAIM
                        1  raise by 3000 ft    FL230 to FL250  2030-06-01T12:00:00Z  2030-06-01T13:00:00Z  least
                        2  lower by 3000 ft    FL170 to FL190  2030-06-01T12:00:00Z  2030-06-01T13:00:00Z  least
                        3  1 h 10 min later    FL200 to FL220  2030-06-01T13:10:00Z  2030-06-01T14:10:00Z  least
                        4  1 h 10 min earlier  FL200 to FL220  2030-06-01T10:50:00Z  2030-06-01T11:50:00Z  least
                        """);
        assertThat(ran.err())
                .contains("MINE was compared with 2 volumes: closer than 5 NM")
                .contains("It conflicts as it is. Looked at: up to 2 h earlier or 6 h later, 4000 ft higher or 4000 ft "
                        + "lower by steps of 100 ft.")
                .contains("Each of these alone is enough.");
    }

    @Test
    void programsReadOneObjectALineWithVolumesThatCanBeReadBack() throws IOException {
        Ran ran = suggest(plans(), "--for", "MINE", "--up", "0ft", "--down", "0ft", "--earlier", "0s");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo("{\"notice\":\"MINE\",\"measure\":\"later\",\"least\":true,\"climb_m\":0,\"shift_s\":4200,"
                        + "\"volumes\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[30.0,50.0]},"
                        + "\"properties\":{\"radius\":\"2 km\",\"lower\":\"FL200\",\"upper\":\"FL220\","
                        + "\"start\":\"2030-06-01T13:10:00Z\",\"end\":\"2030-06-01T14:10:00Z\"}}]}\n");
    }

    @Test
    void anotherWayIsToldApartAndItsPlacesAreGiven() throws IOException {
        Ran ran = suggest(plans(), "--for", "MINE", "--reroute", "--format", "table");
        assertThat(ran.out().lines().toList().get(5))
                .startsWith("5  another way")
                .endsWith("feasible");
        assertThat(ran.lastLine()).matches("  volume 1: \\d+\\.\\d{6} \\d+\\.\\d{6}");
        assertThat(ran.err()).contains("; another way within 50 NM.");
    }

    @Test
    void theVolumesOfEverySuggestionAreFreeWhenReadBack() throws IOException {
        Ran ran = suggest(plans(), "--for", "MINE", "--format", "geojson", "--reroute");
        var suggested = JsonMapper.shared().readTree(ran.out()).path("features");
        assertThat(suggested.size()).isGreaterThan(3);
        for (var feature : suggested) {
            var with = Files.writeString(
                    folder.resolve("with.geojson"),
                    collection(List.of(
                            feature.toString(), features().get(1), features().get(2))));
            Ran compared = Ran.command("conflicts", with.toString());
            assertThat(compared.out()).doesNotContain("MINE");
            assertThat(compared.exit()).as(compared.err()).isLessThan(2);
        }
    }

    @Test
    void aNoticeThatConflictsWithNothingNeedsNoChange() throws IOException {
        Ran ran = suggest(plans(), "--for", "FAR", "--not-before", "2031-01-01T00:00:00Z");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("It conflicts with none of them: no change is needed.");
    }

    @Test
    void whenTheLimitsAreTooNarrowTheyAreSaidAndHowToWidenThem() throws IOException {
        Ran ran = suggest(
                plans(),
                "--for",
                "MINE",
                "--earlier",
                "10min",
                "--later",
                "90s",
                "--up",
                "1000ft",
                "--down",
                "0ft",
                "--ceiling",
                "FL240");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(
                        "Looked at: up to 10 min earlier or 1 min 30 s later, 1000 ft higher or 0 ft lower by steps of "
                                + "100 ft, not above FL240.")
                .contains("None of that is enough. To look further, say more with --earlier, --later, --up or --down, "
                        + "or add --reroute.");
    }

    @Test
    void zonesAreOnlyNotTouched() throws IOException {
        var zone = Files.writeString(
                folder.resolve("zone.geojson"), collection(List.of(features().get(1))));
        var mine = Files.writeString(
                folder.resolve("mine.geojson"), collection(List.of(features().get(0))));
        String[] level = {"--for", "MINE", "--earlier", "0s", "--later", "0s", "--format", "table"};
        assertThat(suggest(mine, with(level, zone.toString())).out()).contains("raise by 3000 ft");
        assertThat(suggest(mine, with(level, zone.toString(), "--zones", zone.toString()))
                        .out())
                .contains("raise by 2100 ft");
        Ran misspelt = suggest(mine, with(level, zone.toString(), "--zones", "other"));
        assertThat(misspelt.exit()).isEqualTo(2);
        assertThat(misspelt.err()).contains("--zones: expected one of the files, written the same");
    }

    @Test
    void nothingIsSuggestedPastAVolumeThatCouldNotBeRead() throws IOException {
        var broken = Files.writeString(
                folder.resolve("broken.geojson"),
                collection(List.of(feature("OTHER", 30.1, "FL240", "FL200", 12, 13))));
        Ran ran = suggest(plans(), broken.toString(), "--for", "MINE");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("broken.geojson:")
                .contains("gilavar: nothing is suggested, as what could not be read may be in the way");
    }

    @Test
    void whatIsAskedWronglyIsSaidByName() throws IOException {
        refused("--for: expected an id that is in the files, found \"YOURS\"", "--for", "YOURS");
        refused("--for", new String[0]);
        refused("step: expected at least 1 mm", "--for", "MINE", "--step", "0ft");
        refused("unit", "--for", "MINE", "--up", "4000");
        refused("expected an instant such as", "--for", "MINE", "--not-before", "noon");
        refused("such as \"FL240\"", "--for", "MINE", "--ceiling", "high");
        refused("--aside: expected from 0 to", "--for", "MINE", "--reroute", "--aside", "5000km");
    }

    private void refused(String reason, String... arguments) throws IOException {
        Ran ran = suggest(plans(), arguments);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(reason);
    }

    private static Ran suggest(Path file, String... arguments) {
        return Ran.command(with(new String[] {"suggest", file.toString()}, arguments));
    }

    private static String[] with(String[] first, String... then) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(then));
        return all.toArray(String[]::new);
    }

    /** Mine, one at the same time and place, one of no concern. */
    private Path plans() throws IOException {
        return Files.writeString(folder.resolve("plans.geojson"), collection(features()));
    }

    private static List<String> features() {
        return List.of(
                feature("MINE", 30, "FL200", "FL220", 12, 13),
                feature("OTHER", 30.05, "FL200", "FL220", 12, 13),
                feature("FAR", 40, "FL200", "FL220", 12, 13));
    }

    private static String feature(String id, double lon, String lower, String upper, int from, int until) {
        return """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, 50]}, "properties": {"id": "%s",
                 "radius": "2 km", "lower": "%s", "upper": "%s",
                 "start": "2030-06-01T%02d:00:00Z", "end": "2030-06-01T%02d:00:00Z"}}
                """.formatted(lon, id, lower, upper, from, until);
    }

    private static String collection(List<String> features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
    }
}
