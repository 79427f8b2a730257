package org.gilavar.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;

/**
 * The windows, levels and boxes of many volumes by number: what every index but ours filters its hits with.
 *
 * <p>Windows, which decide nearly always, lie flat beside each other. All windows are of whole seconds.
 */
final class Boxes {
    private final long[] windows;
    private final Levels[] levels;
    private final GroundBox[] ground;
    private final long verticalMillimetres;

    /** Made once and shared, so that an index of objects is not charged for them. */
    private final Integer[] numbers;

    Boxes(List<Volume> volumes, Separation minima, DatumBounds bounds) {
        int count = volumes.size();
        windows = new long[2 * count];
        levels = new Levels[count];
        ground = new GroundBox[count];
        numbers = new Integer[count];
        verticalMillimetres = Math.round(minima.vertical().metres() * 1000);
        IntStream.range(0, count).parallel().forEach(i -> {
            var volume = volumes.get(i);
            windows[2 * i] = volume.window().start().getEpochSecond();
            windows[2 * i + 1] = volume.window().end().getEpochSecond();
            levels[i] = Levels.of(volume.altitude(), bounds);
            ground[i] = GroundBox.of(volume.shape(), 0);
            numbers[i] = i;
        });
    }

    GroundBox ground(int number) {
        return ground[number];
    }

    long start(int number) {
        return windows[2 * number];
    }

    long end(int number) {
        return windows[2 * number + 1];
    }

    Integer boxed(int number) {
        return numbers[number];
    }

    /** Whether a volume is too close to {@code asked} in time and level, and may be on the ground. */
    boolean near(int number, Asked asked) {
        return windows[2 * number] < asked.end()
                && asked.start() < windows[2 * number + 1]
                && levels[number].near(asked.levels(), verticalMillimetres)
                && ground[number].meets(asked.box());
    }
}
