package org.gilavar.airspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.suggest.Freedom;
import org.junit.jupiter.api.Test;

class GreedySolverTest {
    private final Scheduler scheduler = new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP);

    @Test
    void theFirstInRankKeepsItsPlace() {
        var schedule = scheduler.schedule(
                List.of(Sky.hour("a", 0, Sky.minutes(0, 120), 2), Sky.hour("b", 0, Sky.minutes(0, 120), 1)));
        assertThat(schedule.changes()).containsOnlyKeys("a");
        assertThat(schedule.changes()).containsEntry("a", later(70));
        assertThat(schedule.isComplete()).isTrue();
    }

    @Test
    void theLesserIdKeepsItsPlaceAmongEqualRanks() {
        var schedule = scheduler.schedule(
                List.of(Sky.hour("b", 0, Sky.minutes(0, 120), 0), Sky.hour("a", 0, Sky.minutes(0, 120), 0)));
        assertThat(schedule.changes()).containsOnlyKeys("b");
    }

    /** Were it placed last, b would already stand where a must go. */
    @Test
    void whatCannotMoveComesBeforeEveryRank() {
        var schedule = scheduler.schedule(List.of(
                Sky.hour("a", 0, Sky.minutes(0, 70), 0),
                Sky.hour("b", 0, Sky.minutes(0, 140), 1),
                Sky.hour("z", 0, Freedom.NONE, 9)));
        assertThat(schedule.changes()).containsOnly(Map.entry("a", later(70)), Map.entry("b", later(140)));
        assertThat(schedule.isComplete()).isTrue();
    }

    @Test
    void theFirstInRankMakesRoomWhereTheLastCannot() {
        var schedule = scheduler.schedule(
                List.of(Sky.hour("a", 0, Sky.minutes(0, 120), 0), Sky.hour("b", 0, Sky.minutes(0, 10), 1)));
        assertThat(schedule.changes()).containsOnlyKeys("a");
        assertThat(schedule.isComplete()).isTrue();
    }

    @Test
    void whoeverCanStandsNearerOnceOthersHaveMovedAway() {
        // b flees a to two hours later; then a, which cannot share with the fixed one, leaves, and b returns
        var schedule = scheduler.schedule(List.of(
                Sky.hour("a", 0, Sky.minutes(0, 300), 0),
                Sky.hour("b", 0, Sky.minutes(0, 300), 1),
                Sky.hour("fixed", -60, Freedom.NONE, 2)));
        assertThat(schedule.isComplete()).isTrue();
        assertThat(schedule.changes().values().stream()
                        .mapToLong(Change::burdenSeconds)
                        .sum())
                .isEqualTo(60 * (10 + 80));
    }

    @Test
    void ofEquallyNearChoicesTheOneThatKeepsItsLevelAndIsLaterCounts() {
        var both = Sky.minutes(70, 70).inLevel(Length.feet(7000), Length.feet(7000), Length.feet(1000));
        var narrow = Sky.feet(7000, 7000);
        assertThat(change(both)).isEqualTo(new Change(Duration.ZERO, Length.feet(3000)));
        assertThat(change(Sky.minutes(70, 70))).isEqualTo(later(70));
        assertThat(change(narrow)).isEqualTo(new Change(Duration.ZERO, Length.feet(3000)));
    }

    @Test
    void oneWithNoWayOutStaysAndIsNamed() {
        var schedule = scheduler.schedule(List.of(
                Sky.hour("fixed", 0, Freedom.NONE, 0),
                Sky.hour("stuck", 0, Sky.minutes(0, 60), 1),
                Sky.hour("free", 0, Sky.minutes(0, 180), 2)));
        assertThat(schedule.changes()).containsOnlyKeys("free");
        assertThat(schedule.unresolved())
                .extracting(pair -> pair.a() + " " + pair.b())
                .containsExactly("fixed stuck");
        assertThat(schedule.isComplete()).isFalse();
        assertThat(schedule.parts()).singleElement().satisfies(part -> {
            assertThat(part.before().conflicts()).isEqualTo(3);
            assertThat(part.after().conflicts()).isEqualTo(1);
        });
    }

    /** b would flee from a onto c, which cannot flee: nothing gained, so nobody moves. */
    @Test
    void nobodyMovesWhenAsManyConflictsWouldRemain() {
        var schedule = scheduler.schedule(List.of(
                Sky.hour("a", 0, Sky.minutes(0, 10), 0),
                Sky.hour("b", 30, Sky.minutes(0, 40), 1),
                Sky.hour("c", 130, Sky.minutes(10, 0), 2)));
        assertThat(schedule.changes()).isEmpty();
        assertThat(schedule.unresolved())
                .extracting(pair -> pair.a() + " " + pair.b())
                .containsExactly("a b");
    }

    @Test
    void oneNoticeAmongFixedOnesMovesTheLeastThereIs() {
        var sky = new Sky(3);
        int moved = 0;
        for (int round = 0; round < 150; round++) {
            var notices = sky.notices(6, 20).stream()
                    .map(n -> n.id().equals("n0") ? n : new Notice(n.id(), n.volumes(), Freedom.NONE, n.rank()))
                    .toList();
            var one = new Room(notices.getFirst(), Sky.STEP);
            var free = ExclusionTest.choices(one)
                    .filter(choice -> isFree(one, choice, notices))
                    .map(one::burdenSeconds)
                    .min(Comparator.naturalOrder());
            var schedule = scheduler.schedule(notices);
            var change = schedule.changes().getOrDefault("n0", Change.NONE);
            assertThat(change.burdenSeconds()).isEqualTo(free.orElse(0L));
            moved += change.isNone() ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(20);
    }

    private Change change(Freedom freedom) {
        var schedule = scheduler.schedule(List.of(Sky.hour("a", 0, Freedom.NONE, 0), Sky.hour("b", 0, freedom, 1)));
        assertThat(schedule.isComplete()).isTrue();
        return schedule.changes().getOrDefault("b", Change.NONE);
    }

    private static boolean isFree(Room one, Choice choice, List<Notice> notices) {
        var change = one.change(choice);
        return notices.stream()
                .filter(other -> !other.id().equals(one.notice().id()))
                .flatMap(other -> other.volumes().stream())
                .noneMatch(theirs -> one.notice().volumes().stream()
                        .anyMatch(mine -> Sky.DETECTOR.conflict(change.of(mine), theirs)));
    }

    private static Change later(int minutes) {
        return new Change(Duration.ofMinutes(minutes), Change.NONE.climb());
    }
}
