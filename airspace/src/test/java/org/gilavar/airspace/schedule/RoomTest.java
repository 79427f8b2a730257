package org.gilavar.airspace.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.suggest.Freedom;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void onlyWholeStepsWithinTheLimitsAreAllowed() {
        var room = room(Sky.minutes(29, 50).inLevel(Length.feet(1999), Length.feet(3000), Length.feet(1000)));
        assertThat(room.leastShift()).isEqualTo(-2);
        assertThat(room.mostShift()).isEqualTo(5);
        assertThat(room.climbs()).containsExactly(-1, 0, 1, 2, 3);
        assertThat(room.allows(new Choice(-2, 3))).isTrue();
        assertThat(room.allows(new Choice(-3, 0))).isFalse();
        assertThat(room.allows(new Choice(6, 0))).isFalse();
        assertThat(room.allows(new Choice(0, 4))).isFalse();
    }

    @Test
    void aChoiceIsTheChangeOfSoManySteps() {
        var room = room(Sky.minutes(30, 30).inLevel(Length.feet(2000), Length.feet(0), Length.feet(500)));
        var change = room.change(new Choice(-3, -2));
        assertThat(change).isEqualTo(new Change(Duration.ofMinutes(-30), Length.feet(-1000)));
        assertThat(change.burdenSeconds()).isEqualTo(1800 + 600);
        assertThat(room.change(Choice.STAY).isNone()).isTrue();
    }

    @Test
    void aNoticeWithoutFreedomIsFixed() {
        assertThat(room(Freedom.NONE).isFixed()).isTrue();
        assertThat(room(Sky.minutes(0, 10)).isFixed()).isFalse();
        assertThat(room(Sky.feet(0, 1000)).isFixed()).isFalse();
    }

    @Test
    void aNoticeThatHasBegunIsNotMovedInTime() {
        var later = Sky.minutes(60, 60).notBefore(Sky.NOON.plusSeconds(1));
        assertThat(room(later).isFixed()).isTrue();
        var nowOrLater = Sky.minutes(60, 60).notBefore(Sky.NOON.minusSeconds(1200));
        assertThat(room(nowOrLater).leastShift()).isEqualTo(-2);
        assertThat(room(nowOrLater).mostShift()).isEqualTo(6);
    }

    @Test
    void floorCeilingGroundAndCalendarAreKept() {
        var freedom = Sky.feet(9000, 9000).above(Altitude.parse("FL180")).below(Altitude.parse("FL250"));
        assertThat(room(freedom).climbs()).containsExactly(-2, -1, 0, 1, 2, 3);

        var low = Sky.volume(Sky.circle(40, 45), "2000 ft AGL", "3000 ft AGL", Sky.NOON, Duration.ofHours(1));
        assertThat(new Room(new Notice("low", List.of(low), Sky.feet(9000, 0), 0), Sky.STEP).climbs())
                .containsExactly(-2, -1, 0);

        var last = Sky.volume(
                Sky.circle(40, 45), "FL200", "FL220", TimeWindow.LATEST.minusSeconds(3600 + 1500), Duration.ofHours(1));
        assertThat(new Room(new Notice("last", List.of(last), Sky.minutes(0, 60), 0), Sky.STEP).mostShift())
                .isEqualTo(2);
    }

    @Test
    void tooManyLevelsAreRefused() {
        var freedom = Freedom.NONE.inLevel(Length.feet(0), Length.feet(20_100), Length.feet(100));
        assertThatThrownBy(() -> room(freedom))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("freedom: expected at most 201 levels for a, found 202");
    }

    private static Room room(Freedom freedom) {
        return new Room(Sky.hour("a", 0, freedom, 0), Sky.STEP);
    }
}
