package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Activity.Armed;
import org.gilavar.mechanism.item.Activity.CountBand;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Measure;

/** Seeded chance: the same seed, the same history. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }

    <T> Optional<T> of(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(below(choices.size())));
    }

    <T> Optional<T> perhaps(T value) {
        return oneIn(2) ? Optional.of(value) : Optional.empty();
    }

    Duration minutes(int most) {
        return Duration.ofSeconds(random.nextLong(1, most * 60L));
    }

    /** Somewhere within so many miles north of {@code lat}, some time in the hours after {@code now}. */
    Volume volume(double lat, int miles, Instant now) {
        Instant start = now.plus(minutes(90)).minus(Duration.ofMinutes(30));
        int level = 100 + 10 * below(20);
        return Notices.volume(
                lat + below(miles * 10) / 10.0 * Notices.MILE,
                "FL" + level,
                "FL" + (level + 10 + below(100)),
                start,
                now.plus(Duration.ofMinutes(1)).plus(minutes(120)).plus(Duration.ofMinutes(60)));
    }

    Activity activity(Volume... volumes) {
        return new Activity(
                of(Category.values()),
                List.of(volumes),
                of(Armed.values()),
                of(CountBand.values()),
                perhaps("another actor"),
                perhaps("121.500 MHz"),
                perhaps("remark " + below(1000)),
                oneIn(3) ? Optional.of(release()) : Optional.empty());
    }

    private Activity.Release release() {
        return new Activity.Release(
                oneIn(2) ? List.of() : List.of(World.TURKIYE), perhaps(World.START.plus(minutes(600))));
    }

    /** Never earlier, and within reach of any level. */
    Measure measure() {
        Measure delay = new Measure(Optional.of(minutes(60)), Optional.empty());
        int hundreds = below(79) - 30;
        Measure climb = Measure.higher(Length.feet(100 * (hundreds < 0 ? hundreds : hundreds + 1)));
        return oneIn(2) ? delay : climb;
    }
}
