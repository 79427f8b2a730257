package org.gilavar.airspace;

/**
 * Sine and cosine of up to an eighth of a turn, by their Taylor series: within two units in the last place, some
 * nanometres on the ground, and the same on every processor, which {@link Math} does not promise.
 *
 * <p>Whoever holds degrees first takes off whole quarter turns, which is exact in degrees and not in radians.
 */
final class Angles {
    /** A degree in radians. */
    static final double DEGREE = Math.PI / 180;

    private Angles() {}

    /** The sine of an angle from -π/4 to π/4; the first term left out is 5e-17. */
    static double sine(double radians) {
        double square = radians * radians;
        double sum = -1.0 / 1_307_674_368_000L;
        sum = sum * square + 1.0 / 6_227_020_800L;
        sum = sum * square - 1.0 / 39_916_800;
        sum = sum * square + 1.0 / 362_880;
        sum = sum * square - 1.0 / 5_040;
        sum = sum * square + 1.0 / 120;
        sum = sum * square - 1.0 / 6;
        return radians + radians * square * sum;
    }

    /** The cosine of an angle from -π/4 to π/4; the first term left out is 2e-18. */
    static double cosine(double radians) {
        double square = radians * radians;
        double sum = 1.0 / 20_922_789_888_000L;
        sum = sum * square - 1.0 / 87_178_291_200L;
        sum = sum * square + 1.0 / 479_001_600;
        sum = sum * square - 1.0 / 3_628_800;
        sum = sum * square + 1.0 / 40_320;
        sum = sum * square - 1.0 / 720;
        sum = sum * square + 1.0 / 24;
        return 1 - square * (0.5 - square * sum);
    }
}
