package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How formats are told apart, and that no file is held. */
final class FormatTest {
    private static final String FEATURE = "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"radius\":\"1 km\"},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}";

    @ParameterizedTest
    @CsvSource({
        "a.geojson, GEOJSON",
        "A.GeoJSON, GEOJSON",
        "a.jsonl, JSONL",
        "a.ndjson, JSONL",
        "a.geojsonl, JSONL",
        "a.openair, OPENAIR",
        "b.geojson.air, OPENAIR"
    })
    void aNameTells(String file, Format format) {
        assertThat(Format.of(file, new byte[0])).contains(format);
    }

    @Test
    void orElseTheContent() {
        assertThat(Reading.of("stdin", "{\"features\":[" + FEATURE.formatted("x") + "],\"type\":\"FeatureCollection\"}")
                        .ids())
                .containsExactly("x");
        assertThat(Reading.of(
                                "a.json",
                                "{",
                                "\"features\":[" + FEATURE.formatted("x") + "],\"type\":\"FeatureCollection\"}")
                        .ids())
                .containsExactly("x");
        assertThat(Reading.of("a", "", FEATURE.formatted("x"), FEATURE.formatted("y"))
                        .ids())
                .containsExactly("x", "y");
        assertThat(Reading.of("a.txt", "AC D", "AN X", "AL GND", "AH FL10", "V X=0:00:00N 0:00:00E", "DC 1")
                        .ids())
                .containsExactly("X");
        assertThat(Reading.of("a.txt", "<xml/>").fault())
                .isEqualTo("a.txt: expected GeoJSON, JSON Lines or OpenAir, found none of them");
        assertThat(Reading.of("a.txt", "").fault()).isEqualTo("a.txt: is empty");
        assertThat(Reading.of("a.txt", " \n").fault()).isEqualTo("a.txt: is empty");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(Reading.of("a.geojson", "\ufeff" + FEATURE.formatted("x")).ids())
                .containsExactly("x");
        assertThat(Reading.of("a.jsonl", "\ufeff" + FEATURE.formatted("x")).ids())
                .containsExactly("x");
        assertThat(Reading.of("a.openair", "\ufeffAC D", "AN X", "AL GND", "AH FL10", "V X=0:00:00N 0:00:00E", "DC 1")
                        .ids())
                .containsExactly("X");
    }

    @Test
    void aFeatureIsToldBeforeTheOnesBehindItAreRead() throws IOException {
        var bytes = ("{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(
                                ",\n",
                                IntStream.range(0, 5_000)
                                        .mapToObj(i -> FEATURE.formatted(i))
                                        .toList())
                        + "]}")
                .getBytes(StandardCharsets.UTF_8);
        var in = new ByteArrayInputStream(bytes);
        int[] leastAhead = {Integer.MAX_VALUE};
        int[] count = {0};
        new VolumeReader(new VolumeVisitor() {
                    @Override
                    public void take(NamedVolumes record) {
                        count[0]++;
                        leastAhead[0] = Math.min(leastAhead[0], bytes.length - in.available());
                    }

                    @Override
                    public void refuse(Fault fault) {
                        throw new AssertionError(fault);
                    }
                })
                .read("a.geojson", in);

        assertThat(count[0]).isEqualTo(5_000);
        assertThat(leastAhead[0]).isLessThan(bytes.length / 4);
    }

    @Test
    void whatTheDiskRefusesIsNoFaultOfTheFile() {
        var broken = new SequenceInputStream(
                new ByteArrayInputStream("{\"features\":[".getBytes(StandardCharsets.UTF_8)), new BrokenDisk());
        var reader = new VolumeReader(new Reading());

        assertThatThrownBy(() -> reader.read("a.geojson", broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk");
    }

    private static final class BrokenDisk extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }
}
