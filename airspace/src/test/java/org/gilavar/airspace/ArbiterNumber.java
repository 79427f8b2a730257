package org.gilavar.airspace;

/**
 * A number of 32 decimal digits: the unevaluated sum of two doubles, the second below half an ulp of the first.
 *
 * <p>After T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18
 * (1971) 224–242, with the exact product by a fused multiply-add.
 */
record ArbiterNumber(double high, double low) {
    static final ArbiterNumber ZERO = of(0);
    static final ArbiterNumber ONE = of(1);

    /** π less its first double is this (the digits of π from the 17th on). */
    private static final double REST_OF_PI = 1.224_646_799_147_353_2e-16;

    private static final ArbiterNumber DEGREE = new ArbiterNumber(Math.PI, REST_OF_PI).over(of(180));

    /** Below this a term of sine or cosine is beyond the 32nd digit. */
    private static final double NEGLIGIBLE = 1e-34;

    static ArbiterNumber of(double value) {
        return new ArbiterNumber(value, 0);
    }

    ArbiterNumber plus(ArbiterNumber o) {
        double sum = high + o.high;
        double rest = lost(high, o.high, sum);
        double lows = low + o.low;
        double restOfLows = lost(low, o.low, lows);
        var first = normal(sum, rest + lows);
        return normal(first.high, first.low + restOfLows);
    }

    ArbiterNumber minus(ArbiterNumber o) {
        return plus(o.negated());
    }

    ArbiterNumber negated() {
        return new ArbiterNumber(-high, -low);
    }

    ArbiterNumber times(ArbiterNumber o) {
        double product = high * o.high;
        return normal(product, Math.fma(high, o.high, -product) + (high * o.low + low * o.high));
    }

    ArbiterNumber times(double o) {
        double product = high * o;
        return normal(product, Math.fma(high, o, -product) + low * o);
    }

    ArbiterNumber over(ArbiterNumber o) {
        double first = high / o.high;
        var rest = minus(o.times(first));
        double second = rest.high / o.high;
        rest = rest.minus(o.times(second));
        return normal(first, second).plus(of(rest.high / o.high));
    }

    ArbiterNumber root() {
        if (high <= 0) {
            return ZERO;
        }
        double guess = Math.sqrt(high);
        var rest = minus(of(guess).times(guess));
        var better = of(guess).plus(of(rest.high / (2 * guess)));
        return better.plus(minus(better.times(better)).over(better.times(2)));
    }

    /** The sine of so many degrees, given exactly. */
    static ArbiterNumber sine(double degrees) {
        double quarters = Math.rint(degrees / 90);
        var rest = DEGREE.times(degrees - 90 * quarters);
        return switch (Math.floorMod((int) quarters, 4)) {
            case 0 -> series(rest, rest, 1);
            case 1 -> series(rest, ONE, 0);
            case 2 -> series(rest, rest, 1).negated();
            default -> series(rest, ONE, 0).negated();
        };
    }

    static ArbiterNumber cosine(double degrees) {
        // 90 more would be rounded; a quarter further is the same without
        double quarters = Math.rint(degrees / 90);
        var rest = DEGREE.times(degrees - 90 * quarters);
        return switch (Math.floorMod((int) quarters, 4)) {
            case 0 -> series(rest, ONE, 0);
            case 1 -> series(rest, rest, 1).negated();
            case 2 -> series(rest, ONE, 0).negated();
            default -> series(rest, rest, 1);
        };
    }

    /** The power series of sine or cosine, from its first term and that term's power. */
    private static ArbiterNumber series(ArbiterNumber angle, ArbiterNumber first, int power) {
        var square = angle.times(angle);
        var sum = ZERO;
        var term = first;
        for (int k = power; Math.abs(term.high) > NEGLIGIBLE; k += 2) {
            sum = sum.plus(term);
            term = term.times(square).over(of(-(k + 1) * (k + 2)));
        }
        return sum;
    }

    private static double lost(double a, double b, double sum) {
        double fromB = sum - a;
        return (a - (sum - fromB)) + (b - fromB);
    }

    private static ArbiterNumber normal(double large, double small) {
        double sum = large + small;
        return new ArbiterNumber(sum, small - (sum - large));
    }
}
