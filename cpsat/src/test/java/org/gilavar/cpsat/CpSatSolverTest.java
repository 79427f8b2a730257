package org.gilavar.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.schedule.Basis;
import org.gilavar.airspace.schedule.Burden;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.airspace.schedule.Notice;
import org.gilavar.airspace.schedule.Part;
import org.gilavar.airspace.schedule.Schedule;
import org.gilavar.airspace.schedule.Scheduler;
import org.gilavar.airspace.schedule.Solver;
import org.gilavar.airspace.suggest.Freedom;
import org.junit.jupiter.api.Test;

class CpSatSolverTest {
    @Test
    void isWhatIsFoundWhenAskedForTheBest() {
        assertThat(Solver.best()).isInstanceOf(CpSatSolver.class);
    }

    @Test
    void whatIsProvenLeastIsTheLeastOfAllCombinations() {
        int lessThanGreedy = 0;
        int unresolved = 0;
        for (int seed = 0; seed < 90; seed++) {
            var notices = new Crowd(seed).notices(seed % 3 == 0 ? 4 : 3, 15, 40, seed % 3 == 0 ? 2 : 4);
            var least = schedule(notices, new Exhaustive());
            var found = schedule(notices, new CpSatSolver());
            assertThat(found.parts()).allMatch(part -> part.basis() == Basis.LEAST);
            assertThat(burdens(found)).as("seed %d", seed).isEqualTo(burdens(least));
            lessThanGreedy += burdens(found).equals(burdens(schedule(notices, new GreedySolver()))) ? 0 : 1;
            unresolved += found.isComplete() ? 0 : 1;
        }
        assertThat(lessThanGreedy).isGreaterThan(10);
        assertThat(unresolved).isBetween(10, 100);
    }

    @Test
    void isNeverWorseThanGreedy() {
        int better = 0;
        for (int seed = 0; seed < 12; seed++) {
            var notices = new Crowd(seed).notices(25, 40, 180, 8);
            var greedy = schedule(notices, new GreedySolver());
            var found = schedule(notices, limited(0.05));
            for (int i = 0; i < greedy.parts().size(); i++) {
                var mine = found.parts().get(i).after();
                var theirs = greedy.parts().get(i).after();
                assertThat(mine).isLessThanOrEqualTo(theirs);
                better += mine.compareTo(theirs) < 0 ? 1 : 0;
            }
        }
        assertThat(better).isGreaterThan(6);
    }

    @Test
    void whatIsCutShortSaysSoAndIsNeverWorseThanGreedy() {
        var notices = new Crowd(0).notices(80, 70, 240, 12);
        var cut = schedule(notices, limited(1e-9)).parts().getFirst();
        assertThat(cut.basis()).isEqualTo(Basis.GREEDY);
        assertThat(cut.remark()).isEqualTo("nothing better was found before the search was stopped");
        assertThat(cut.after())
                .isEqualTo(
                        schedule(notices, new GreedySolver()).parts().getFirst().after());
        var longer = schedule(notices, limited(0.3)).parts().getFirst();
        assertThat(longer.basis()).isEqualTo(Basis.BEST_FOUND);
        assertThat(longer.remark()).isEqualTo("the search was stopped before this was proven least");
        assertThat(longer.after()).isLessThan(cut.after());
    }

    @Test
    void theOrderTheyComeInAndTheTimeOfAskingChangeNothing() {
        for (int seed = 0; seed < 5; seed++) {
            var crowd = new Crowd(seed);
            var notices = new ArrayList<>(crowd.notices(30, 40, 180, 8));
            var first = schedule(notices, limited(0.1));
            Collections.shuffle(notices, crowd.random());
            var second = schedule(notices, limited(0.1));
            assertThat(second.changes()).isEqualTo(first.changes());
            assertThat(second.parts()).isEqualTo(first.parts());
        }
    }

    @Test
    void groupsThatCannotMeetAreSolvedTogetherAsApart() {
        var notices = new Crowd(11).notices(20, 120, 180, 4);
        var together = schedule(notices, new CpSatSolver());
        assertThat(together.parts()).hasSizeGreaterThan(1);
        for (var part : together.parts()) {
            var members =
                    notices.stream().filter(n -> part.ids().contains(n.id())).toList();
            assertThat(schedule(members, new CpSatSolver()).parts()).containsExactly(part);
        }
    }

    @Test
    void whatIsFixedNeverMovesAndAConflictThatRemainsIsWithOneThatStays() {
        for (int seed = 0; seed < 20; seed++) {
            var notices = new Crowd(seed).notices(12, 20, 90, 3);
            var schedule = schedule(notices, new CpSatSolver());
            var moved = schedule.changes().keySet();
            assertThat(notices)
                    .filteredOn(notice -> notice.freedom().equals(Freedom.NONE))
                    .noneMatch(notice -> moved.contains(notice.id()));
            assertThat(schedule.unresolved()).allMatch(pair -> !moved.contains(pair.a()) || !moved.contains(pair.b()));
            // the detector finds as many pairs of notices in conflict as the model left
            assertThat(schedule.unresolved().stream()
                            .map(pair -> List.of(pair.a(), pair.b()))
                            .distinct())
                    .hasSize(schedule.parts().stream()
                            .mapToInt(part -> part.after().conflicts())
                            .sum());
        }
    }

    @Test
    void withoutNativeCodeItIsGreedyAndSaysWhy() {
        Runnable missing = () -> {
            throw new UnsatisfiedLinkError("no jniortools for this machine");
        };
        var notices = new Crowd(0).notices(10, 20, 90, 6);
        var part = schedule(notices, new CpSatSolver(missing, Model.EFFORT))
                .parts()
                .getFirst();
        assertThat(part.basis()).isEqualTo(Basis.GREEDY);
        assertThat(part.remark())
                .isEqualTo("the native code of OR-Tools cannot be loaded: no jniortools for this machine");
        assertThat(part.after())
                .isEqualTo(
                        schedule(notices, new GreedySolver()).parts().getFirst().after());
    }

    @Test
    void tooManyNoticesOrLevelsAreLeftToTheGreedySolver() {
        var many = schedule(new Crowd(0).notices(CpSatSolver.MAX_NOTICES + 1, 5, 60, 6), new CpSatSolver());
        assertThat(many.parts()).singleElement().satisfies(part -> {
            assertThat(part.basis()).isEqualTo(Basis.GREEDY);
            assertThat(part.remark()).isEqualTo("101 notices, more than the 100 that are solved exactly");
        });
        var fine = new Crowd(0)
                .notices(40, 5, 60, 6).stream()
                        .map(n -> new Notice(
                                n.id(),
                                n.volumes(),
                                Freedom.NONE.inLevel(Length.feet(4000), Length.feet(4000), Length.feet(100)),
                                n.rank()))
                        .toList();
        assertThat(schedule(fine, new CpSatSolver()).parts())
                .extracting(Part::remark)
                .containsExactly("too many levels to be solved exactly; state a larger step");
    }

    private static Solver limited(double effort) {
        return new CpSatSolver(Loader::loadNativeLibraries, effort);
    }

    private static Schedule schedule(List<Notice> notices, Solver solver) {
        return new Scheduler(Crowd.DETECTOR, solver, Crowd.STEP).schedule(notices);
    }

    private static List<Burden> burdens(Schedule schedule) {
        return schedule.parts().stream().map(Part::after).toList();
    }
}
