package org.gilavar.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import com.google.ortools.util.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.gilavar.airspace.schedule.Basis;
import org.gilavar.airspace.schedule.Burden;
import org.gilavar.airspace.schedule.Choice;
import org.gilavar.airspace.schedule.Contention;
import org.gilavar.airspace.schedule.Exclusion;
import org.gilavar.airspace.schedule.Solution;
import org.gilavar.airspace.schedule.Span;

/**
 * A contention as CP-SAT sees it: one shift and one of several levels for each notice, and for each two
 * notices the differences of shift that are forbidden while their levels are too close.
 *
 * <p>All numbers are whole: steps of time, seconds of burden. So nothing is rounded, and what is proven
 * least is least on the lattice. The three parts of the burden are minimised one after the other, each
 * held at its least while the next is sought. A conflict may be left only where the greedy solver left some,
 * and only between two of which one stays; leaving as few as possible then comes first.
 *
 * <p>One thread, one seed and a limit counted in work instead of time: the same contention has the same answer
 * on any machine, for one version of OR-Tools.
 */
final class Model {
    /**
     * Limit of each of the three searches, in CP-SAT's deterministic time. One is one to three seconds of a core, and whoever
     * asks is waiting.
     */
    static final double EFFORT = 3;

    /** What found and proved most in the least time in trials, beside the neighbourhood searches, of all there are. */
    private static final List<String> SEARCHES = List.of("core", "quick_restart_no_lp");

    private static final int SEED = 1;

    private final CpModel model = new CpModel();
    private final Contention contention;
    private final double effort;
    private final List<Mover> movers;
    private final List<Consumer<List<Choice>>> hints = new ArrayList<>();
    private boolean proven = true;

    Model(Contention contention, double effort) {
        this.contention = contention;
        this.effort = effort;
        this.movers =
                contention.rooms().stream().map(room -> Mover.in(model, room)).toList();
        for (int i = 0; i < movers.size(); i++) {
            int notice = i;
            hints.add(choices -> movers.get(notice).hint(model, choices.get(notice)));
        }
    }

    /** The least choices, or the best that could be found from these. */
    Solution improve(Solution start) {
        boolean leavesSome = contention.burden(start.choices()).conflicts() > 0;
        var left = contention.pairs().stream()
                .map(pair -> leavesSome ? left(pair) : model.falseLiteral())
                .toList();
        for (int i = 0; i < left.size(); i++) {
            separate(contention.pairs().get(i), left.get(i));
        }
        var choices = start.choices();
        if (leavesSome) {
            choices = minimise(LinearExpr.sum(left.toArray(Literal[]::new)), Burden::conflicts, choices);
        }
        choices = minimise(total(), Burden::totalSeconds, choices);
        choices = minimise(largest(), Burden::largestSeconds, choices);
        return judged(choices, start);
    }

    private Solution judged(List<Choice> choices, Solution start) {
        if (proven) {
            return new Solution(choices, Basis.LEAST, "");
        }
        return contention.burden(choices).compareTo(contention.burden(start.choices())) < 0
                ? new Solution(choices, Basis.BEST_FOUND, "the search was stopped before this was proven least")
                : new Solution(start.choices(), Basis.GREEDY, "nothing better was found before the search was stopped");
    }

    /** Whether a conflict is left between two notices, which only one that stays can excuse. */
    private Literal left(List<Exclusion> pair) {
        int a = pair.getFirst().first();
        int b = pair.getFirst().second();
        var left = model.newBoolVar("left " + a + " " + b);
        model.addBoolOr(List.of(left.not(), movers.get(a).stays(), movers.get(b).stays()));
        hints.add(choices ->
                model.addHint(left, pair.stream().anyMatch(e -> e.rulesOut(choices.get(a), choices.get(b)))));
        return left;
    }

