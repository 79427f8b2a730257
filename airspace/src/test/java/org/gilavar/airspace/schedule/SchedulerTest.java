package org.gilavar.airspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.suggest.Freedom;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Scheduler scheduler = new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP);

    @Test
    void whatIsLeftInConflictIsWhatComparingAllPairsFinds() {
        int complete = 0;
        int incomplete = 0;
        for (int seed = 0; seed < 60; seed++) {
            var notices = new Sky(seed).notices(12, 30 + 5.0 * seed);
            var schedule = scheduler.schedule(notices);
            var found = inConflict(notices, schedule);
            assertThat(schedule.unresolved().stream()
                            .map(pair -> pair.a() + " " + pair.b())
                            .distinct())
                    .containsExactlyElementsOf(found);
            assertThat(schedule.isComplete()).isEqualTo(found.isEmpty());
            // what the model counted is what the detector found
            assertThat(schedule.parts().stream()
                            .mapToInt(part -> part.after().conflicts())
                            .sum())
                    .isEqualTo(found.size());
            complete += found.isEmpty() ? 1 : 0;
            incomplete += found.isEmpty() ? 0 : 1;
        }
        assertThat(complete).isGreaterThan(10);
        assertThat(incomplete).isGreaterThan(10);
    }

    @Test
    void everyChangeIsWithinWhatItsNoticeAllows() {
        for (int seed = 100; seed < 140; seed++) {
            var notices = new Sky(seed).notices(12, 40);
            var changes = scheduler.schedule(notices).changes();
            for (var notice : notices) {
                var change = changes.getOrDefault(notice.id(), Change.NONE);
                var freedom = notice.freedom();
                assertThat(change.shift()).isBetween(freedom.earlier().negated(), freedom.later());
                assertThat(change.climb().metres())
                        .isBetween(-freedom.down().metres() - 1e-9, freedom.up().metres() + 1e-9);
                assertThat(change.shift().toSeconds() % Sky.STEP.toSeconds()).isZero();
                if (freedom.equals(Freedom.NONE)) {
                    assertThat(changes).doesNotContainKey(notice.id());
                }
            }
        }
    }

    @Test
    void aConflictThatRemainsIsWithOneThatStays() {
        for (int seed = 200; seed < 240; seed++) {
            var notices = new Sky(seed).notices(12, 30);
            var schedule = scheduler.schedule(notices);
            assertThat(schedule.unresolved())
                    .allMatch(pair -> !schedule.changes().containsKey(pair.a())
                            || !schedule.changes().containsKey(pair.b()));
            assertThat(schedule.parts()).allMatch(part -> part.after().compareTo(part.before()) <= 0);
        }
    }

    @Test
    void theOrderTheyComeInChangesNothing() {
        for (int seed = 300; seed < 310; seed++) {
            var sky = new Sky(seed);
            var notices = new ArrayList<>(sky.notices(15, 60));
            var first = scheduler.schedule(notices);
            Collections.shuffle(notices, sky.random());
            var second = scheduler.schedule(notices);
            assertThat(second.changes()).isEqualTo(first.changes());
            assertThat(second.parts()).isEqualTo(first.parts());
            assertThat(second.unresolved()).isEqualTo(first.unresolved());
        }
    }

    @Test
    void groupsThatCannotMeetAreSolvedTogetherAsApart() {
        for (int seed = 400; seed < 410; seed++) {
            var notices = new Sky(seed).notices(15, 120);
            var together = scheduler.schedule(notices);
            var apart = new TreeMap<String, Change>();
            for (var part : together.parts()) {
                var members = notices.stream()
                        .filter(n -> part.ids().contains(n.id()))
                        .toList();
                var alone = scheduler.schedule(members);
                assertThat(alone.parts()).containsExactly(part);
                apart.putAll(alone.changes());
            }
            assertThat(apart).isEqualTo(together.changes());
        }
    }

    @Test
    void noticesThatCouldMeetButDoNotAreLeftAlone() {
        var schedule = scheduler.schedule(
                List.of(Sky.hour("a", 0, Sky.minutes(60, 60), 0), Sky.hour("b", 70, Sky.minutes(60, 60), 0)));
        assertThat(schedule.changes()).isEmpty();
        assertThat(schedule.parts()).isEmpty();
        assertThat(schedule.isComplete()).isTrue();
    }

    @Test
    void whatASolverOverlooksIsFoundAllTheSame() {
        Solver idle = contention -> new Solution(contention.asStated(), Basis.LEAST, "all is well");
        var schedule = new Scheduler(Sky.DETECTOR, idle, Sky.STEP).schedule(two());
        assertThat(schedule.unresolved()).hasSize(1);
        assertThat(schedule.isComplete()).isFalse();
    }

    @Test
    void aSolverThatMovesANoticeFurtherThanItMayIsRefused() {
        Solver eager = contention ->
                new Solution(Collections.nCopies(contention.rooms().size(), new Choice(99, 0)), Basis.LEAST, "");
        assertThatThrownBy(() -> new Scheduler(Sky.DETECTOR, eager, Sky.STEP).schedule(two()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the solver moves a by Choice[shift=99, climb=0], more than it may");
    }

    @Test
    void faultsAreNamed() {
        assertThatThrownBy(() -> scheduler.schedule(
                        List.of(Sky.hour("a", 0, Freedom.NONE, 0), Sky.hour("a", 0, Freedom.NONE, 0))))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("id: expected every notice once, found a twice");
        assertThatThrownBy(() -> new Notice("a", List.of(), Freedom.NONE, 0))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("volumes: expected at least one under a, found none");
        for (var step : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofHours(25), Duration.ofMinutes(-1))) {
            assertThatThrownBy(() -> new Scheduler(Sky.DETECTOR, new GreedySolver(), step))
                    .isInstanceOf(InvalidVolumeException.class)
                    .hasMessage("step: expected whole seconds from PT1S to PT24H, found " + step);
        }
    }

    @Test
    void withoutAnotherSolverTheGreedyOneIsTheBest() {
        assertThat(Solver.best()).isInstanceOf(GreedySolver.class);
    }

    @Test
    void aChainIsOneGroupInWhateverOrderItIsJoined() {
        var groups = new Groups();
        IntStream.range(0, 999).map(i -> i * 617 % 999).forEach(i -> groups.join("" + (1001 + i), "" + (1000 + i)));
        assertThat(IntStream.range(1000, 2000).mapToObj(i -> groups.leader("" + i)))
                .containsOnly("1000");
        assertThat(groups.leader("alone")).isEqualTo("alone");
    }

    private static List<Notice> two() {
        return List.of(Sky.hour("a", 0, Sky.minutes(0, 120), 0), Sky.hour("b", 0, Sky.minutes(0, 120), 0));
    }

    private static Set<String> inConflict(List<Notice> notices, Schedule schedule) {
        var found = new TreeSet<String>();
        for (var a : notices) {
            for (var b : notices) {
                if (a.id().compareTo(b.id()) < 0 && conflict(a, b, schedule)) {
                    found.add(a.id() + " " + b.id());
                }
            }
        }
        return found;
    }

    private static boolean conflict(Notice a, Notice b, Schedule schedule) {
        var changeOfA = schedule.changes().getOrDefault(a.id(), Change.NONE);
        var changeOfB = schedule.changes().getOrDefault(b.id(), Change.NONE);
        return a.volumes().stream()
                .anyMatch(v -> b.volumes().stream()
                        .anyMatch(w -> Sky.DETECTOR.conflict(
                                v.shifted(changeOfA.shift()).climbed(changeOfA.climb()),
                                w.shifted(changeOfB.shift()).climbed(changeOfB.climb()))));
    }
}
