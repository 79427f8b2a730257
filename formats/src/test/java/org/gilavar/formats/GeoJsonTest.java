package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GeoJSON features, as docs/conflicts.md has them. */
final class GeoJsonTest {
    private static final String SQUARE = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";

    @Test
    void aPointWithARadiusIsACircleAndEveryPropertyCounts() {
        var volume = feature(
                        "Point",
                        "[30.5, -40]",
                        "radius: 5 NM, lower: FL240, upper: FL260, "
                                + "start: 2030-01-01T10:00:00Z, end: 2030-01-01T12:00:00.5Z")
                .volume();

        assertThat(volume)
                .isEqualTo(new Volume(
                        new Circle(new LatLon(-40, 30.5), Length.nauticalMiles(5)),
                        new AltitudeBand(Altitude.flightLevel(240), Altitude.flightLevel(260)),
                        new TimeWindow(
                                Instant.parse("2030-01-01T10:00:00Z"), Instant.parse("2030-01-01T12:00:00.5Z"))));
    }

    @Test
    void aPointWithAnUncertaintyIsThatPoint() {
        assertThat(feature("Point", "[1,2,300]", "uncertainty: 2 km").shape())
                .isEqualTo(new Point(new LatLon(2, 1), Length.kilometres(2)));
    }

    @Test
    void aLineWithAWidthIsACorridor() {
        assertThat(feature("LineString", "[[0,0],[1,1]]", "width: 4nm").shape())
                .isEqualTo(new Corridor(List.of(new LatLon(0, 0), new LatLon(1, 1)), Length.nauticalMiles(4)));
    }

    @Test
    void aPolygonIsItsRingWithoutTheRepeatedVertex() {
        assertThat(feature("Polygon", SQUARE, "").shape())
                .isEqualTo(
                        new Polygon(List.of(new LatLon(0, 0), new LatLon(0, 1), new LatLon(1, 1), new LatLon(1, 0))));
    }

    @Test
    void severalOfAKindAreSeveralVolumesOfOneId() {
        var points = feature("MultiPoint", "[[0,0],[1,1]]", "radius: 1 km");
        var lines = feature("MultiLineString", "[[[0,0],[1,1]],[[3,3],[4,4]]]", "width: 1 km");
        var polygons = feature("MultiPolygon", "[" + SQUARE + ",[[[5,5],[6,5],[6,6],[5,5]]]]", "");

        assertThat(List.of(points, lines, polygons)).allSatisfy(reading -> {
            assertThat(reading.volumes()).hasSize(2);
            assertThat(reading.ids()).containsExactly("x");
        });
        assertThat(polygons.volumes().getLast().shape())
                .isEqualTo(new Polygon(List.of(new LatLon(5, 5), new LatLon(5, 6), new LatLon(6, 6))));
    }

