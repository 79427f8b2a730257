package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One record a line, and the volumes of ASTM F3548-21 by the names of its interface file. */
final class JsonLinesTest {
    private static final String CIRCLE =
            "\"outline_circle\":{\"center\":{\"lat\":1,\"lng\":2},\"radius\":{\"value\":300.183,\"units\":\"M\"}}";
    private static final String ALTITUDES = "\"altitude_lower\":{\"value\":-10,\"reference\":\"W84\",\"units\":\"M\"},"
            + "\"altitude_upper\":{\"value\":120.5,\"reference\":\"W84\",\"units\":\"M\"}";
    private static final String TIMES = "\"time_start\":{\"value\":\"2030-04-12T23:20:50.52Z\",\"format\":\"RFC3339\"},"
            + "\"time_end\":{\"value\":\"2030-04-13T00:00:00Z\",\"format\":\"RFC3339\"}";
    private static final String GOOD = "{\"volume\":{" + CIRCLE + "}}";

    @Test
    void aVolumeIsReadByTheNamesOfTheInterface() {
        var volume = lines(record("\"x\"", "{\"volume\":{" + CIRCLE + "," + ALTITUDES + "}," + TIMES + "}"))
                .volume();

        assertThat(volume)
                .isEqualTo(new Volume(
                        new Circle(new LatLon(1, 2), Length.metres(300.183)),
                        new AltitudeBand(
                                Altitude.of(Length.metres(-10), Datum.WGS84),
                                Altitude.of(Length.metres(120.5), Datum.WGS84)),
                        new TimeWindow(
                                Instant.parse("2030-04-12T23:20:50.52Z"), Instant.parse("2030-04-13T00:00:00Z"))));
    }

    @Test
    void aPolygonAtThePoleIsTaken() {
        assertThat(lines(record(
                                "\"x\"",
                                "{\"volume\":{\"outline_polygon\":{\"vertices\":[{\"lat\":89,\"lng\":0},"
                                        + "{\"lng\":120,\"lat\":89},{\"lat\":89,\"lng\":-120}]}}}"))
                        .shape())
                .isEqualTo(new Polygon(List.of(new LatLon(89, 0), new LatLon(89, 120), new LatLon(89, -120))));
    }

