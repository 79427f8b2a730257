package org.gilavar.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAir, as WinPilot and Naviter describe it. */
final class OpenAirTest {

    @Test
    void aPolygonIsItsPointsInEitherNotation() {
        var reading = airspace(
                "DP 39:30:00N 119:45:00W",
                "dp 39:45.5 N, 119:45.000 W",
                "DP 39:45:00 S 119:00:60 E",
                "DP 39:30:00N 119:45:00W");

        assertThat(reading.faults).singleElement().asString().contains("expected within");
        assertThat(airspace("DP 39:30:00N 119:45:00W", "dp 39:45.5 N, 119:45.000 W", "DP 39:00:60N 119:30:36W")
                        .shape())
                .isEqualTo(new Polygon(List.of(
                        new LatLon(39.5, -119.75),
                        new LatLon(39 + 45.5 / 60, -119.75),
                        new LatLon(39 + 1 / 60.0, -119.51))));
    }

    @Test
    void aCircleIsExactWhicheverWayItIsWritten() {
        var circle = new Circle(new LatLon(10, 20), Length.nauticalMiles(7.5));

        assertThat(airspace("V X=10:00:00N 020:00:00E", "DC 7.5").shape()).isEqualTo(circle);
        assertThat(airspace("V X=10:00:00N 020:00:00E", "DA 7.5, 0, 360").shape())
                .isEqualTo(new Circle(circle.centre(), Length.metres(7.5 * 1852)));
        assertThat(((Circle) airspace(
                                        "V X=10:00:00N 020:00:00E",
                                        "V D=-",
                                        "DB 10:00:00N 020:10:00E, 10:00:00N 020:10:00E")
                                .shape())
                        .radius()
                        .metres())
                .isBetween(18_200.0, 18_300.0);
    }

