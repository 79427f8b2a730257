package org.gilavar.cpsat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gilavar.airspace.schedule.Basis;
import org.gilavar.airspace.schedule.Burden;
import org.gilavar.airspace.schedule.Choice;
import org.gilavar.airspace.schedule.Contention;
import org.gilavar.airspace.schedule.Room;
import org.gilavar.airspace.schedule.Solution;
import org.gilavar.airspace.schedule.Solver;

/** Tries every combination of choices: right by being plain, for a handful of notices. */
final class Exhaustive implements Solver {
    @Override
    public Solution solve(Contention contention) {
        return new Solution(new Search(contention).least(), Basis.LEAST, "");
    }

    private static final class Search {
        private final Contention contention;
        private List<Choice> least;
        private Burden burden;

        Search(Contention contention) {
            this.contention = contention;
            this.least = contention.asStated();
            this.burden = contention.burden(least);
        }

        List<Choice> least() {
            search(new ArrayList<>());
            return least;
        }

        private void search(List<Choice> choices) {
            if (choices.size() < contention.rooms().size()) {
                for (var choice : choices(contention.rooms().get(choices.size()))) {
                    choices.add(choice);
                    search(choices);
                    choices.removeLast();
                }
                return;
            }
            var asked = contention.burden(choices);
            if (asked.compareTo(burden) < 0 && oneStaysInEveryConflict(choices)) {
                burden = asked;
                least = List.copyOf(choices);
            }
        }

        private boolean oneStaysInEveryConflict(List<Choice> choices) {
            return contention.pairs().stream()
                    .flatMap(List::stream)
                    .filter(e -> e.rulesOut(choices.get(e.first()), choices.get(e.second())))
                    .allMatch(e -> choices.get(e.first()).stays()
                            || choices.get(e.second()).stays());
        }

        private static List<Choice> choices(Room room) {
            return IntStream.rangeClosed(room.leastShift(), room.mostShift())
                    .boxed()
                    .flatMap(shift -> room.climbs().stream().map(climb -> new Choice(shift, climb)))
                    .toList();
        }
    }
}
