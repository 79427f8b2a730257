package org.gilavar.airspace.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One notice after the other, each to the nearest choice that is free.
 *
 * <p>First all are placed anew: those that cannot move, then by rank, each clear of those placed before it.
 * One that finds no free choice stays as stated, and those after it keep clear of it. If that leaves no
 * less of a {@link Burden} than before, everybody stays. Then the last in rank begins and all take turns,
 * until no turn helps: one that still conflicts, or could stand nearer to where it was stated, goes to the
 * nearest choice that is free of everybody. So the first in rank makes room only where those after it could
 * not, and a turn never makes a new conflict.
 *
 * <p>Of equally near choices the first counts: level kept before changed, up before down, later before
 * earlier. For m exclusions of a notice at l levels, a turn costs O(l · m log m).
 */
public final class GreedySolver implements Solver {
    /** Rounds of turns. In trials with hundreds of notices it took fewer than ten until none helped. */
    private static final int MAX_ROUNDS = 100;

    private static final Comparator<Integer> NEARER =
            Comparator.<Integer>comparingInt(Math::abs).thenComparing(Comparator.reverseOrder());

    @Override
    public Solution solve(Contention contention) {
        var stated = contention.asStated();
        var placed = placed(contention);
        boolean helps = contention.burden(placed).compareTo(contention.burden(stated)) < 0;
        return new Solution(inTurns(contention, helps ? placed : stated), Basis.GREEDY, "");
    }

    private static List<Choice> placed(Contention contention) {
        var rooms = contention.rooms();
        var choices = new ArrayList<>(contention.asStated());
        var isPlaced = new boolean[rooms.size()];
        IntStream.range(0, rooms.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !rooms.get(i).isFixed()))
                .forEachOrdered(i -> {
                    nearest(contention, i, choices, other -> isPlaced[other])
                            .ifPresent(choice -> choices.set(i, choice));
                    isPlaced[i] = true;
                });
        return choices;
    }

    private static List<Choice> inTurns(Contention contention, List<Choice> start) {
        var choices = new ArrayList<>(start);
        boolean helped = true;
        for (int round = 0; helped && round < MAX_ROUNDS; round++) {
            helped = false;
            for (int i = choices.size() - 1; i >= 0; i--) {
                var nearest = nearest(contention, i, choices, other -> true);
                if (nearest.isPresent() && !nearest.get().equals(choices.get(i))) {
                    choices.set(i, nearest.get());
                    helped = true;
                }
            }
        }
        return choices;
    }

    /** The nearest choice of a notice that none of the {@code others} excludes. */
    private static Optional<Choice> nearest(
            Contention contention, int notice, List<Choice> choices, IntPredicate others) {
        var room = contention.rooms().get(notice);
        var exclusions = contention.exclusions(notice).stream()
                .filter(e -> others.test(e.other(notice)))
                .toList();
        Optional<Choice> best = Optional.empty();
        long least = Long.MAX_VALUE;
        for (int climb : room.climbs().stream().sorted(NEARER).toList()) {
            if (room.burdenSeconds(new Choice(0, climb)) >= least) {
                break;
            }
            var forbidden = exclusions.stream()
                    .map(e -> e.forbidden(notice, climb, choices.get(e.other(notice))))
                    .toList();
            long later = firstFree(forbidden);
            long earlier = -firstFree(forbidden.stream().map(Span::mirrored).toList());
            for (long shift : new long[] {later, earlier}) {
                if (room.leastShift() <= shift && shift <= room.mostShift()) {
                    var choice = new Choice((int) shift, climb);
                    if (room.burdenSeconds(choice) < least) {
                        least = room.burdenSeconds(choice);
                        best = Optional.of(choice);
                    }
                }
            }
        }
        return best;
    }

    /** The least step, zero or more, that is in none of the spans. */
    private static long firstFree(List<Span> spans) {
        long free = 0;
        for (var span :
                spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            if (span.contains(free)) {
                free = span.to() + 1;
            }
        }
        return free;
    }
}
