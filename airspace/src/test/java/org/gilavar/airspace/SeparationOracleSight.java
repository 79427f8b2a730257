package org.gilavar.airspace;

/**
 * The shortest path from a place on edge A to a place on edge B, and how the two edges lie to it.
 *
 * @param metres its length
 * @param alongA cosine of the angle between edge A and the path where it leaves
 * @param acrossA sine of that angle
 * @param alongB cosine of the angle between edge B and the path where it arrives
 * @param acrossB sine of that angle
 */
record SeparationOracleSight(double metres, double alongA, double acrossA, double alongB, double acrossB) {

    /**
     * How far to step on A and on B to come nearest, were the world flat: the closest places of two straight
     * segments, of which [lowA, highA] and [lowB, highB] are the ends, in metres from where the sight was taken.
     */
    Step closest(double lowA, double highA, double lowB, double highB) {
        // A is x(alongA, acrossA); B is (metres, 0) + y(alongB, acrossB)
        double cross = alongA * acrossB - acrossA * alongB;
        double x = metres * acrossB / cross;
        double y = metres * acrossA / cross;
        if (lowA <= x && x <= highA && lowB <= y && y <= highB) {
            return new Step(x, y);
        }
        return nearer(
                nearer(beside(lowA, lowB, highB), beside(highA, lowB, highB)),
                nearer(besideB(lowB, lowA, highA), besideB(highB, lowA, highA)));
    }

    /** The place on B nearest to {@code x} on A. */
    private Step beside(double x, double lowB, double highB) {
        double foot = (x * alongA - metres) * alongB + x * acrossA * acrossB;
        return new Step(x, Math.clamp(foot, lowB, highB));
    }

    /** The place on A nearest to {@code y} on B. */
    private Step besideB(double y, double lowA, double highA) {
        double foot = (metres + y * alongB) * alongA + y * acrossB * acrossA;
        return new Step(Math.clamp(foot, lowA, highA), y);
    }

    private Step nearer(Step one, Step other) {
        return flat(one) <= flat(other) ? one : other;
    }

    private double flat(Step step) {
        return Math.hypot(metres + step.onB * alongB - step.onA * alongA, step.onB * acrossB - step.onA * acrossA);
    }

    record Step(double onA, double onB) {}
}
