package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.assertj.core.data.Offset;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.PlainScan;
import org.gilavar.airspace.Separation;
import org.gilavar.formats.Fault;
import org.gilavar.formats.NamedVolumes;
import org.gilavar.formats.VolumeReader;
import org.gilavar.formats.VolumeVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code conflicts} finds, and how it prints it. */
@Timeout(60)
final class ConflictsOutputTest {
    private static final long SEED = 20_300_506;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePairsAreThoseOfThePlainScanAndTheGapsThoseOfTheClosestVolumes() throws IOException {
        var file = file("a.jsonl", UtmRecords.random(new Random(SEED), 150).toArray(String[]::new));
        var detector = new Detector(
                new Separation(Length.kilometres(20), Length.metres(300), Duration.ofMinutes(5)), DatumBounds.GLOBAL);

        var ran = Ran.command("conflicts", "--lateral", "20km", "--vertical", "300m", "--time", "5min", file);

        var expected = plainly(Path.of(file), detector);
        assertThat(expected.size()).isBetween(100, 2_000);
        var found = new ArrayList<String>();
        ran.out().lines().map(line -> JsonMapper.shared().readTree(line)).forEach(pair -> {
            var ids = pair.path("a").asString() + " " + pair.path("b").asString();
            found.add(ids);
            var gaps = expected.get(ids);
            assertThat(gaps).as(ids).isNotNull();
            assertThat(pair.path("lateral_m").asDouble()).isCloseTo(gaps.lateralMetres(), Offset.offset(0.0006));
            assertThat(pair.path("vertical_m").asDouble()).isEqualTo(gaps.verticalMetres());
            assertThat(pair.path("time_s").asDouble()).isEqualTo(gaps.time().toMillis() / 1e3);
        });
        assertThat(found).containsExactlyElementsOf(expected.keySet());
    }

    @Test
    void theOrderOfTheRecordsChangesNothing() throws IOException {
        var records = UtmRecords.random(new Random(SEED), 100);
        var before = Ran.command("conflicts", "--lateral", "40km", file("a.jsonl", records.toArray(String[]::new)));
        Collections.shuffle(records, new Random(SEED));

        var after = Ran.command("conflicts", "--lateral", "40km", file("b.jsonl", records.toArray(String[]::new)));

        assertThat(after.out()).isEqualTo(before.out()).isNotEmpty();
    }

    @Test
    void theOverlapsAreFeaturesAndNothingElse() throws IOException {
        var ran = Ran.command(
                "conflicts",
                "--format",
                "geojson",
                file("a.jsonl", UtmRecords.circle("a", 0, 179.99), UtmRecords.circle("b", 0, -179.99)));

        var collection = JsonMapper.shared().readTree(ran.out());
        assertThat(collection.path("features")).hasSize(1);
        JsonNode feature = collection.path("features").path(0);
        assertThat(feature.propertyNames()).containsExactly("type", "properties", "geometry");
        assertThat(feature.path("properties").propertyNames())
                .containsExactly("a", "b", "lateral_m", "vertical_m", "time_s", "lower", "upper", "start", "end");
        assertThat(feature.path("properties").path("start").asString()).isEqualTo("2030-05-06T14:55:00Z");
        // on both sides of the antimeridian
        assertThat(feature.path("geometry").path("coordinates")).hasSize(2);
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void noOverlapsAreAnEmptyCollection() throws IOException {
        var ran = Ran.command("conflicts", "--format", "geojson", file("a.jsonl", UtmRecords.circle("a", 0, 0)));

        assertThat(JsonMapper.shared().readTree(ran.out()).path("features").isEmpty())
                .isTrue();
        assertThat(ran.exit()).isZero();
    }

    @Test
    void theTableIsAlignedAndInTheUnitsAskedFor() throws IOException {
        var file = file(
                "a.jsonl",
                UtmRecords.circle("a", 0, 0),
                UtmRecords.circle("a much longer id", 0, 0.1),
                UtmRecords.circle("c", 0, 0.00001));

        var ran = Ran.command("conflicts", "--format", "table", "--lateral", "30km", file);

        assertThat(ran.out().lines())
                .containsExactly(
                        "A                 B                  LATERAL  VERTICAL  TIME",
                        "a                 a much longer id  10.93 km      0 ft   0 s",
                        "a                 c                     0 km      0 ft   0 s",
                        "a much longer id  c                 10.93 km      0 ft   0 s");
    }

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    /** By comparing with everything, the least gaps of each pair of ids. */
    private static SortedMap<String, Gaps> plainly(Path file, Detector detector) throws IOException {
        var records = new TreeMap<String, NamedVolumes>();
        var index = new PlainScan(detector);
        try (var in = Files.newInputStream(file)) {
            new VolumeReader(new VolumeVisitor() {
                        @Override
                        public void take(NamedVolumes record) {
                            records.put(record.id(), record);
                            index.put(record.id(), record.volumes());
                        }

                        @Override
                        public void refuse(Fault fault) {
                            throw new AssertionError(fault);
                        }
                    })
                    .read(file.toString(), in);
        }
        var nearer = Comparator.comparingDouble(Gaps::lateralMetres)
                .thenComparingDouble(Gaps::verticalMetres)
                .thenComparing(Gaps::time);
        var least = new TreeMap<String, Gaps>();
        index.conflicts(pair -> {
            var a = Objects.requireNonNull(records.get(pair.a())).volumes().get(pair.ofA());
            var b = Objects.requireNonNull(records.get(pair.b())).volumes().get(pair.ofB());
            least.merge(pair.a() + " " + pair.b(), detector.gaps(a, b), BinaryOperator.minBy(nearer));
        });
        return least;
    }
}
