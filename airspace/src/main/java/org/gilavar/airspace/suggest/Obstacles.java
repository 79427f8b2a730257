package org.gilavar.airspace.suggest;

import java.util.Collection;
import java.util.List;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Volume;

/**
 * Volumes to keep clear of, and the detector that says when one is too close: other notices under the
 * separation in force, zones under a detector of contact.
 *
 * <p>Immutable and thread-safe.
 *
 * @param detector decides about these volumes
 * @param volumes all that lie within reach: see {@link Freedom#reach} and {@link Reroute#reach}
 */
public record Obstacles(Detector detector, List<Volume> volumes) {

    public Obstacles {
        volumes = List.copyOf(volumes);
    }

    /** The same from any collection. */
    public static Obstacles of(Detector detector, Collection<Volume> volumes) {
        return new Obstacles(detector, List.copyOf(volumes));
    }

    /** Those that {@code volume} conflicts with. */
    Obstacles near(Volume volume) {
        return new Obstacles(
                detector,
                volumes.stream()
                        .filter(theirs -> detector.conflict(volume, theirs))
                        .toList());
    }

    /** Whether {@code volume} conflicts with none of these. */
    boolean leaveFree(Volume volume) {
        return volumes.stream().noneMatch(theirs -> detector.conflict(volume, theirs));
    }

    /** Whether none of these volumes conflicts with any of those. */
    public static boolean allLeaveFree(List<Obstacles> all, List<Volume> volumes) {
        return all.stream().allMatch(obstacles -> volumes.stream().allMatch(obstacles::leaveFree));
    }
}
