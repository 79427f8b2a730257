package org.gilavar.cpsat;

import com.google.ortools.Loader;
import java.util.List;
import org.gilavar.airspace.schedule.Basis;
import org.gilavar.airspace.schedule.Contention;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.airspace.schedule.Solution;
import org.gilavar.airspace.schedule.Solver;

/**
 * Finds the least choices and proves it, where the notices are few enough and the time suffices.
 *
 * <p>Starts from the greedy solution and never answers worse. Where it must leave it at that, the remark
 * says why: too many notices, nothing better found in time, or no native code for this machine.
 */
public final class CpSatSolver implements Solver {
    /** At this size few searches ended with a proof in trials; what they found was still far better than greedy. */
    public static final int MAX_NOTICES = 100;

    /** Levels of one notice beside another one, in all. Above this the search hardly begins before its limit. */
    static final int MAX_LEVELS = 50_000;

    private final Solver greedy = new GreedySolver();
    private final Runnable nativeCode;
    private final double effort;

    /** As a service is made. Nothing is loaded before it is needed. */
    public CpSatSolver() {
        this(Loader::loadNativeLibraries, Model.EFFORT);
    }

    CpSatSolver(Runnable nativeCode, double effort) {
        this.nativeCode = nativeCode;
        this.effort = effort;
    }

    @Override
    public Solution solve(Contention contention) {
        var fallback = greedy.solve(contention);
        int notices = contention.rooms().size();
        if (notices > MAX_NOTICES) {
            return because(fallback, notices + " notices, more than the " + MAX_NOTICES + " that are solved exactly");
        }
        if (levels(contention) > MAX_LEVELS) {
            return because(fallback, "too many levels to be solved exactly; state a larger step");
        }
        try {
            nativeCode.run();
        } catch (LinkageError | RuntimeException e) {
            return because(fallback, "the native code of OR-Tools cannot be loaded: " + e.getMessage());
        }
        return new Model(contention, effort).improve(fallback);
    }

    private static Solution because(Solution fallback, String reason) {
        return new Solution(fallback.choices(), Basis.GREEDY, reason);
    }

    private static int levels(Contention contention) {
        return contention.pairs().stream()
                .map(List::getFirst)
                .mapToInt(e -> contention.rooms().get(e.first()).climbs().size())
                .sum();
    }
}
