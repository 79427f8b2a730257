package org.gilavar.airspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Pair;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.suggest.Freedom;
import org.junit.jupiter.api.Test;

/** Notices of several owners, who need not keep apart from themselves, held to minima that differ. */
class MinimaTest {
    /** By what two owners have in common: the sum of their numbers. Each smaller than the general in another way. */
    private static final List<Detector> BETWEEN = List.of(
            detector(0, 1000, 10),
            detector(9260, 0, 10),
            detector(9260, 1000, 0),
            Sky.DETECTOR,
            detector(3000, 500, 5));

    private static final int OWNERS = 4;

    /** The owner of {@code n7} is 3, its number by four. */
    private static final Minima MINIMA = (one, other) -> owner(one) == owner(other)
            ? Optional.empty()
            : Optional.of(BETWEEN.get((owner(one) + owner(other)) % BETWEEN.size()));

    /** Moves everybody as early and as high as may be, whatever comes of it. */
    private static final Solver CARELESS = contention -> new Solution(
            contention.rooms().stream()
                    .map(room -> new Choice(room.leastShift(), room.climbs().getLast()))
                    .toList(),
            Basis.LEAST,
            "");

    private final Scheduler scheduler = scheduler(new GreedySolver());

    @Test
    void whatIsLeftInConflictIsWhatTheMinimaOfEachPairFind() {
        int complete = 0;
        int incomplete = 0;
        for (int seed = 0; seed < 60; seed++) {
            var notices = new Sky(seed).notices(14, 15 + 3.0 * seed);
            for (var solver : List.of(new GreedySolver(), CARELESS)) {
                var schedule = scheduler(solver).schedule(notices);
                var found = tooClose(notices, schedule);
                assertThat(schedule.unresolved()).containsExactlyInAnyOrderElementsOf(found);
                assertThat(schedule.isComplete()).isEqualTo(found.isEmpty());
                // what the model counted is what the detectors found
                assertThat(schedule.parts().stream()
                                .mapToInt(part -> part.after().conflicts())
                                .sum())
                        .isEqualTo((int) found.stream()
                                .map(pair -> pair.a() + pair.b())
                                .distinct()
                                .count());
                complete += found.isEmpty() ? 1 : 0;
                incomplete += found.isEmpty() ? 0 : 1;
            }
        }
        assertThat(complete).isGreaterThan(20);
        assertThat(incomplete).isGreaterThan(20);
    }

    @Test
    void nobodyIsMovedFurtherThanAllowed() {
        int moved = 0;
        for (int seed = 100; seed < 140; seed++) {
            var notices = new Sky(seed).notices(14, 40);
            var changes = scheduler.schedule(notices).changes();
            for (var notice : notices) {
                var change = changes.getOrDefault(notice.id(), Change.NONE);
                var freedom = notice.freedom();
                assertThat(change.shift()).isBetween(freedom.earlier().negated(), freedom.later());
                assertThat(change.climb().metres())
                        .isBetween(-freedom.down().metres() - 1e-9, freedom.up().metres() + 1e-9);
            }
            moved += changes.size();
        }
        assertThat(moved).isGreaterThan(40);
    }

