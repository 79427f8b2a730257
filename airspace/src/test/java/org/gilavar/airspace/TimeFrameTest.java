package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeFrameTest {
    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    @Test
    void aLaterSecondNeverHasALesserCell() {
        var random = new SplittableRandom(51);
        var frame = TimeFrame.of(entries(windows(500)));
        for (int i = 0; i < 100_000; i++) {
            int one = random.nextInt(Seconds.LEAST, Seconds.GREATEST);
            int other = random.nextInt(Seconds.LEAST, Seconds.GREATEST);
            assertThat(frame.cell(Math.min(one, other))).isLessThanOrEqualTo(frame.cell(Math.max(one, other)));
            assertThat(frame.cell(one)).isBetween(0, Cells.LAST);
        }
    }

    @Test
    void oneWindowYearsAwayDoesNotMakeTheCellsOfAllOthersWide() {
        var usual = windows(2_000);
        var frame = TimeFrame.of(entries(usual));
        usual.add(new TimeWindow(Instant.parse("2063-01-01T00:00:00Z"), Instant.parse("2063-01-02T00:00:00Z")));
        assertThat(TimeFrame.of(entries(usual)).shift())
                .isEqualTo(frame.shift())
                .isLessThanOrEqualTo(6);
    }

    @Test
    void nothingAtAllHasAFrameToo() {
        assertThat(TimeFrame.of(entries(List.of())).cell(7)).isEqualTo(7);
    }

    /** Twelve hours each, one every ten minutes: two thousand are two weeks. */
    private static List<TimeWindow> windows(int count) {
        var windows = new ArrayList<TimeWindow>();
        for (int i = 0; i < count; i++) {
            var start = NOON.plus(Duration.ofMinutes(10L * i));
            windows.add(new TimeWindow(start, start.plus(Duration.ofHours(12))));
        }
        return windows;
    }

    private static Entries entries(List<TimeWindow> windows) {
        var shape = new Circle(new LatLon(34.5, 37.6), Length.kilometres(5));
        var band = new AltitudeBand(Altitude.flightLevel(100), Altitude.flightLevel(200));
        return Entries.of(
                windows.stream()
                        .map(window -> new Stored("A", 0, new Volume(shape, band, window)))
                        .toList(),
                DatumBounds.GLOBAL);
    }
}