    @Test
    void anAbsentTimeOrAltitudeDoesNotBound() {
        var volume = lines(record("\"x\"", GOOD)).volume();

        assertThat(volume.window()).isEqualTo(new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST));
        assertThat(volume.altitude().lower().metres()).isEqualTo(-2_000);
        assertThat(volume.altitude().upper().metres()).isEqualTo(100_000);
    }

    @Test
    void whatIsWrongWithOneLineSaysNothingOfTheNext() {
        var reading = lines(
                record("\"one\"", GOOD + "," + GOOD),
                "{\"id\":\"cut",
                "",
                "\"text\"",
                record("\"two\"", GOOD) + record("\"more\"", GOOD),
                "{\"id\":\"none\",\"volumes\":[]}",
                "   ",
                record("3", GOOD),
                record("\"one\"", GOOD));

        assertThat(reading.ids()).containsExactly("one", "3");
        assertThat(reading.records.getFirst().volumes()).hasSize(2);
        assertThat(reading.faults)
                .satisfiesExactly(
                        f -> assertThat(f).startsWith("a.jsonl:2: id: not well-formed JSON at column "),
                        f -> assertThat(f).isEqualTo("a.jsonl:4: expected an object, found \"text\""),
                        f -> assertThat(f).isEqualTo("a.jsonl:5: expected one object a line, found more"),
                        f -> assertThat(f).isEqualTo("a.jsonl:6: volumes: expected at least one volume, found none"),
                        f -> assertThat(f)
                                .isEqualTo(
                                        "a.jsonl:9: id: expected an id of its own, found \"one\", which stands at a.jsonl:1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                       | volumes[0].volume: is missing
            {"volume":{}}                            | volumes[0].volume: expected outline_circle or outline_polygon, found neither
            {"volume":{"outline_circle":{}}}         | volumes[0].volume.outline_circle.center: is missing
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":2}}}} | volumes[0].volume.outline_circle.radius: is missing
            {"volume":{"outline_circle":{"center":{"lat":1}}}} | volumes[0].volume.outline_circle.center.lng: is missing
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":"2"}}}} | volumes[0].volume.outline_circle.center.lng: expected a number, found "2"
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":200}}}} | volumes[0].volume.outline_circle.center.lng: expected degrees from -180 to 180, found 200.0
            {"volume":{"outline_circle":{"center":{"lat":1,"lon":2}}}} | volumes[0].volume.outline_circle.center.lon: there is no such member; known here: lat, lng
            {"volume":{"outline_circle":{"center":{"lat":1,"lat":2}}}} | volumes[0].volume.outline_circle.center.lat: expected once, found twice
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":2},"radius":{"value":5}}}} | volumes[0].volume.outline_circle.radius.units: is missing
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":2},"radius":{"value":5,"units":"FT"}}}} | volumes[0].volume.outline_circle.radius.units: expected "M", found "FT"
            {"volume":{"outline_circle":{"center":{"lat":1,"lng":2},"radius":{"value":-5,"units":"M"}}}} | volumes[0].volume.outline_circle.radius: expected from 0 to 1000 km, found -5 m
            {"volume":{"outline_polygon":{}}}        | volumes[0].volume.outline_polygon.vertices: is missing
            {"volume":{"outline_polygon":{"vertices":[]}}} | volumes[0].volume.outline_polygon.vertices: expected from 3 to 10000 vertices, found 0
            {"volume":{"outline_polygon":{"vertices":[{"lat":0,"lng":0},{"lat":0,"lng":1},{"lat":1,"lng":1},{"lat":0,"lng":0}]}}} | volumes[0].volume.outline_polygon.vertices[3]: repeats vertices[0]; a ring closes itself
            {"volume":{%C},"time_start":"2030-01-01T00:00:00Z"} | volumes[0].time_start: expected an object, found "2030-01-01T00:00:00Z"
            {"volume":{%C},"time_start":{"value":"2030-01-01T00:00:00Z"}} | volumes[0].time_start.format: is missing
            {"volume":{%C},"time_start":{"value":"2030-01-01T00:00:00+04:00","format":"RFC3339"}} | volumes[0].time_start.value: expected a time in UTC such as "2025-04-09T12:00:00Z", found "2030-01-01T00:00:00+04:00"
            {"volume":{%C},"time_end":{"value":"1960-01-01T00:00:00Z","format":"RFC3339"}} | volumes[0].time_end: expected after the start 1970-01-01T00:00:00Z, found 1960-01-01T00:00:00Z
            {"volume":{%C},"time_start":null}        | volumes[0].time_start: expected an object, found null
            {"volume":{%C},"times":1}                | volumes[0].times: there is no such member; known here: volume, time_start, time_end
            {"volume":{%C,%C}}                       | volumes[0].volume.outline_circle: expected once, found twice
            {"volume":{%C,"outline_polygon":{"vertices":[{"lat":0,"lng":0},{"lat":0,"lng":1},{"lat":1,"lng":1}]}}} | volumes[0].volume.outline_polygon: expected one outline, found two
            {"volume":{%C,"altitude_lower":{"value":1,"reference":"AGL","units":"M"}}} | volumes[0].volume.altitude_lower.reference: expected "W84", found "AGL"
            {"volume":{%C,"altitude_lower":{"value":1,"units":"M"}}} | volumes[0].volume.altitude_lower.reference: is missing
            {"volume":{%C,"altitude_lower":{"value":-8000,"reference":"W84","units":"M"}}} | volumes[0].volume.altitude_lower: expected from -2000 m to 100000 m, found -8000 m WGS-84
            {"volume":{%C,"altitude_upper":{"value":-3000,"reference":"W84","units":"M"}}} | volumes[0].volume.altitude_lower: expected no higher than the upper altitude -3000 m WGS-84, found -2000 m WGS-84
            {"volume":{%C,"altitude":5}}             | volumes[0].volume.altitude: there is no such member; known here: outline_circle, outline_polygon, altitude_lower, altitude_upper
            """)
    void eachFaultNamesTheFieldAndTheReason(String volume, String fault) {
        assertThat(lines(record("\"x\"", volume.replace("%C", CIRCLE))).fault()).isEqualTo("a.jsonl:1: " + fault);
    }

    @Test
    void anIdIsRequired() {
        assertThat(lines("{\"volumes\":[" + GOOD + "]}").fault()).isEqualTo("a.jsonl:1: id: is missing");
    }

    @Test
    void aLineMayBeAFeatureAndBothKindsMayStandInOneFile() {
        var feature = "{\"type\":\"Feature\",\"id\":\"f\",\"properties\":{\"radius\":\"1 km\"},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}";

        assertThat(lines(feature, record("\"x\"", GOOD)).ids()).containsExactly("f", "x");
    }

    @Test
    void aTextSequenceIsReadTextByTextHoweverManyLinesEachTakes() {
        var text = "\u001e{\"type\":\"Feature\",\n\"id\":\"%s\",\"properties\":{\"radius\":\"%s\"},\n"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}";

        var reading = Reading.of(
                "sequence", text.formatted("f", "1 km"), text.formatted("g", "1"), text.formatted("h", "1 km"));

        assertThat(reading.ids()).containsExactly("f", "h");
        assertThat(reading.records.getLast().place()).hasToString("sequence:7");
        assertThat(reading.faults).singleElement().asString().startsWith("sequence:5: properties.radius: ");
    }

    @Test
    void aLineWithoutEndIsRefusedAndTheNextIsRead() {
        var endless = "{\"id\":\"" + "x".repeat(Lines.MAX_BYTES);

        var reading = lines(endless, record("\"x\"", GOOD));

        assertThat(reading.ids()).containsExactly("x");
        assertThat(reading.faults).containsExactly("a.jsonl:1: expected at most 16777216 bytes in one record");
    }

    private static String record(String id, String volumes) {
        return "{\"id\":" + id + ",\"volumes\":[" + volumes + "]}";
    }

    private static Reading lines(String... lines) {
        return Reading.of("a.jsonl", lines);
    }
}
