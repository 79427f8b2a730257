package org.gilavar.airspace.schedule;

import java.util.ServiceLoader;

/**
 * Finds choices for notices in contention, of as little {@link Burden} as it can.
 *
 * <p>It leaves everybody as stated unless fewer conflicts remain than before; and in every conflict that
 * does remain, at least one of the two stands as stated. The answer depends on the contention alone, and
 * is the same every time. Whatever it answers is verified, so a fault here can waste a change but not hide
 * a conflict.
 */
public interface Solver {
    /** The choices for these notices. */
    Solution solve(Contention contention);

    /**
     * The best on the class path: one that is declared as a service ({@link ServiceLoader}), or else the
     * {@link GreedySolver}.
     */
    static Solver best() {
        return ServiceLoader.load(Solver.class).findFirst().orElseGet(GreedySolver::new);
    }
}