    @Test
    void noticesOfOneOwnerAloneAreNeverMoved() {
        for (int seed = 200; seed < 240; seed++) {
            var notices = new Sky(seed)
                    .notices(30, 20).stream().filter(n -> owner(n.id()) == 0).toList();
            assertThat(new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP)
                            .schedule(notices)
                            .parts())
                    .isNotEmpty();
            var schedule = scheduler.schedule(notices);
            assertThat(schedule.changes()).isEmpty();
            assertThat(schedule.parts()).isEmpty();
            assertThat(schedule.isComplete()).isTrue();
        }
    }

    @Test
    void minimaThatAreAlikeAreOneSeparation() {
        // a detector of its own, so that everything is compared twice
        var alike = detector(9260, 1000, 10);
        for (int seed = 300; seed < 330; seed++) {
            var notices = new Sky(seed).notices(14, 40);
            var one = new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP).schedule(notices);
            for (var minima : List.of(Minima.alike(alike), Minima.alike(Sky.DETECTOR))) {
                var other = new Scheduler(Sky.DETECTOR, minima, new GreedySolver(), Sky.STEP).schedule(notices);
                assertThat(other.changes()).isEqualTo(one.changes());
                assertThat(other.parts()).isEqualTo(one.parts());
                assertThat(other.unresolved()).isEqualTo(one.unresolved());
            }
        }
    }

    /** What the widest minima look at beyond the pair's own changes nothing. */
    @Test
    void widerMinimaToLookByChangeNothing() {
        var wider = detector(40_000, 5000, 120);
        for (int seed = 400; seed < 430; seed++) {
            var notices = new Sky(seed).notices(14, 40);
            var one = scheduler.schedule(notices);
            var other = new Scheduler(wider, MINIMA, new GreedySolver(), Sky.STEP).schedule(notices);
            assertThat(other.changes()).isEqualTo(one.changes());
            assertThat(other.parts()).isEqualTo(one.parts());
            assertThat(other.unresolved()).isEqualTo(one.unresolved());
        }
    }

    @Test
    void twoOfOneOwnerDoNotBelongTogether() {
        var freedom = Sky.minutes(0, 120);
        // each within 5 NM of the next alone
        var notices = List.of(at("n0", 0, freedom), at("n1", 9, freedom), at("n5", 18, freedom), at("n4", 27, freedom));
        assertThat(new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP)
                        .schedule(notices)
                        .parts())
                .extracting(Part::ids)
                .containsExactly(List.of("n0", "n1", "n4", "n5"));
        Minima owners = (one, other) -> owner(one) == owner(other) ? Optional.empty() : Optional.of(Sky.DETECTOR);
        assertThat(new Scheduler(Sky.DETECTOR, owners, new GreedySolver(), Sky.STEP)
                        .schedule(notices)
                        .parts())
                .extracting(Part::ids)
                .containsExactly(List.of("n0", "n1"), List.of("n4", "n5"));
    }

    @Test
    void twoThatAreNeverTooCloseByTheirOwnMinimaAreLeftAlone() {
        // 3 km between the edges, where 0 km is the minimum between these owners
        var notices = List.of(at("n2", 0, Sky.minutes(0, 120)), at("n3", 9, Sky.minutes(0, 120)));
        assertThat(new Scheduler(Sky.DETECTOR, new GreedySolver(), Sky.STEP)
                        .schedule(notices)
                        .changes())
                .hasSize(1);
        var schedule = scheduler.schedule(notices);
        assertThat(schedule.changes()).isEmpty();
        assertThat(schedule.parts()).isEmpty();
        assertThat(schedule.isComplete()).isTrue();
    }

    @Test
    void minimaThatExceedTheWidestAreRefused() {
        var notices = List.of(at("n0", 0, Freedom.NONE), at("n1", 0, Freedom.NONE));
        for (var larger : List.of(detector(9261, 0, 0), detector(0, 1001, 0), detector(0, 0, 11))) {
            var tooWide = new Scheduler(Sky.DETECTOR, Minima.alike(larger), new GreedySolver(), Sky.STEP);
            assertThatThrownBy(() -> tooWide.schedule(notices))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the minima between n0 and n1 exceed the widest");
        }
    }

    private static Scheduler scheduler(Solver solver) {
        return new Scheduler(Sky.DETECTOR, MINIMA, solver, Sky.STEP);
    }

    private static Detector detector(int metres, int feet, int minutes) {
        return new Detector(
                new Separation(Length.metres(metres), Length.feet(feet), Duration.ofMinutes(minutes)),
                DatumBounds.GLOBAL);
    }

    private static int owner(String id) {
        return Integer.parseInt(id.substring(1)) % OWNERS;
    }

    /** A circle of 3 km, so many kilometres north of the first, for an hour from noon. */
    private static Notice at(String id, double kilometres, Freedom freedom) {
        var volume =
                Sky.volume(Sky.circle(40 + kilometres / 111.2, 45), "FL200", "FL220", Sky.NOON, Duration.ofHours(1));
        return new Notice(id, List.of(volume), freedom, Integer.parseInt(id.substring(1)));
    }

    private static List<Pair> tooClose(List<Notice> notices, Schedule schedule) {
        return notices.stream()
                .flatMap(a -> notices.stream()
                        .filter(b -> a.id().compareTo(b.id()) < 0 && owner(a.id()) != owner(b.id()))
                        .flatMap(b -> tooClose(a, b, schedule)))
                .toList();
    }

    private static Stream<Pair> tooClose(Notice a, Notice b, Schedule schedule) {
        var between = BETWEEN.get((owner(a.id()) + owner(b.id())) % BETWEEN.size());
        var changeOfA = schedule.changes().getOrDefault(a.id(), Change.NONE);
        var changeOfB = schedule.changes().getOrDefault(b.id(), Change.NONE);
        var found = new ArrayList<Pair>();
        for (int i = 0; i < a.volumes().size(); i++) {
            for (int j = 0; j < b.volumes().size(); j++) {
                if (between.conflict(
                        changeOfA.of(a.volumes().get(i)),
                        changeOfB.of(b.volumes().get(j)))) {
                    found.add(new Pair(a.id(), i, b.id(), j));
                }
            }
        }
        return found.stream();
    }
}
