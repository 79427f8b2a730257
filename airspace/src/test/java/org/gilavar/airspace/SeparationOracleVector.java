package org.gilavar.airspace;

/** A place or a direction in earth-centred coordinates, metres. */
record SeparationOracleVector(double x, double y, double z) {
    SeparationOracleVector plus(SeparationOracleVector o, double times) {
        return new SeparationOracleVector(x + times * o.x, y + times * o.y, z + times * o.z);
    }

    SeparationOracleVector times(double factor) {
        return new SeparationOracleVector(factor * x, factor * y, factor * z);
    }

    double dot(SeparationOracleVector o) {
        return x * o.x + y * o.y + z * o.z;
    }

    SeparationOracleVector cross(SeparationOracleVector o) {
        return new SeparationOracleVector(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double norm() {
        return Math.sqrt(dot(this));
    }

    double chord(SeparationOracleVector o) {
        double dx = x - o.x;
        double dy = y - o.y;
        double dz = z - o.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
