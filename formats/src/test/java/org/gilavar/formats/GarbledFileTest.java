package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with bytes changed at random: faults come of them, or volumes, and nothing else. */
@Timeout(120)
final class GarbledFileTest {
    private static final long SEED = 20_300_506;
    private static final int ROUNDS = 7_000;
    private static final int MOST_CHANGES = 6;

    /** What a change puts in, beside any byte at all: the signs the formats are made of. */
    private static final byte[] SIGNS =
            "{}[]\",:\\0123456789-+.eE NSWEDPACVLH=*#\n\r\tu".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource
    void onlyFaultsComeOfIt(Format format) {
        var good = good(format).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of(format, good).volumes()).hasSizeGreaterThan(2);
        var random = new Random(SEED);
        int faults = 0;
        int records = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var garbled = garbled(good, random);
            try {
                var reading = Reading.of(format, garbled);
                faults += reading.faults.size();
                records += reading.records.size();
                for (var fault : reading.faults) {
                    if (!fault.codePoints().allMatch(Quoted::isPrintable)) {
                        throw new IllegalStateException(fault);
                    }
                }
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + ": " + new String(garbled, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(faults).isGreaterThan(ROUNDS / 4);
        assertThat(records).isGreaterThan(ROUNDS / 4);
    }

    private static byte[] garbled(byte[] good, Random random) {
        var bytes = good;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(12));
            bytes = switch (random.nextInt(6)) {
                case 0 -> spliced(bytes, at, 1, (byte) random.nextInt());
                case 1 -> spliced(bytes, at, 1, SIGNS[random.nextInt(SIGNS.length)]);
                case 2 -> spliced(bytes, at, 0, SIGNS[random.nextInt(SIGNS.length)]);
                case 3 -> spliced(bytes, at, Math.min(length, bytes.length - 1));
                case 4 -> spliced(bytes, random.nextInt(bytes.length), 0, Arrays.copyOfRange(bytes, at, at + length));
                default -> random.nextInt(20) > 0 ? bytes : Arrays.copyOf(bytes, 1 + at);
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte... put) {
        var spliced = new byte[bytes.length - removed + put.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(put, 0, spliced, at, put.length);
        System.arraycopy(bytes, at + removed, spliced, at + put.length, bytes.length - at - removed);
        return spliced;
    }

    private static String good(Format format) {
        return switch (format) {
            case GEOJSON -> """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"id": "a", "radius": "5 NM", "lower": "FL240", "upper": "FL260",
                  "start": "2030-01-01T10:00:00Z"}, "geometry": {"type": "Point", "coordinates": [30.5, -40]}},
                {"type": "Feature", "id": 7, "properties": {"width": "4nm", "upper": "1500 m AGL"},
                  "geometry": {"type": "LineString", "coordinates": [[0, 0], [1.5, 1e0]]}},
                {"type": "Feature", "id": "c", "properties": null, "geometry": {"type": "MultiPolygon", "coordinates":
                  [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 6], [5, 5]]]]}}]}
                """;
            case JSONL -> """
                {"id":"a","volumes":[{"volume":{"outline_circle":{"center":{"lat":1,"lng":2},"radius":{"value":300.1,"units":"M"}}}}]}
                {"id":"b","volumes":[{"volume":{"outline_polygon":{"vertices":[{"lat":0,"lng":0},{"lat":0,"lng":1},{"lat":1,"lng":1}]},\
                "altitude_lower":{"value":-10,"reference":"W84","units":"M"}},"time_end":{"value":"2030-04-13T00:00:00Z","format":"RFC3339"}}]}
                {"type":"Feature","id":"c","properties":{"uncertainty":"2 km"},"geometry":{"type":"Point","coordinates":[0,0]}}
                """;
            case OPENAIR -> """
                * comment
                AC D
                AN ONE
                AL 1500ft AGL
                AH FL95
                V X=39:29:30N 119:46:10W
                DC 2.5
                AC R
                AN TWO
                AL GND
                AH UNL
                DP 39:00:00N 119:30.500W
                V D=+
                V X=39:10:00N 119:30:00W
                DA 10, 270, 290
                DB 39:30:00N 119:30:00W, 39:10:00N 119:04:00W
                AC D
                AN THREE
                AL FL95
                AH UNL
                V W=4
                DY 39:00:00N 119:30:00W
                DY 40:00:00N 119:30:00W
                """;
        };
    }
}
