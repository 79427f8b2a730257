package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;

/**
 * A change after which a notice conflicts with nothing it was compared with.
 *
 * <p>Immutable.
 *
 * @param measure in which way
 * @param climb by how much every volume is raised, negative when lowered
 * @param shift by how much every volume is later, negative when earlier
 * @param volumes the notice as changed, volume by volume
 */
public record Suggestion(Measure measure, Length climb, Duration shift, List<Volume> volumes) {
    /** Fewer things changed first, then the shorter shift, then the smaller climb; later and upward before their opposites. */
    static final Comparator<Suggestion> ORDER = Comparator.comparing((Suggestion s) -> s.measure == Measure.REROUTE)
            .thenComparing(s -> s.measure == Measure.BOTH)
            .thenComparing(s -> s.shift.abs())
            .thenComparingDouble(s -> Math.abs(s.climb.metres()))
            .thenComparing(s -> s.shift.isNegative())
            .thenComparing(s -> s.climb.value() < 0);

    public Suggestion {
        volumes = List.copyOf(volumes);
    }

    /** The volumes, already {@code climb} higher, moved {@code shift} later. */
    static Suggestion moved(List<Volume> climbed, Length climb, Duration shift) {
        var volumes = climbed.stream().map(volume -> volume.shifted(shift)).toList();
        return new Suggestion(Measure.of(climb, shift), climb, shift, volumes);
    }

    /** The same time and level, another way. */
    static Suggestion rerouted(List<Volume> volumes) {
        return new Suggestion(Measure.REROUTE, Length.metres(0), Duration.ZERO, volumes);
    }
}
