package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code conflicts}, as a stranger would run it. */
@Timeout(60)
final class ConflictsCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theExamplesHaveTheConflictsTheirPageTells() {
        var examples = Path.of("../examples/airspace");

        var ran = Ran.command(
                "conflicts",
                examples.resolve("drones.jsonl").toString(),
                examples.resolve("exercise.geojson").toString(),
                examples.resolve("zones.openair").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "{\"a\":\"HARBOUR\",\"b\":\"last-known-position\",\"lateral_m\":0,\"vertical_m\":0,\"time_s\":0}",
                        "{\"a\":\"LANE\",\"b\":\"LANE#2\",\"lateral_m\":0,\"vertical_m\":0,\"time_s\":0}",
                        "{\"a\":\"LANE\",\"b\":\"survey-west\",\"lateral_m\":6985.062,\"vertical_m\":17.8,\"time_s\":0}",
                        "{\"a\":\"LANE#2\",\"b\":\"survey-west\",\"lateral_m\":6985.062,\"vertical_m\":0,\"time_s\":0}",
                        "{\"a\":\"NORTH BOX\",\"b\":\"tanker-track\",\"lateral_m\":0,\"vertical_m\":0,\"time_s\":0}",
                        "{\"a\":\"live-firing\",\"b\":\"search\",\"lateral_m\":5427.924,\"vertical_m\":0,\"time_s\":300}",
                        "{\"a\":\"search\",\"b\":\"survey-east\",\"lateral_m\":0,\"vertical_m\":0,\"time_s\":0}");
        assertThat(ran.err())
                .startsWith(
                        "12 volumes under 10 ids compared; 7 pairs closer than 5 NM (default), 1000 ft (default) and "
                                + "10 min (default); ");
    }

    @Test
    void noConflictIsSaidByTheExitCodeAndNoOutput() throws IOException {
        var ran = Ran.command("conflicts", file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 1)));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("2 volumes under 2 ids compared; 0 pairs closer than 5 NM");
        assertThat(ran.err()).doesNotContain("\r");
    }

    @Test
    void badRecordsAreToldAndTheGoodOnesStillCompared() throws IOException {
        var file = file(
                "a.jsonl",
                UtmRecords.circle("a", 0, 0),
                UtmRecords.circle("b", 91, 0),
                UtmRecords.circle("c", 0, 0.01),
                UtmRecords.circle("c", 0, 0));

        var ran = Ran.command("conflicts", file);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.err().lines())
                .startsWith(
                        file
                                + ":2: volumes[0].volume.outline_circle.center.lat: expected degrees from -90 to 90, found 91.0",
                        file + ":4: id: expected an id of its own, found \"c\", which stands at " + file + ":3")
                .last()
                .asString()
                .contains("; 2 bad records; ");
    }

    @Test
    void strictStopsBeforeComparing() throws IOException {
        var ran = Ran.command(
                "conflicts",
                "--strict",
                file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 0), "{"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("a.jsonl:3: ", "stopped before comparing: 1 bad record");
    }

    @Test
    void strictWithoutABadRecordChangesNothing() throws IOException {
        assertThat(Ran.command(
                                "conflicts",
                                "--strict",
                                file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 0)))
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void afterAHundredFaultsTheRestAreCounted() throws IOException {
        var ran = Ran.command(
                "conflicts", file("a.jsonl", Collections.nCopies(150, "{}").toArray(String[]::new)));

        assertThat(ran.err().lines()).hasSize(102).contains("... and 50 more");
    }

    @Test
    void aFileThatIsNotThereIsBadInputAndTheOthersAreCompared() throws IOException {
        var missing = folder.resolve("none.jsonl").toString();

        var ran = Ran.command(
                "conflicts",
                missing,
                file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 0)),
                folder.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isNotEmpty();
        assertThat(ran.err())
                .contains(missing + ": there is no such file", folder + ": expected a file, found a folder");
    }

    @Test
    void aDashIsStandardInput() {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    (UtmRecords.circle("a", 0, 0) + "\n" + UtmRecords.circle("b", 0, 0) + "\n{")
                            .getBytes(StandardCharsets.UTF_8)));
            var ran = Ran.command("conflicts", "-");
            assertThat(ran.out().lines()).hasSize(1);
            assertThat(ran.err()).startsWith("stdin:3: ");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theFormatCanBeSaid() throws IOException {
        var file = file("a.txt", "AC D", "AN X", "AL GND", "AH FL10", "V X=0:00:00N 0:00:00E", "DC 1");

        assertThat(Ran.command("conflicts", file).exit()).isZero();
        assertThat(Ran.command("conflicts", "--from", "geojson", file).err()).contains("not well-formed JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lateral  | 5      | expected a number and a unit (m, km, NM or ft)",
                "--vertical | FL10   | expected a number and a unit (m, km, NM or ft)",
                "--time     | 10     | expected a number and a unit (s, min or h)",
                "--time     | 10m    | expected a number and a unit (s, min or h)",
                "--lateral  | 2000km | --lateral: expected from 0 to 1000 km, found 2000 km",
                "--time     | 200h   | --time: expected from PT0S to PT168H, found PT200H",
                "--format   | xml    | expected one of [JSONL, GEOJSON, TABLE]",
            })
    void aMinimumWithoutAUnitIsRefused(String option, String value, String reason) throws IOException {
        var ran = Ran.command("conflicts", option, value, file("a.jsonl", UtmRecords.circle("a", 0, 0)));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(reason);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void everyWayToWriteTheMinimaIsTheSame() throws IOException {
        // 9.26 km between the edges is 5 NM
        var file = file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 0.1));
        var gap = JsonMapper.shared()
                .readTree(Ran.command("conflicts", "--lateral", "100km", file).out())
                .path("lateral_m")
                .asDouble();

        for (var lateral : List.of("%.4fm", "%.4f m", "%.4fM")) {
            assertThat(Ran.command("conflicts", "--lateral", String.format(Locale.ROOT, lateral, gap), file)
                            .exit())
                    .isEqualTo(1);
            assertThat(Ran.command("conflicts", "--lateral", String.format(Locale.ROOT, lateral, gap - 0.02), file)
                            .exit())
                    .isZero();
        }
        for (var time : List.of("10min", "10 MIN", "PT10M", "600s", "0.5h")) {
            assertThat(Ran.command("conflicts", "--lateral", "100km", "--time", time, "--vertical", "300 m", file)
                            .exit())
                    .isEqualTo(1);
        }
    }

    @Test
    void outputThatCannotBeWrittenIsNotSilence() throws IOException {
        var full = new Writer() {
            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var err = new StringWriter();

        int exit = Gilavar.commandLine()
                .setOut(new PrintWriter(full))
                .setErr(new PrintWriter(err, true))
                .execute("conflicts", file("a.jsonl", UtmRecords.circle("a", 0, 0), UtmRecords.circle("b", 0, 0)));

        assertThat(exit).isEqualTo(2);
        assertThat(err).hasToString("gilavar: the output could not be written" + System.lineSeparator());
    }

    @Test
    void theHelpNamesTheCommandAndTheCommandItsExitCodes() {
        assertThat(Ran.command("--help").out()).contains("  conflicts");
        assertThat(Ran.command("conflicts", "--help").out()).contains("Exit codes: 0 no conflict, 1 some, 2 bad input");
    }

    @Test
    void progressIsOneLineOnATerminalAndNothingElsewhere() {
        var elsewhere = new StringWriter();
        try (var progress = new Progress(new PrintWriter(elsewhere), false)) {
            progress.show("reading", 1, 2, "bytes");
        }
        assertThat(elsewhere.toString()).isEmpty();
        assertThat(Progress.line("reading", 500, 1_000, "bytes"))
                .isEqualTo("reading  [###############...............]  50 %  500 bytes");
        assertThat(Progress.line("comparing", 5_000, 0, "pairs")).isEqualTo("comparing  5,000 pairs");
    }

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }
}
