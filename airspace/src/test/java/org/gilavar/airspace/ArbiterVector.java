package org.gilavar.airspace;

/** A place or a direction in earth-centred coordinates, metres, to 32 digits. */
record ArbiterVector(ArbiterNumber x, ArbiterNumber y, ArbiterNumber z) {
    ArbiterVector plus(ArbiterVector o) {
        return new ArbiterVector(x.plus(o.x), y.plus(o.y), z.plus(o.z));
    }

    ArbiterVector minus(ArbiterVector o) {
        return new ArbiterVector(x.minus(o.x), y.minus(o.y), z.minus(o.z));
    }

    ArbiterVector times(ArbiterNumber factor) {
        return new ArbiterVector(x.times(factor), y.times(factor), z.times(factor));
    }

    ArbiterNumber dot(ArbiterVector o) {
        return x.times(o.x).plus(y.times(o.y)).plus(z.times(o.z));
    }

    ArbiterVector cross(ArbiterVector o) {
        return new ArbiterVector(
                y.times(o.z).minus(z.times(o.y)),
                z.times(o.x).minus(x.times(o.z)),
                x.times(o.y).minus(y.times(o.x)));
    }

    ArbiterNumber norm() {
        return dot(this).root();
    }

    ArbiterVector unit() {
        return times(ArbiterNumber.ONE.over(norm()));
    }

    SeparationOracleVector rounded() {
        return new SeparationOracleVector(x.high(), y.high(), z.high());
    }
}
