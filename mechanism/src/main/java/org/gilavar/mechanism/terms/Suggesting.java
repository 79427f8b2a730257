package org.gilavar.mechanism.terms;

import java.time.Duration;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.suggest.Freedom;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * How coarse the measures are that are suggested to a side. A least measure ends where what it avoids begins; a whole number of
 * these steps tells no more than that it is enough, and that one step less is not.
 *
 * @param shiftStep and {@code climbStep}: every measure is a whole number of these
 * @param mostShift and {@code mostClimb}: as far as is looked, each way
 */
public record Suggesting(
        Sourced<Duration> shiftStep,
        Sourced<Duration> mostShift,
        Sourced<Length> climbStep,
        Sourced<Length> mostClimb) {

    /** Steps each way, in time and in level: each costs the one writer a comparison with what is near. */
    public static final int MOST_STEPS = 48;

    public Suggesting {
        requireSteps(
                "mostShift.value",
                mostShift.value().toSeconds() * 1.0,
                shiftStep.value().toSeconds() * 1.0);
        requireSteps(
                "mostClimb.value", mostClimb.value().metres(), climbStep.value().metres());
        try {
            freedom(mostShift, mostClimb, climbStep);
        } catch (InvalidVolumeException e) {
            throw new InvalidItemException("mostShift or mostClimb", e.reason());
        }
    }

    /** As far as is looked, for a notice that may be moved both ways. */
    public Freedom freedom() {
        return freedom(mostShift, mostClimb, climbStep);
    }

    private static Freedom freedom(Sourced<Duration> mostShift, Sourced<Length> mostClimb, Sourced<Length> climbStep) {
        return Freedom.NONE
                .inTime(mostShift.value(), mostShift.value())
                .inLevel(mostClimb.value(), mostClimb.value(), climbStep.value());
    }

    private static void requireSteps(String field, double most, double step) {
        if (step <= 0 || most < step || most / step > MOST_STEPS) {
            throw new InvalidItemException(
                    field, "expected from one to " + MOST_STEPS + " steps, of more than nothing each");
        }
    }
}
