package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatumBoundsTest {

    @Test
    void anAltitudeAboveTheSeaIsItself() {
        var altitude = Altitude.parse("1000 m AMSL");
        assertThat(DatumBounds.GLOBAL.lowest(altitude)).isEqualTo(1000);
        assertThat(DatumBounds.GLOBAL.highest(altitude)).isEqualTo(1000);
    }

    @Test
    void everyOtherAltitudeIsAnInterval() {
        holds("1000 m WGS-84", 914, 1107);
        holds("0 m AGL", -450, 8850);
        holds("FL000", -3700, 1900);
    }

    @Test
    void anAreaOfResponsibilityNarrowsTerrainAndWeather() {
        var narrow = DatumBounds.GLOBAL.withTerrain(0, 500).withPressure(-600, 400);
        assertThat(narrow.highest(Altitude.SURFACE)).isEqualTo(500);
        assertThat(narrow.lowest(Altitude.parse("FL000"))).isEqualTo(-600);
    }

    @Test
    void boundsUpsideDownAreRefused() {
        assertThatThrownBy(() -> DatumBounds.GLOBAL.withTerrain(500, 0))
                .hasMessage("terrainLow: expected finite and no more than the upper bound 0.0, found 500.0");
        assertThatThrownBy(() -> DatumBounds.GLOBAL.withPressure(Double.NaN, 0))
                .hasMessageStartingWith("pressureLow: expected finite");
    }

    private static void holds(String altitude, double low, double high) {
        assertThat(DatumBounds.GLOBAL.lowest(Altitude.parse(altitude))).isEqualTo(low);
        assertThat(DatumBounds.GLOBAL.highest(Altitude.parse(altitude))).isEqualTo(high);
    }
}
