package org.gilavar.simulate;

import java.time.Duration;

/** Worlds for tests, short ones. */
final class Runs {

    /** Long enough for line checks, conflicts, overdue messages and a few kills. */
    static final Duration SHORT = Duration.ofMinutes(12);

    /** Nobody lies in its world, and it is told again with secrets in it. */
    static final long HONEST = 8;

    static final Parts SOUND = new Parts() {};

    private Runs() {}

    static WorldReport world(long seed, Plan plan, Parts parts) {
        return new Simulation(step -> {}, progress -> {}).world(seed, SHORT, plan, parts);
    }

    static WorldReport honest(Parts parts) {
        return world(HONEST, Plan.of(HONEST), parts);
    }

    static WorldReport lying(Plan.Lie lie, Parts parts) {
        return world(HONEST, Plan.of(HONEST).with(lie, false), parts);
    }
}
