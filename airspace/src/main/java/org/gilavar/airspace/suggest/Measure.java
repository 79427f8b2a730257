package org.gilavar.airspace.suggest;

import java.time.Duration;
import org.gilavar.airspace.Length;

/** In which way a notice is changed. */
public enum Measure {
    /** Not at all: nothing conflicts with it. */
    NONE,
    /** Raised or lowered. */
    ALTITUDE,
    /** Moved to an earlier time. */
    EARLIER,
    /** Moved to a later time. */
    LATER,
    /** Raised or lowered and moved in time. */
    BOTH,
    /** Sent another way. */
    REROUTE;

    /**
     * Whether no smaller change of the same kind would do. Of a {@link #REROUTE} that is not known: it is feasible, and
     * a shorter way may exist.
     */
    public boolean isLeast() {
        return this != REROUTE;
    }

    static Measure of(Length climb, Duration shift) {
        if (climb.value() != 0) {
            return shift.isZero() ? ALTITUDE : BOTH;
        }
        if (shift.isZero()) {
            return NONE;
        }
        return shift.isNegative() ? EARLIER : LATER;
    }
}
