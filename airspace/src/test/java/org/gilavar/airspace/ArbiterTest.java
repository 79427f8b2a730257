package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic and the distances of the arbiter, and the doubles they vouch for. */
class ArbiterTest {
    private static final int PLACES = 10_000;

    @Test
    void thirtyDigitsAreRight() {
        var two = ArbiterNumber.of(2);
        assertThat(two.root().times(two.root()).minus(two).high()).isLessThan(1e-31);
        assertThat(value(two.root()))
                .isCloseTo(new BigDecimal("1.41421356237309504880168872420969807857"), within(1e-31));
        assertThat(value(ArbiterNumber.ONE.over(ArbiterNumber.of(3))))
                .isCloseTo(new BigDecimal("0.33333333333333333333333333333333333333"), within(1e-31));
        assertThat(value(ArbiterNumber.sine(45)))
                .isCloseTo(new BigDecimal("0.70710678118654752440084436210484903928"), within(1e-31));
        assertThat(value(ArbiterNumber.cosine(36)))
                .isCloseTo(new BigDecimal("0.80901699437494742410229341718281905886"), within(1e-31));
        assertThat(value(ArbiterNumber.sine(-150))).isCloseTo(new BigDecimal("-0.5"), within(1e-31));
        assertThat(value(ArbiterNumber.cosine(180))).isCloseTo(new BigDecimal("-1"), within(1e-31));
    }

    @Test
    void aQuarterOfAMeridianIsTheEllipticIntegral() {
        var half = new LatLon(45, 30);
        var quarter = ArbiterArc.metres(new LatLon(0, 30), half).plus(ArbiterArc.metres(half, new LatLon(90, 0)));

        // a E(e²), the complete elliptic integral of the second kind
        assertThat(value(quarter)).isCloseTo(new BigDecimal("10001965.72931272281173961611124605"), within(1e-22));
    }

    @Test
    void aPartOfTheEquatorIsThatPartOfItsCircle() {
        var metres = ArbiterArc.metres(new LatLon(0, 170), new LatLon(0, -160));

        // π a / 6
        assertThat(value(metres)).isCloseTo(new BigDecimal("3339584.72379820717943140148"), within(1e-19));
    }

    @Test
    void aWayIsAsLongThereAsBack() {
        var places = new Places(1);
        for (int i = 0; i < 300; i++) {
            var from = places.any();
            var to = places.from(from);
            assertThat(ArbiterArc.metres(from, to)
                            .minus(ArbiterArc.metres(to, from))
                            .high())
                    .isBetween(-1e-22, 1e-22);
        }
    }

    @Test
    void distancesInDoublesAreRightToFifteenNanometres() {
        var places = new Places(2);
        double oracle = 0;
        double geographicLib = 0;
        for (int i = 0; i < PLACES; i++) {
            var from = places.any();
            var to = places.from(from);
            double metres = ArbiterArc.metres(from, to).high();
            oracle = Math.max(
                    oracle, Math.abs(SeparationOracleArc.between(from, to).length() - metres));
            double measured =
                    Geodesic.WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.DISTANCE).s12;
            geographicLib = Math.max(geographicLib, Math.abs(measured - metres));
        }
        System.out.printf(
                "of %,d distances the oracle's are right to %.1f nm, GeographicLib's to %.1f nm%n",
                PLACES, oracle * 1e9, geographicLib * 1e9);
        assertThat(oracle).isLessThan(15e-9);
        assertThat(geographicLib).isLessThan(15e-9);
    }

    private static BigDecimal value(ArbiterNumber number) {
        return new BigDecimal(number.high()).add(new BigDecimal(number.low()));
    }

    private static Offset<BigDecimal> within(double error) {
        return Offset.offset(BigDecimal.valueOf(error));
    }

    private static final class Places {
        private final SeparationOracleShapes shapes;

        Places(long seed) {
            this.shapes = new SeparationOracleShapes(new Random(seed));
        }

        LatLon any() {
            return shapes.place();
        }

        /** A tenth of a millimetre to 5,000 km away, along a meridian or a parallel more often than not. */
        LatLon from(LatLon place) {
            double metres = shapes.magnitude(1e-4, 5_000_000);
            return Samples.away(place, shapes.oneIn(3) ? 90.0 * shapes.count(0, 3) : shapes.between(-180, 180), metres);
        }
    }
}
