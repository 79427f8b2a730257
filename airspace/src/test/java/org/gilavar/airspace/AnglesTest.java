package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnglesTest {

    @Test
    void sineAndCosineOfAnEighthOfATurnAreRightToTwoUnitsInTheLastPlace() {
        for (int i = -200_000; i <= 200_000; i++) {
            double angle = Math.PI / 4 * i / 200_000;
            double sine = StrictMath.sin(angle);
            double cosine = StrictMath.cos(angle);
            assertThat(Angles.sine(angle)).isCloseTo(sine, within(2 * Math.ulp(sine)));
            assertThat(Angles.cosine(angle)).isCloseTo(cosine, within(2 * Math.ulp(cosine)));
        }
    }

    @Test
    void aPlaceInEarthCentredCoordinatesIsRightToAMicrometreEverywhere() {
        var samples = new Samples(31);
        for (int i = 0; i < 100_000; i++) {
            var place = i < 50_000
                    ? new LatLon(samples.between(-90, 90), samples.between(-180, 180))
                    : new LatLon(45 * Math.rint(samples.between(-2, 2)), 45 * Math.rint(samples.between(-4, 4)));
            var exact = Ecef.of(place);
            var pieces = new Pieces();
            pieces.setPlace(place);
            assertThat(new Ecef(pieces.startX(0), pieces.startY(0), pieces.startZ(0)).chord(exact))
                    .as("%s", place)
                    .isLessThan(1e-6);
        }
    }
}
