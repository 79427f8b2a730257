package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final Instant NOON = Samples.NOON;

    @Test
    void theStartBelongsToAWindowAndTheEndDoesNot() {
        var hour = Samples.hour();
        assertThat(hour.contains(NOON)).isTrue();
        assertThat(hour.contains(NOON.plusSeconds(3600).minusNanos(1))).isTrue();
        assertThat(hour.contains(NOON.plusSeconds(3600))).isFalse();
        assertThat(hour.contains(NOON.minusNanos(1))).isFalse();
    }

    @Test
    void anEmptyOrReversedWindowIsRefused() {
        assertThatThrownBy(() -> new TimeWindow(NOON, NOON))
                .hasMessage("end: expected after the start 2030-06-01T12:00:00Z, found 2030-06-01T12:00:00Z");
        assertThatThrownBy(() -> new TimeWindow(NOON, NOON.minusSeconds(1)))
                .hasMessageStartingWith("end: expected after the start");
    }

    @Test
    void aWindowOffTheCalendarIsRefused() {
        assertThatThrownBy(() -> new TimeWindow(Instant.MIN, NOON)).hasMessageStartingWith("start: expected 1970");
        assertThatThrownBy(() -> new TimeWindow(NOON, Instant.MAX)).hasMessageStartingWith("end: expected 9999");
        assertThatThrownBy(() -> Samples.hour().shifted(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessageStartingWith("start: expected a shift within the calendar");
    }

    @Test
    void aShiftMovesBothEnds() {
        assertThat(Samples.hour().shifted(Duration.ofHours(-2)))
                .isEqualTo(new TimeWindow(NOON.minusSeconds(7200), NOON.minusSeconds(3600)));
    }
}
