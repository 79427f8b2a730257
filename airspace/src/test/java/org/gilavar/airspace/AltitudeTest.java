package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AltitudeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FL240",
                "FL050",
                "FL000",
                "FL235.5",
                "FL-5",
                "24000 ft AMSL",
                "1500 m AGL",
                "7000 m WGS-84",
                "SFC",
                "0 m AGL",
                "-100 ft AMSL",
                "10.5 km AMSL"
            })
    void anAltitudePrintsAsItWasWritten(String text) {
        assertThat(Altitude.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"fl 50, FL050", "sfc, SFC", "0 FT agl, SFC", "7000M wgs84, 7000 m WGS-84", "FL1000, FL1000"})
    void caseAndSpaceDoNotMatter(String text, String printed) {
        assertThat(Altitude.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"240", "24000 ft", "1500 AGL", "FL", "FL240 ft", "1500 m MSL", "1500 m FL", "GND", "FLx"})
    void anAltitudeWithoutUnitAndDatumIsRefusedAndNeverGuessed(String text) {
        assertThatThrownBy(() -> Altitude.parse(text))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessageStartingWith("expected a level, a height with unit and datum (AMSL, AGL or WGS-84), or SFC")
                .hasMessageEndingWith("found \"" + text + "\"");
    }

    @Test
    void aFlightLevelIsHundredsOfFeetOfPressureAltitude() {
        assertThat(Altitude.parse("FL240")).isEqualTo(new Altitude(24_000, LengthUnit.FOOT, Datum.FL));
        assertThat(Altitude.flightLevel(240)).isEqualTo(Altitude.parse("FL240"));
        assertThat(Altitude.parse("FL240").metres()).isCloseTo(7315.2, within(1e-9));
        assertThatThrownBy(() -> new Altitude(7315.2, LengthUnit.METRE, Datum.FL))
                .hasMessage("expected a flight level in feet, found m");
    }

    @Test
    void anyAltitudeReadsBackAsItself() {
        var samples = new Samples(12);
        for (int i = 0; i < 1000; i++) {
            var datum = samples.any(Datum.values());
            var unit = datum == Datum.FL ? LengthUnit.FOOT : samples.any(LengthUnit.values());
            var altitude = new Altitude(samples.between(-1000, 50_000), unit, datum);
            assertThat(Altitude.parse(altitude.toString())).isEqualTo(altitude);
        }
    }

    @Test
    void aClimbKeepsUnitAndDatumAndAddsNoNoise() {
        assertThat(Altitude.parse("FL240").plus(Length.feet(1000))).hasToString("FL250");
        assertThat(Altitude.parse("FL240").plus(Length.metres(152.4))).hasToString("FL245");
        assertThat(Altitude.parse("0.1 km AMSL").plus(Length.metres(200))).hasToString("0.3 km AMSL");
        assertThat(Altitude.SURFACE.plus(Length.feet(500))).hasToString("500 ft AGL");
    }

    @Test
    void aBandUpsideDownIsRefused() {
        assertThatThrownBy(() -> Samples.band("FL240", "FL200"))
                .hasMessage("lower: expected no higher than the upper altitude FL200, found FL240");
        assertThatThrownBy(() -> Samples.band("5000 m AMSL", "4000 m WGS-84"))
                .hasMessage("lower: expected no higher than the upper altitude 4000 m WGS-84, found 5000 m AMSL");
    }

    @Test
    void aBandWhoseDatumsLeaveOpenWhichWayUpItIsIsRefused() {
        for (String[] band : new String[][] {
            {"FL190", "SFC"}, {"FL100", "1000 ft AGL"}, {"5000 m WGS-84", "SFC"}, {"FL100", "12000 ft AMSL"}
        }) {
            assertThatThrownBy(() -> Samples.band(band[0], band[1])).hasMessageContaining("put both on one datum");
        }
    }

    @Test
    void aBandMayBeOneLevelOrSpanTwoDatums() {
        assertThat(Samples.band("FL240", "FL240").upper()).isEqualTo(Altitude.flightLevel(240));
        assertThat(Samples.band("SFC", "FL240").shifted(Length.feet(1000)))
                .isEqualTo(Samples.band("1000 ft AGL", "FL250"));
    }
}
