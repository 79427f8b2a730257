package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final double FIVE_MILES = 9260;
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);
    private static final Detector NO_MINIMA =
            new Detector(new Separation(Length.metres(0), Length.feet(0), Duration.ZERO), DatumBounds.GLOBAL);

    @Test
    void aTieInsideTheCentimetreIsAConflict() {
        assertThat(DETECTOR.conflict(here(), east(FIVE_MILES - 0.001))).isTrue();
        assertThat(DETECTOR.conflict(here(), east(FIVE_MILES))).isTrue();
        assertThat(DETECTOR.conflict(here(), east(FIVE_MILES + 0.009))).isTrue();
        assertThat(DETECTOR.conflict(here(), east(FIVE_MILES + 0.011))).isFalse();
    }

    @Test
    void shapesThatTouchConflictEvenWithoutAMinimum() {
        assertThat(NO_MINIMA.conflict(here(), east(0))).isTrue();
        assertThat(NO_MINIMA.conflict(here(), east(0.011))).isFalse();
    }

    @Test
    void aVolumeExactlyTheMinimumAboveIsSeparated() {
        assertThat(DETECTOR.conflict(Samples.at("FL200", "FL240"), Samples.at("FL250", "FL260")))
                .isFalse();
        assertThat(DETECTOR.conflict(Samples.at("FL200", "FL240"), Samples.at("FL249.99", "FL260")))
                .isTrue();
    }

    @Test
    void aVolumeExactlyTheMinimumAboveIsSeparatedWhateverTheUnits() {
        for (int feet = 0; feet < 40_000; feet += 100) {
            var below = Samples.at("SFC", feet + " ft AMSL");
            var above = Samples.at(feet + 1000 + " ft AMSL", "60000 ft AMSL");
            var metric = Samples.at(Length.metres((feet + 1000) * 3048L / 10_000.0) + " AMSL", "20000 m AMSL");
            assertThat(DETECTOR.conflict(below, above)).as("%d ft", feet).isFalse();
            assertThat(DETECTOR.conflict(below, metric)).as("%d ft", feet).isFalse();
        }
    }

    @Test
    void bandsThatShareALevelConflictEvenWithoutAMinimum() {
        assertThat(NO_MINIMA.conflict(Samples.at("FL200", "FL240"), Samples.at("FL240", "FL260")))
                .isTrue();
        assertThat(NO_MINIMA.conflict(Samples.at("FL200", "FL240"), Samples.at("FL240.01", "FL260")))
                .isFalse();
    }

    /** The ground of the area is at most 1,000 m high; a mountain beyond it may be any. */
    @Test
    void theTerrainOfAnAreaIsTrustedOnlyForWhatLiesWithinIt() {
        var bounds = DatumBounds.GLOBAL.withTerrain(0, 1_000);
        var square =
                new Polygon(List.of(new LatLon(49, 29), new LatLon(49, 31), new LatLon(51, 31), new LatLon(51, 29)));
        for (Shape area : List.of(Samples.circle(50, 30, 80_000), square)) {
            var detector = new Detector(Samples.MINIMA, bounds, area);
            assertThat(detector.conflict(low(50, 1_000), high(50, 1_000))).isFalse();
            assertThat(detector.conflict(low(50, 500_000), high(50, 1_000)))
                    .as("reaches out of the area")
                    .isTrue();
            assertThat(detector.conflict(low(52, 1_000), high(52, 1_000)))
                    .as("lies outside")
                    .isTrue();
            assertThat(detector.conflict(high(52, 1_000), low(52, 1_000))).isTrue();
            assertThat(detector.overlap(low(52, 1_000), high(52, 1_000))).isPresent();
        }
    }

    private static Volume low(double lat, double metres) {
        return new Volume(Samples.circle(lat, 30, metres), Samples.band("SFC", "1000 ft AGL"), Samples.hour());
    }

    private static Volume high(double lat, double metres) {
        return new Volume(Samples.circle(lat, 30, metres), Samples.band("5000 m AMSL", "5300 m AMSL"), Samples.hour());
    }

    @Test
    void aWindowExactlyTheMinimumLaterIsSeparated() {
        var gap = Duration.ofMinutes(70);
        assertThat(DETECTOR.conflict(here(), here().shifted(gap))).isFalse();
        assertThat(DETECTOR.conflict(here(), here().shifted(gap.minusNanos(1)))).isTrue();
        assertThat(DETECTOR.conflict(here(), here().shifted(gap.negated()))).isFalse();
    }

    @Test
    void windowsThatShareAnInstantConflictEvenWithoutAMinimumAndAbuttingOnesDoNot() {
        var hour = Duration.ofHours(1);
        assertThat(NO_MINIMA.conflict(here(), here().shifted(hour.minusNanos(1))))
                .isTrue();
        assertThat(NO_MINIMA.conflict(here(), here().shifted(hour))).isFalse();
        assertThat(DETECTOR.conflict(here(), here().shifted(hour))).isTrue();
    }

    @Test
    void beingApartInOneWayIsEnough() {
        assertThat(DETECTOR.conflict(here(), here())).isTrue();
        assertThat(DETECTOR.conflict(here(), east(20_000))).isFalse();
        assertThat(DETECTOR.conflict(here(), here().climbed(Length.feet(6000)))).isFalse();
        assertThat(DETECTOR.conflict(here(), here().shifted(Duration.ofDays(1))))
                .isFalse();
    }

    @Test
    void gapsAreInMetresAndTimeAndZeroWhereVolumesOverlap() {
        assertThat(DETECTOR.gaps(here(), here())).isEqualTo(new Gaps(0, 0, Duration.ZERO));
        var far = east(20_000).climbed(Length.feet(6000)).shifted(Duration.ofHours(3));
        var gaps = DETECTOR.gaps(here(), far);
        assertThat(gaps.lateralMetres()).isCloseTo(20_000, within(1e-6));
        assertThat(gaps.verticalMetres()).isEqualTo(609.6);
        assertThat(gaps.time()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aVolumeUpToALevelIsComparedWithALevelAboveItWhateverItsFloor() {
        assertThat(DETECTOR.conflict(Samples.at("SFC", "FL240"), Samples.at("FL250", "FL300")))
                .isFalse();
        assertThat(DETECTOR.gaps(Samples.at("SFC", "FL240"), Samples.at("FL300", "FL400"))
                        .verticalMetres())
                .isEqualTo(1828.8);
    }

    @Test
    void altitudesOnDifferentDatumsAreAsCloseAsTheyCanBe() {
        var level = Samples.at("FL200", "FL240");
        // FL240 may be as high as 7315.2 m + 1900 m
        assertThat(DETECTOR.gaps(level, Samples.at("10000 m AMSL", "11000 m AMSL"))
                        .verticalMetres())
                .isEqualTo(784.8);
        // and the ellipsoid up to 86 m below the sea
        assertThat(DETECTOR.gaps(level, Samples.at("10000 m WGS-84", "11000 m WGS-84"))
                        .verticalMetres())
                .isEqualTo(698.8);
        assertThat(DETECTOR.conflict(level, Samples.at("9000 m AMSL", "10000 m AMSL")))
                .isTrue();
    }

    @Test
    void heightsAboveDifferentGroundAreNotComparedByValue() {
        var low = Samples.at("SFC", "100 m AGL");
        var high = Samples.at("1000 m AGL", "1500 m AGL");
        assertThat(DETECTOR.conflict(low, high)).isTrue();
        var plain = new Detector(Samples.MINIMA, DatumBounds.GLOBAL.withTerrain(100, 300));
        assertThat(plain.gaps(low, high).verticalMetres()).isEqualTo(700);
        assertThat(plain.conflict(low, high)).isFalse();
    }

    @Test
    void aShapeInsideAnotherIsNoDistanceAway() {
        var outer =
                new Polygon(List.of(new LatLon(49, 29), new LatLon(49, 31), new LatLon(51, 31), new LatLon(51, 29)));
        assertThat(DETECTOR.gaps(Samples.volume(outer), here()).lateralMetres()).isZero();
        var path = new Corridor(List.of(new LatLon(49.9, 30), new LatLon(50.1, 30.1)), Length.metres(0));
        assertThat(DETECTOR.gaps(Samples.volume(outer), Samples.volume(path)).lateralMetres())
                .isZero();
    }

    @Test
    void shapesMeetAcrossTheAntimeridianAndThePole() {
        var west = Samples.volume(Samples.circle(10, 179.99, 0));
        var east = Samples.volume(Samples.circle(10, -179.99, 0));
        assertThat(DETECTOR.gaps(west, east).lateralMetres()).isCloseTo(2192.7, within(1.0));
        var pole = Samples.volume(Samples.circle(90, 0, 0));
        var samePole = Samples.volume(Samples.circle(90, 123, 0));
        assertThat(DETECTOR.gaps(pole, samePole).lateralMetres()).isZero();
        var over = new Corridor(List.of(new LatLon(89, 0), new LatLon(89, 180)), Length.metres(0));
        assertThat(DETECTOR.gaps(pole, Samples.volume(over)).lateralMetres()).isZero();
    }

    @Test
    void theFarSideOfTheGlobeIsFar() {
        var here = new Polygon(List.of(new LatLon(49, 29), new LatLon(49, 31), new LatLon(51, 30)));
        var opposite = Samples.circle(-50, -150, 0);
        assertThat(DETECTOR.gaps(Samples.volume(here), Samples.volume(opposite)).lateralMetres())
                .isGreaterThan(19_000_000);
        var path = new Corridor(List.of(new LatLon(0, -5), new LatLon(0, 5)), Length.metres(0));
        var across = new Corridor(List.of(new LatLon(-5, 179), new LatLon(5, 179)), Length.metres(0));
        assertThat(DETECTOR.gaps(Samples.volume(path), Samples.volume(across)).lateralMetres())
                .isGreaterThan(19_000_000);
    }

    @Test
    void legsOfOneAirwayAreApartByWhatIsBetweenThemAlsoWhenTheirPlacesAreRounded() {
        var samples = new Samples(43);
        for (int i = 0; i < 3000; i++) {
            var start = samples.near(samples.place(), 3_000_000);
            double azimuth = samples.between(-180, 180);
            double length = samples.between(30_000, 49_900);
            double gap = Samples.MINIMA.lateral().metres() + samples.between(0.02, 1_000);
            var first = leg(start, azimuth, 0, length);
            var second = leg(start, azimuth, length + gap, 2 * length + gap);
            double exact = Core.gap(Core.of(first.shape()), Core.of(second.shape()));
            assertThat(DETECTOR.gaps(first, second).lateralMetres())
                    .as("%s, %s", first, second)
                    .isCloseTo(exact, within(1e-3));
            assertThat(DETECTOR.conflict(first, second))
                    .isEqualTo(exact < Samples.MINIMA.lateral().metres() + 0.01);
        }
    }

    /** As people state it: to seven decimals of a degree. */
    private static Volume leg(LatLon start, double azimuth, double from, double to) {
        var ends = List.of(rounded(Samples.away(start, azimuth, from)), rounded(Samples.away(start, azimuth, to)));
        return Samples.volume(new Corridor(ends, Length.metres(0)));
    }

    private static LatLon rounded(LatLon place) {
        return new LatLon(Math.rint(place.lat() * 1e7) / 1e7, Math.rint(place.lon() * 1e7) / 1e7);
    }

    @Test
    void whatARingWindsAroundTwiceIsInsideIt() {
        var within = Samples.volume(Samples.circle(50.35, 30.9, 0));
        var twice = List.of(
                new LatLon(50, 30),
                new LatLon(50, 32),
                new LatLon(51.5, 31),
                new LatLon(50, 30),
                new LatLon(50, 32),
                new LatLon(51.5, 31));
        var looped = List.of(
                new LatLon(50, 30),
                new LatLon(50, 32),
                new LatLon(51.5, 31),
                new LatLon(50, 30),
                new LatLon(50.2, 31.2),
                new LatLon(50.6, 31));
        for (var ring : List.of(twice, looped, looped.reversed())) {
            var area = Samples.volume(new Polygon(ring));
            assertThat(DETECTOR.conflict(area, within)).as("%s", ring).isTrue();
            assertThat(DETECTOR.gaps(area, within).lateralMetres()).isZero();
        }
    }

    @Test
    void piecesOfOneLineAreApartByTheGapBetweenThem() {
        var samples = new Samples(41);
        for (int i = 0; i < 400; i++) {
            var start = samples.near(samples.place(), 100_000);
            double azimuth = samples.between(-180, 180);
            double gap = samples.size() / 1000;
            var first = new Corridor(List.of(start, Samples.away(start, azimuth, 900_000)), Length.metres(0));
            var second = new Corridor(
                    List.of(Samples.away(start, azimuth, 900_000 + gap), Samples.away(start, azimuth, 1_800_000)),
                    Length.metres(0));
            assertThat(DETECTOR.gaps(Samples.volume(first), Samples.volume(second))
                            .lateralMetres())
                    .as("%s, %s", first, second)
                    .isCloseTo(gap, within(6e-4));
        }
    }

    private static Volume here() {
        return Samples.at("FL200", "FL240");
    }

    /** A volume like {@link #here}, with {@code metres} between the two. */
    private static Volume east(double metres) {
        var centre = Samples.away(new LatLon(50, 30), 90, 2000 + metres);
        return Samples.volume(new Circle(centre, Length.metres(1000)));
    }
}
