package org.gilavar.mechanism.item;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;

/**
 * What one party is asked, or could choose, to do with its own notice. Relative, so that it can be asked without knowing the notice.
 *
 * @param delay later when positive, earlier when negative
 * @param climb higher when positive, lower when negative
 */
public record Measure(Optional<Duration> delay, Optional<Length> climb) {

    /** Whatever is asked of another party, whose own affair it is. */
    public static final Measure UNDISCLOSED = new Measure(Optional.empty(), Optional.empty());

    public static Measure later(Duration by) {
        return new Measure(Optional.of(by), Optional.empty());
    }

    public static Measure higher(Length by) {
        return new Measure(Optional.empty(), Optional.of(by));
    }

    /** Whether it leaves everything where it is. */
    public boolean asksNothing() {
        return delay.filter(by -> !by.isZero()).isEmpty()
                && climb.filter(by -> by.value() != 0).isEmpty();
    }

    public List<Volume> applyTo(List<Volume> volumes) {
        return volumes.stream()
                .map(v -> delay.map(v::shifted).orElse(v))
                .map(v -> climb.map(v::climbed).orElse(v))
                .toList();
    }
}
