package org.gilavar.airspace.schedule;

import java.util.Optional;
import org.gilavar.airspace.Detector;

/**
 * Which minima hold between two notices.
 *
 * <p>The same for the two exchanged, and the same whenever it is asked: a schedule is made by these minima and then
 * verified by them. Asked for every two volumes that are near each other, so the detectors are best made once.
 */
@FunctionalInterface
public interface Minima {
    /** What holds between the notices of these ids; empty when they need not keep apart, as two of one party. */
    Optional<Detector> between(String one, String other);

    /** The same for all, those of one party as well. */
    static Minima alike(Detector detector) {
        var always = Optional.of(detector);
        return (one, other) -> always;
    }
}