    @Test
    void anAirwayIsACorridor() {
        assertThat(airspace("V W=4", "DY 10:00:00N 020:00:00E", "DY 11:00:00N 020:00:00E")
                        .shape())
                .isEqualTo(new Corridor(List.of(new LatLon(10, 20), new LatLon(11, 20)), Length.nauticalMiles(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "GND, SFC",
        "SFC, SFC",
        "FL65, FL065",
        "FL 195, FL195",
        "2500ft MSL, 2500 ft AMSL",
        "2500 FT AMSL, 2500 ft AMSL",
        "900m ALT, 900 m AMSL",
        "900M MSL, 900 m AMSL",
        "1500ft AGL, 1500 ft AGL",
        "1500 ft GND, 1500 ft AGL",
        "500ft SFC, 500 ft AGL",
        "500ft ASFC, 500 ft AGL",
        "5000ft STD, FL050",
        "0 AMSL, 0 ft AMSL",
    })
    void altitudesAreReadAsTheyAreFoundInFiles(String written, String read) {
        assertThat(OpenAirAltitude.floor(written).orElseThrow()).hasToString(read);
    }

    @Test
    void unlimitedIsUnboundedAndOpenAirHasNoHours() {
        var volume = Reading.of(
                        "a.openair",
                        "AC R",
                        "AN X",
                        "AL GND",
                        "AH UNL",
                        "AA 2023-12-16T12:00Z/2023-12-16T13:00Z",
                        "V X=10:00:00N 020:00:00E",
                        "DC 1")
                .volume();

        assertThat(volume.altitude().upper()).hasToString("100000 m AGL");
        assertThat(volume.window()).isEqualTo(new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST));
    }

    @Test
    void theSecondOfANameIsToldApart() {
        var block = "AC D\nAN SAME\nAL GND\nAH FL50\nV X=10:00:00N 020:00:00E\nDC 1\n";

        var reading = Reading.of("a.openair", block + block).and("b.openair", block);

        assertThat(reading.ids()).containsExactly("SAME", "SAME#2", "SAME#3");
        assertThat(reading.records)
                .extracting(r -> r.place().toString())
                .containsExactly("a.openair:1", "a.openair:7", "b.openair:1");
    }

    @Test
    void whatDoesNotBoundAnAirspaceIsPassedOver() {
        var reading = Reading.of(
                "a.openair",
                "* a comment",
                "AC D * class",
                "AY TMA",
                "AN PLACE",
                "AF 118.480",
                "AG Info",
                "AI 12",
                "AT 10:00:00N 020:00:00E",
                "SP 0,1,0,0,0",
                "SB 1,2,3",
                "V Z=100",
                "AL GND",
                "AH FL50",
                "V X=10:00:00N 020:00:00E",
                "DC 1\r",
                "",
                "TO COAST",
                "DP 10:00:00N 020:00:00E",
                "DP garbage",
                "TC LAKE",
                "DP 10:00:00N 020:00:00E");

        assertThat(reading.volumes()).hasSize(1);
        assertThat(reading.ids()).containsExactly("PLACE");
    }

    @Test
    void namesInLatin1AreRead() {
        var bytes = "AC D\nAN M\u00dcNCHEN\nAL GND\nAH FL50\nV X=10:00:00N 020:00:00E\nDC 1"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Reading.of(Format.OPENAIR, bytes).ids()).containsExactly("M\u00dcNCHEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DP 39:30:00 119:45:00W | 5: DP: expected one place such as 39:29:30N 119:46:10W or 39:29.500N 119:46.167W, found "39:30:00 119:45:00W"
            DP 39.5N 119.2W        | 5: DP: expected one place such as 39:29:30N 119:46:10W or 39:29.500N 119:46.167W, found "39.5N 119.2W"
            DP 39:61:00N 119:45:00W | 5: DP: expected minutes and seconds up to 60, found "39:61:00N 119:45:00W"
            DP 91:00:00N 119:45:00W | 5: DP: expected degrees from -90 to 90, found 91.0
            DC 5                   | 5: DC: expected V X= before it, in the same airspace
            DA 5, 0, 90            | 5: DA: expected V X= before it, in the same airspace
            V X=0:00:00N 0:00:00E;DC 5 NM | 6: DC: expected a number, found "5 NM"
            V X=0:00:00N 0:00:00E;DA 5, 90 | 6: DA: expected a radius and two bearings such as 10, 270, 290, found "5, 90"
            V X=0:00:00N 0:00:00E;DB 0:10:00N 0:00:00E, 0:30:00N 0:00:00E | 6: DB: expected two places equally far from the centre, found 18429 m and 55287 m
            V Q=5                  | 5: V: expected the variable X, D, W or Z, found "Q=5"
            V D=x                  | 5: V: expected + or -, found "x"
            AL FL10                | 5: AL: expected once in an airspace, found again
            DY 0:00:00N 0:00:00E;DY 1:00:00N 0:00:00E | 1: V W=: is missing
            AX 7000                | 1: expected an outline, found none
            DQ 5                   | 5: expected an OpenAir record, found "DQ 5"
            DP 0:00:00N 0:00:00E;DP 1:00:00N 1:00:00E;DP 0:00:00N 1:00:00E;DP 1:00:00N 0:00:00E | 7: the edge from here crosses the edge from line 5
            """)
    void eachFaultNamesTheLineTheRecordAndTheReason(String lines, String fault) {
        assertThat(airspace(lines.split(";", -1)).fault()).isEqualTo("a.openair:" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1500 MSL          | FL100      | 3: AL: expected a unit, ft or m, behind the number, found "1500 MSL"
            1500ft            | FL100      | 3: AL: expected what it is above, AMSL, MSL, AGL or STD, found "1500ft"
            1500              | FL100      | 3: AL: expected a unit, ft or m, behind the number, found "1500"
            by NOTAM          | FL100      | 3: AL: expected an altitude such as FL65, 1500ft AGL, 900m MSL, GND or UNL, found "by NOTAM"
            UNL               | FL100      | 3: AL: expected a lowest altitude, found "UNL"
            FL200             | FL100      | 3: AL: expected no higher than the upper altitude FL100, found FL200
            FL65              | 9000ft MSL | 3: AL: cannot be told to lie below 9000 ft AMSL: put both on one datum, found FL065
            GND               | FL700      | 4: AH: expected from -2000 m to FL660, found FL700
            """)
    void eachFaultOfALevelNamesTheLineAndTheReason(String floor, String ceiling, String fault) {
        assertThat(Reading.of(
                                "a.openair",
                                "AC D",
                                "AN X",
                                "AL " + floor,
                                "AH " + ceiling,
                                "V X=10:00:00N 020:00:00E",
                                "DC 1")
                        .fault())
                .isEqualTo("a.openair:" + fault);
    }

    @Test
    void oneFaultLosesTheAirspaceAndNoOther() {
        var good = "AC D\nAN %s\nAL GND\nAH FL50\nV X=10:00:00N 020:00:00E\nDC 1\n";

        var reading = Reading.of(
                "a.openair",
                "DP 10:00:00N 020:00:00E\nDP 10:00:00N 020:00:00E\n" + good.formatted("ONE")
                        + "AC D\nDP here\nDP there\nAN BAD\n" + good.formatted("TWO"));

        assertThat(reading.ids()).containsExactly("ONE", "TWO");
        assertThat(reading.faults)
                .satisfiesExactly(
                        f -> assertThat(f).isEqualTo("a.openair:1: DP: expected AC before it"),
                        f -> assertThat(f).startsWith("a.openair:10: DP: expected one place"));
    }

    @Test
    void aVariableDoesNotOutliveItsAirspace() {
        var reading = Reading.of(
                "a.openair",
                "AC D\nAN ONE\nAL GND\nAH FL50\nV X=10:00:00N 020:00:00E\nDC 1",
                "AC D\nAN TWO\nAL GND\nAH FL50\nDC 1");

        assertThat(reading.ids()).containsExactly("ONE");
        assertThat(reading.faults).containsExactly("a.openair:11: DC: expected V X= before it, in the same airspace");
    }

    /** In upper case, ŉ is an apostrophe and a letter, and ẘ a letter and a ring. */
    @Test
    void lettersThatGrowInUpperCaseAreRefusedAsAnyOthers() {
        assertThat(Reading.of("a.openair", "\u0149\u0149").fault())
                .isEqualTo("a.openair:1: expected an OpenAir record, found \"\u0149\u0149\"");
        assertThat(airspace("V X=10:00:00N 020:00:00\u1e98", "DC 1").fault())
                .startsWith("a.openair:5: V: expected one place");
    }

    /** A line of fifteen characters would take a second to draw, and a file has many lines. */
    @Test
    void anArcThatReachesFurtherThanACircleMayIsRefused() {
        assertThat(airspace("V X=10:00:00N 020:00:00E", "DA 541,0,359").fault())
                .isEqualTo("a.openair:6: DA: expected an arc of up to 1000 km from its centre, found 1002 km");
        assertThat(airspace("V X=10:00:00N 020:00:00E", "DB 40:00:00N 020:00:00E, 40:00:00N 020:00:01E")
                        .fault())
                .startsWith("a.openair:6: DB: expected an arc of up to 1000 km from its centre");
    }

    @Test
    void moreVerticesThanAShapeMayHaveAreRefusedAtTheLineThatIsOneTooMany() {
        var arcs = new String[1 + 30];
        Arrays.fill(arcs, "DA 500,0,359");
        arcs[0] = "V X=10:00:00N 020:00:00E";

        assertThat(airspace(arcs).fault())
                .isEqualTo("a.openair:35: DA: expected at most 10000 vertices in an airspace, found more up to here");
    }

    private static Reading airspace(String... outline) {
        return Reading.of("a.openair", "AC D\nAN X\nAL GND\nAH FL100\n" + String.join("\n", outline));
    }
}