    /** Keeps two notices apart in time, or else in level, unless their conflict is left. */
    private void separate(List<Exclusion> pair, Literal left) {
        int first = pair.getFirst().first();
        int second = pair.getFirst().second();
        var a = movers.get(first);
        var b = movers.get(second);
        var inTime = new HashMap<Set<Span>, Literal>();
        for (int i = 0; i < a.climbs().size(); i++) {
            var taken = a.levels().get(i);
            levelsOfB(pair, a.climbs().get(i), b.climbs()).forEach((forbidden, levels) -> {
                var apart = inTime.computeIfAbsent(forbidden, spans -> apart(first, second, spans, left));
                var otherLevels = Domain.fromValues(
                                levels.stream().mapToLong(j -> j).toArray())
                        .complement();
                model.addLinearExpressionInDomain(b.level(), otherLevels)
                        .onlyEnforceIf(new Literal[] {taken, apart.not()});
            });
        }
    }

    /** The positions of the second's levels that are too close to this one of the first, by what they forbid. */
    private static Map<Set<Span>, List<Integer>> levelsOfB(
            List<Exclusion> pair, int climbOfA, List<Integer> climbsOfB) {
        var levels = new LinkedHashMap<Set<Span>, List<Integer>>();
        for (int j = 0; j < climbsOfB.size(); j++) {
            int climbOfB = climbsOfB.get(j);
            var forbidden = pair.stream()
                    .filter(e -> e.tooCloseInLevel(climbOfA, climbOfB))
                    .map(Exclusion::differences)
                    .collect(Collectors.toSet());
            if (!forbidden.isEmpty()) {
                levels.computeIfAbsent(forbidden, spans -> new ArrayList<>()).add(j);
            }
        }
        return levels;
    }

    /** A literal that, while true, keeps the difference of two shifts out of all of these. */
    private Literal apart(int a, int b, Set<Span> forbidden, Literal left) {
        var apart = model.newBoolVar("apart");
        var allowed = Domain.fromIntervals(forbidden.stream()
                        .map(span -> new long[] {span.from(), span.to()})
                        .toArray(long[][]::new))
                .complement();
        var difference = LinearExpr.newBuilder()
                .add(movers.get(a).shift())
                .addTerm(movers.get(b).shift(), -1);
        model.addLinearExpressionInDomain(difference, allowed).onlyEnforceIf(new Literal[] {apart, left.not()});
        hints.add(choices -> model.addHint(
                apart,
                allowed.contains(choices.get(a).shift() - (long) choices.get(b).shift())));
        return apart;
    }

    private LinearArgument total() {
        return LinearExpr.sum(movers.stream().map(Mover::burden).toArray(LinearArgument[]::new));
    }

    private LinearArgument largest() {
        var largest = model.newIntVar(0, Long.MAX_VALUE / 4, "largest");
        movers.forEach(mover -> model.addLessOrEqual(mover.burden(), largest));
        hints.add(choices -> model.addHint(largest, contention.burden(choices).largestSeconds()));
        return largest;
    }

    /** Choices with as little of this part of the burden as could be found, from here on never to be exceeded. */
    private List<Choice> minimise(LinearArgument sought, ToLongFunction<Burden> part, List<Choice> start) {
        model.clearHints();
        hints.forEach(hint -> hint.accept(start));
        model.minimize(sought);
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setInterleaveSearch(true)
                .addAllSubsolvers(SEARCHES)
                .setRandomSeed(SEED)
                .setMaxDeterministicTime(effort);
        var status = solver.solve(model);
        proven &= status == CpSolverStatus.OPTIMAL;
        var found = switch (status) {
            case OPTIMAL, FEASIBLE ->
                movers.stream().map(mover -> mover.choice(solver)).toList();
            case UNKNOWN -> start;
            case INFEASIBLE, MODEL_INVALID, UNRECOGNIZED ->
                throw new IllegalStateException(
                        "expected a model that the start solves, found " + status + " " + model.validate());
        };
        model.addLessOrEqual(sought, part.applyAsLong(contention.burden(found)));
        return found;
    }
}
