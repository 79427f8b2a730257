package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The first fact of a mechanism: its name, who facilitates it, and whether it is real.
 *
 * @param id the mechanism's name, which every statement repeats
 * @param title for people
 * @param facilitator the party id of the neutral host
 * @param mode an exercise can never be mistaken for, or mixed with, the real thing
 */
@JsonTypeName("mechanism")
public record Founding(String id, String title, String facilitator, Mode mode, Instant founded) implements Item {

    /** Whether the mechanism is real, and where its time comes from. */
    public enum Mode {
        /** Real: time is the server's clock. */
        OPERATIONAL,
        /** Exercise: every statement is marked so, and time is set by the facilitator. */
        EXERCISE
    }

    public boolean exercise() {
        return mode == Mode.EXERCISE;
    }
}
