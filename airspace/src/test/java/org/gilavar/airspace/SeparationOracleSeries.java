package org.gilavar.airspace;

/**
 * A geodesic of the WGS-84 ellipsoid as a power series in time, earth-centred.
 *
 * <p>Whatever moves on a surface without being pushed sideways follows a geodesic: its acceleration is along
 * the normal. With {@code M = diag(1, 1, 1/(1-e²))} the ellipsoid is {@code r·Mr = a²} and its normal
 * {@code n = Mr}; differentiating {@code n·r' = 0} once more gives
 *
 * <pre>{@code r'' = -(r'·Mr' / n·n) n,   r'·Mr' = |r'|² + e²/(1-e²) z'²,   n·n = a² + e²/(1-e²)² z²}</pre>
 *
 * <p>The right side is a product and a quotient of power series, so each coefficient follows from those before
 * it (M. P. do Carmo, "Differential Geometry of Curves and Surfaces", §4-4, for the first part; any text on
 * Taylor integration for the second). There is no auxiliary sphere, no longitude and no expansion in the
 * flattening: it has no special places, and shares nothing with the formulas the detector stands on. Speed is
 * metres per unit of time: at time 1 the geodesic is as long as its velocity. Good to some nanometres up to
 * 6,000 km, which takes some thirty terms.
 */
final class SeparationOracleSeries {
    static final double A = 6_378_137;
    static final double F = 1 / 298.257223563;
    static final double E2 = F * (2 - F);
    private static final double STRETCH = 1 / (1 - E2);
    private static final double SPEED_Z = E2 * STRETCH;
    private static final double NORMAL_Z = E2 * STRETCH * STRETCH;

    /** Two terms below this end the series: far below the rounding of the first. */
    private static final double NEGLIGIBLE = 1e-11;

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private int terms;

    SeparationOracleSeries(SeparationOracleVector from, SeparationOracleVector velocity) {
        double speed2 = velocity.dot(velocity);
        int most = mostTerms(Math.sqrt(speed2));
        x = new double[most];
        y = new double[most];
        z = new double[most];
        x[0] = from.x();
        y[0] = from.y();
        z[0] = from.z();
        x[1] = velocity.x();
        y[1] = velocity.y();
        z[1] = velocity.z();
        expand(speed2, new double[most], new double[most]);
    }

    /** Twice as many as are needed for so many metres. */
    private static int mostTerms(double metres) {
        return metres < 100_000 ? 14 : metres < 1_000_000 ? 28 : 64;
    }

    /** The Cauchy products, one order after the other. */
    private void expand(double speed2, double[] pull, double[] normal2) {
        for (int k = 0; ; k++) {
            double square = 0;
            double speed = 0;
            for (int i = 0; i <= k; i++) {
                square += z[i] * z[k - i];
                speed += (i + 1) * z[i + 1] * ((k - i + 1) * z[k - i + 1]);
            }
            normal2[k] = NORMAL_Z * square + (k == 0 ? A * A : 0);
            double rest = SPEED_Z * speed + (k == 0 ? speed2 : 0);
            for (int i = 0; i < k; i++) {
                rest += pull[i] * normal2[k - i];
            }
            pull[k] = -rest / normal2[0];

            double sumX = 0;
            double sumY = 0;
            double sumZ = 0;
            for (int i = 0; i <= k; i++) {
                sumX += pull[i] * x[k - i];
                sumY += pull[i] * y[k - i];
                sumZ += pull[i] * z[k - i];
            }
            double steps = (k + 1) * (k + 2);
            x[k + 2] = sumX / steps;
            y[k + 2] = sumY / steps;
            z[k + 2] = sumZ * STRETCH / steps;
            if (size(k + 1) < NEGLIGIBLE && size(k + 2) < NEGLIGIBLE) {
                terms = k + 3;
                return;
            }
        }
    }

    private double size(int term) {
        return Math.abs(x[term]) + Math.abs(y[term]) + Math.abs(z[term]);
    }

    SeparationOracleVector at(double time) {
        double px = 0;
        double py = 0;
        double pz = 0;
        for (int k = terms - 1; k >= 0; k--) {
            px = px * time + x[k];
            py = py * time + y[k];
            pz = pz * time + z[k];
        }
        return new SeparationOracleVector(px, py, pz);
    }

    SeparationOracleVector velocity(double time) {
        double vx = 0;
        double vy = 0;
        double vz = 0;
        for (int k = terms - 1; k > 0; k--) {
            vx = vx * time + k * x[k];
            vy = vy * time + k * y[k];
            vz = vz * time + k * z[k];
        }
        return new SeparationOracleVector(vx, vy, vz);
    }

    /** The outward normal at a place on the ellipsoid, of length one. */
    static SeparationOracleVector normal(SeparationOracleVector place) {
        var normal = new SeparationOracleVector(place.x(), place.y(), place.z() * STRETCH);
        return normal.times(1 / normal.norm());
    }

    /** The radius of curvature at {@code place} of the section along {@code direction}, of length one. */
    static double radius(SeparationOracleVector place, SeparationOracleVector direction) {
        double normal = Math.sqrt(A * A + NORMAL_Z * place.z() * place.z());
        return normal / (1 + SPEED_Z * direction.z() * direction.z());
    }
}