    @Test
    void whatIsNotBoundedIsUnbounded() {
        var volume = feature("Polygon", SQUARE, "lower: null, start: null").volume();

        assertThat(volume.window()).isEqualTo(new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST));
        assertThat(volume.altitude().lower()).hasToString("-2000 m AMSL");
        assertThat(volume.altitude().upper()).hasToString("100000 m AMSL");
    }

    @Test
    void anOpenEndIsOnTheDatumOfTheOther() {
        assertThat(feature("Polygon", SQUARE, "lower: SFC").volume().altitude().upper())
                .hasToString("100000 m AGL");
        assertThat(feature("Polygon", SQUARE, "upper: FL100")
                        .volume()
                        .altitude()
                        .lower())
                .hasToString("FL-65.61");
    }

    @Test
    void upwardFromAFlightLevelTakesTwoBandsThatLeaveNothingOut() {
        var volumes = feature("Polygon", SQUARE, "lower: FL195").volumes();

        assertThat(volumes)
                .extracting(v -> v.altitude().toString())
                .satisfiesExactly(
                        levels -> assertThat(levels).contains("FL195", "FL660"),
                        beyond -> assertThat(beyond).contains("16416.8 m AMSL", "100000 m AMSL"));
    }

    @Test
    void theIdMayStandInTheFeatureOrItsPropertiesAndMayBeANumber() {
        var reading = Reading.of(
                "a.geojson",
                "{'type':'FeatureCollection','features':[".replace('\'', '"'),
                "{'type':'Feature','id':7,'geometry':{'type':'Polygon','coordinates':%s},'properties':null},"
                        .formatted(SQUARE)
                        .replace('\'', '"'),
                "{'properties':{'id':'seven'},'geometry':{'coordinates':%s,'type':'Polygon'},'type':'Feature'}]}"
                        .formatted(SQUARE)
                        .replace('\'', '"'));

        assertThat(reading.ids()).containsExactly("7", "seven");
        assertThat(reading.records.getLast().place()).hasToString("a.geojson:3");
    }

    @Test
    void aLoneFeatureAndOneAfterTheOtherAreReadToo() {
        var one = "{\n\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + SQUARE
                + "}}\n";

        assertThat(Reading.of("a.geojson", one.formatted("p")).ids()).containsExactly("p");
        assertThat(Reading.of("a.geojson", one.formatted("p") + one.formatted("q"))
                        .ids())
                .containsExactly("p", "q");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Point           | [1,91]            | radius: 1 km      | features[0].geometry.coordinates: latitude, the second number: expected degrees from -90 to 90, found 91.0
            LineString      | [[0,0],[181,0]]   | width: 1 km       | features[0].geometry.coordinates[1]: longitude, the first number: expected degrees from -180 to 180, found 181.0
            Polygon         | [[[0,0],[1,0],[1,1],[0,95],[0,0]]] | | features[0].geometry.coordinates[0][3]: latitude, the second number: expected degrees from -90 to 90, found 95.0
            Polygon         | [[[0,0],["1",0],[1,1],[0,0]]] |        | features[0].geometry.coordinates[0][1][0]: expected a number, found "1"
            Polygon         | [[[0,0],[1],[1,1],[0,0]]] |            | features[0].geometry.coordinates[0][1]: expected a longitude and a latitude, found one number
            Polygon         | [[[0,0],[1,1e999],[1,1],[0,0]]] |      | features[0].geometry.coordinates[0][1][1]: expected a number of ordinary size, found the bare number 1e999
            Polygon         | [[[0,0],[1,0],[1,1],[0,1]]] |          | features[0].geometry.coordinates[0]: expected four positions or more, the last as the first, found 4 and an open ring
            Polygon         | [[[0,0],[1,0],[0,0]]] |                | features[0].geometry.coordinates[0]: expected four positions or more, the last as the first, found 3
            Polygon         | [[[0,0],[1,0],[1,1],[0,0]],[[0,0],[1,0],[1,1],[0,0]]] | | features[0].geometry.coordinates[1]: expected no hole: leave it out, or state the area around it in pieces
            Polygon         | [[[0,0],[1,1],[1,0],[0,1],[0,0]]] |    | features[0].geometry.coordinates[0][2]: the edge from here crosses the edge from coordinates[0][0]
            Polygon         | [[[0,0],[0,0],[1,0],[0,1],[0,0]]] |    | features[0].geometry.coordinates[0][1]: repeats coordinates[0][0]
            Polygon         | []                |                   | features[0].geometry.coordinates: expected a ring, found none
            Polygon         | [1,2]             |                   | features[0].geometry.coordinates: expected a list of lists, found one position
            LineString      | [[0,0],[[1,1]]]   | width: 1 km       | features[0].geometry.coordinates[1]: expected a position, found a list of lists or an empty one
            LineString      | [[0,0],[40,0]]    | width: 1 km       | features[0].geometry.coordinates[1]: expected within 2,000 km of coordinates[0], found 4,453 km: add a vertex between
            LineString      | [[0,0],[1,1]]     |                   | features[0].properties.width: is missing: from side to side, such as "4 NM"
            LineString      | [[0,0],[1,1]]     | radius: 1 km      | features[0].properties.radius: expected none for a line, found 1 km
            Polygon         | [[[0,0],[1,0],[1,1],[0,0]]] | uncertainty: 1 km | features[0].properties.uncertainty: expected none for a polygon, found 1 km
            Point           | [0,0]             | width: 1 km       | features[0].properties.width: expected none for a point, found 1 km
            Point           | [0,0]             |                   | features[0].properties: expected a radius for a circle or an uncertainty for a point, such as "2 NM", found neither
            Point           | [0,0]             | radius: 1 km, uncertainty: 1 km | features[0].properties: expected a radius for a circle or an uncertainty for a point, such as "2 NM", found both
            Point           | [0,0]             | radius: -1 km     | features[0].properties.radius: expected from 0 to 1000 km, found -1 km
            Point           | [0,0]             | radius: 5         | features[0].properties.radius: expected a number and a unit (m, km, NM or ft) such as "10 NM", found "5"
            Point           | [0,0]             | radius: 1 km, upper: 1500 m | features[0].properties.upper: expected a level, a height with unit and datum (AMSL, AGL or WGS-84), or SFC, such as "FL240" or "1500 m AGL", found "1500 m"
            Point           | [0,0]             | radius: 1 km, lower: FL200, upper: FL100 | features[0].properties.lower: expected no higher than the upper altitude FL100, found FL200
            Point           | [0,0]             | radius: 1 km, upper: 200 km AMSL | features[0].properties.upper: expected from -2000 m to 100000 m, found 200 km AMSL
            Point           | [0,0]             | radius: 1 km, start: 2030-01-01T00:00:00Z, end: 2029-01-01T00:00:00Z | features[0].properties.end: expected after the start 2030-01-01T00:00:00Z, found 2029-01-01T00:00:00Z
            Point           | [0,0]             | radius: 1 km, start: 2030-01-01T00:00:00 | features[0].properties.start: expected a time in UTC such as "2025-04-09T12:00:00Z", found "2030-01-01T00:00:00"
            Point           | [0,0]             | radius: 1 km, start: 2030-02-30T00:00:00Z | features[0].properties.start: expected a time in UTC such as "2025-04-09T12:00:00Z", found "2030-02-30T00:00:00Z"
            Point           | [0,0]             | radius: 1 km, Upper: FL100 | features[0].properties.Upper: expected to be written "upper"
            Pont            | [0,0]             | radius: 1 km      | features[0].geometry.type: expected Point, LineString, Polygon or one of them with Multi before it, found "Pont"
            MultiPoint      | []                | radius: 1 km      | features[0].geometry.coordinates: expected at least one part, found none
            """)
    void eachFaultNamesTheFieldAndTheReason(String type, String coordinates, String properties, String fault) {
        assertThat(feature(type, coordinates, properties == null ? "" : properties)
                        .fault())
                .isEqualTo("a.geojson:3: " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                | features[0].type: is missing: expected a GeoJSON feature, or an object with id and volumes
            5                                                 | features[0]: expected an object, found the bare number 5
            {"type":"feature"}                                | features[0].type: expected "Feature", found "feature"
            {"type":"Feature"}                                | features[0].properties.id: is missing
            {"type":"Feature","id":"x"}                       | features[0].geometry: is missing
            {"type":"Feature","id":"x","geometry":null}       | features[0].geometry: is missing
            {"type":"Feature","id":"x","geometry":{"type":"Point"}} | features[0].geometry.coordinates: is missing
            {"type":"Feature","id":"x","geometry":{"type":"GeometryCollection","geometries":[]}} | features[0].geometry.coordinates: is missing; state its geometries as features of their own
            {"type":"Feature","id":"x","id":"y"}              | features[0].id: expected once, found twice
            {"type":"Feature","id":"x","properties":{"id":"y"},"geometry":{"type":"Point","coordinates":[0,0]}} | features[0].properties.id: expected the id of the feature, "x", or none
            {"type":"Feature","id":1.5}                       | features[0].id: expected a text or a whole number, found the bare number 1.5
            {"type":"Feature","id":" ","properties":{"radius":"1 m"},"geometry":{"type":"Point","coordinates":[0,0]}} | features[0].id: expected 1 to 200 characters, found " "
            {"type":"Feature","id":"a\\u001b[1m","properties":{"radius":"1 m"},"geometry":{"type":"Point","coordinates":[0,0]}} | features[0].id: expected printable characters, found "a\ufffd[1m"
            {"type":"Feature","id":"a\\u202eb","properties":{"radius":"1 m"},"geometry":{"type":"Point","coordinates":[0,0]}} | features[0].id: expected printable characters, found "a\ufffdb"
            {"type":"Feature","properties":{"lower":1500}}    | features[0].properties.lower: expected a text such as "FL240" or "1500 m AGL", found the bare number 1500
            {"type":"Feature","properties":{"radius":5}}      | features[0].properties.radius: expected a text such as "5 NM", found the bare number 5
            """)
    void eachFaultOfAFeatureNamesTheFieldAndTheReason(String feature, String fault) {
        assertThat(collection(feature).fault()).isEqualTo("a.geojson:3: " + fault);
    }

    @Test
    void theGoodFeaturesBesideABadOneAreTaken() {
        var good =
                "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + SQUARE + "}}";
        var bad = "{\"type\":\"Feature\",\"properties\":{\"lower\":[{\"deep\":[1,2]}]},\"geometry\":null}";

        var reading = collection(good.formatted("one") + "," + bad + ",\n[[]],\n" + good.formatted("two"));

        assertThat(reading.ids()).containsExactly("one", "two");
        assertThat(reading.faults)
                .containsExactly(
                        "a.geojson:3: features[1].properties.lower: expected a text such as \"FL240\" or \"1500 m AGL\","
                                + " found a list",
                        "a.geojson:4: features[2]: expected an object, found a list");
    }

    @Test
    void afterABadFeatureOnItsOwnTheNextIsRead() {
        var good = "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + SQUARE
                + "}}";

        var reading = Reading.of("a.geojson", "{\"type\":[1,{\"b\":2}],\"id\":\"z\"}", "{\"type\":\"F\"}", good);

        assertThat(reading.ids()).containsExactly("x");
        assertThat(reading.faults)
                .containsExactly(
                        "a.geojson:1: type: expected a text, found a list; the rest of this object was not read",
                        "a.geojson:2: type: expected \"Feature\", found \"F\"");
    }

    @Test
    void anIdIsTakenOnceWhicheverFileItStandsIn() {
        var text = "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + SQUARE
                + "}}";

        var reading = Reading.of("a.geojson", text).and("b.geojson", "", text);

        assertThat(reading.records).hasSize(1);
        assertThat(reading.faults)
                .containsExactly(
                        "b.geojson:2: id: expected an id of its own, found \"x\", which stands at a.geojson:1");
    }

    @Test
    void otherCoordinatesThanLongitudeAndLatitudeAreRefused() {
        var crs =
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}},\"features\":[]}";

        assertThat(Reading.of("a.geojson", crs.formatted("urn:ogc:def:crs:OGC:1.3:CRS84"))
                        .volumes())
                .isEmpty();
        assertThat(Reading.of("a.geojson", crs.formatted("urn:ogc:def:crs:EPSG::3857"))
                        .fault())
                .isEqualTo(
                        "a.geojson:1: crs.properties.name: expected coordinates in longitude and latitude, as RFC 7946 has"
                                + " them, found \"urn:ogc:def:crs:EPSG::3857\"; the rest of this object was not read");
    }

    @Test
    void whatIsNotJsonIsToldWithItsLine() {
        assertThat(Reading.of("a.geojson", "{\"type\":\"FeatureCollection\",", "\"features\":[", "{]")
                        .fault())
                .startsWith("a.geojson:3: features[0]: not well-formed JSON at column 2: Unexpected close marker ']'")
                .endsWith("the rest of the file was not read");
        assertThat(Reading.of("a.geojson", "{\"features\":[").fault())
                .contains("a.geojson:1", "Unexpected end-of-input");
        assertThat(Reading.of("a.geojson", "").fault()).isEqualTo("a.geojson: expected JSON, found nothing");
        assertThat(Reading.of("a.geojson", "{\"features\":[{\"id\": NaN}]}").fault())
                .contains("NaN");
        assertThat(Reading.of("a.geojson", "{\"features\":[{\"a\":" + "[".repeat(40))
                        .fault())
                .contains("nesting depth");
        assertThat(Reading.of("a.geojson", "{\"features\":[{\"id\": " + "1".repeat(101) + "}]}")
                        .fault())
                .contains("length");
    }

    @Test
    void anObjectWithMembersWithoutEndIsRefused() {
        var members = new StringBuilder("{\"type\":\"Feature\"");
        IntStream.range(0, 1_000).forEach(i -> members.append(",\"m").append(i).append("\":0"));

        assertThat(collection(members + "}").fault())
                .isEqualTo("a.geojson:3: features[0].m999: expected at most 1000 members in one object");
    }

    @Test
    void aFeatureWithPositionsWithoutEndIsRefused() {
        var positions = String.join(",", Collections.nCopies(Coordinates.MAX_POSITIONS + 1, "[0,0]"));

        assertThat(feature("MultiPoint", "[" + positions + "]", "radius: 1 m").fault())
                .endsWith("coordinates[200000][0]: expected at most 200000 positions in one feature");
    }

    @Test
    void otherMembersAreLeftAlone() {
        var reading = collection(
                "{\"type\":\"Feature\",\"bbox\":[0,0,1,1],\"id\":\"x\",\"properties\":{\"name\":\"X\",\"tags\":{\"a\":[1]}},"
                        + "\"geometry\":{\"bbox\":[0],\"type\":\"Polygon\",\"coordinates\":" + SQUARE + "}}");

        assertThat(reading.volumes()).hasSize(1);
    }

    private static Reading feature(String type, String coordinates, String properties) {
        var members = new StringBuilder("\"id\": \"x\"");
        for (var property : properties.split(",", -1)) {
            if (!property.isBlank()) {
                int colon = property.indexOf(':');
                var value = property.substring(colon + 1).strip();
                members.append(", \"")
                        .append(property.substring(0, colon).strip())
                        .append("\": ");
                members.append(value.equals("null") ? value : '"' + value + '"');
            }
        }
        return collection("{\"type\": \"Feature\", \"properties\": {" + members + "}, \"geometry\": {\"type\": \""
                + type + "\", \"coordinates\": " + coordinates + "}}");
    }

    private static Reading collection(String features) {
        return Reading.of("a.geojson", "{\"type\": \"FeatureCollection\",", "\"features\": [", features, "]}");
    }
}
