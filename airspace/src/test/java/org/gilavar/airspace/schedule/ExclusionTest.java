package org.gilavar.airspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.airspace.Pair;
import org.gilavar.airspace.PlainScan;
import org.junit.jupiter.api.Test;

class ExclusionTest {
    /** The whole model rests on this: it says of every two choices what the detector says of the volumes. */
    @Test
    void choicesAreExcludedExactlyWhenTheVolumesSoChangedConflict() {
        var sky = new Sky(1);
        int excluded = 0;
        int compared = 0;
        for (int round = 0; round < 250; round++) {
            var rooms = sky.notices(2, 25).stream()
                    .map(notice -> new Room(notice, Sky.STEP))
                    .toList();
            var contention = new Contention(rooms, withinReach(rooms), Sky.STEP, Minima.alike(Sky.DETECTOR));
            for (var mine : choices(rooms.getFirst()).toList()) {
                for (var theirs : choices(rooms.getLast()).toList()) {
                    boolean model = contention.burden(List.of(mine, theirs)).conflicts() > 0;
                    assertThat(model)
                            .as(
                                    "%s at %s and %s",
                                    rooms.stream().map(Room::notice).toList(), mine, theirs)
                            .isEqualTo(conflict(rooms.getFirst(), mine, rooms.getLast(), theirs));
                    excluded += model ? 1 : 0;
                    compared++;
                }
            }
        }
        assertThat(excluded).isBetween(compared / 20, compared * 19 / 20);
    }

    @Test
    void whatTheOtherForbidsIsTheSameSeenFromEitherSide() {
        var sky = new Sky(2);
        for (int round = 0; round < 100; round++) {
            var rooms = sky.notices(2, 10).stream()
                    .map(notice -> new Room(notice, Sky.STEP))
                    .toList();
            var contention = new Contention(rooms, withinReach(rooms), Sky.STEP, Minima.alike(Sky.DETECTOR));
            for (var exclusion : contention.exclusions(0)) {
                assertThat(contention.exclusions(1)).contains(exclusion);
                for (var mine : choices(rooms.getFirst()).toList()) {
                    for (var theirs : choices(rooms.getLast()).toList()) {
                        boolean out = exclusion.rulesOut(mine, theirs);
                        assertThat(exclusion.forbidden(0, mine.climb(), theirs).contains(mine.shift()))
                                .isEqualTo(out);
                        assertThat(exclusion.forbidden(1, theirs.climb(), mine).contains(theirs.shift()))
                                .isEqualTo(out);
                    }
                }
            }
        }
    }

    static Stream<Choice> choices(Room room) {
        return IntStream.rangeClosed(room.leastShift(), room.mostShift())
                .boxed()
                .flatMap(shift -> room.climbs().stream().map(climb -> new Choice(shift, climb)));
    }

    static List<Pair> withinReach(List<Room> rooms) {
        var index = new PlainScan(Sky.DETECTOR);
        rooms.forEach(room -> index.put(room.notice().id(), room.reach()));
        var pairs = new ArrayList<Pair>();
        index.conflicts(pairs::add);
        return pairs;
    }

    private static boolean conflict(Room a, Choice mine, Room b, Choice theirs) {
        return a.notice().volumes().stream()
                .map(a.change(mine)::of)
                .anyMatch(v -> b.notice().volumes().stream()
                        .map(b.change(theirs)::of)
                        .anyMatch(w -> Sky.DETECTOR.conflict(v, w)));
    }
}
