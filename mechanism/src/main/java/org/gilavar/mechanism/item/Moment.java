package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** The time of an exercise, as the facilitator last set it. */
@JsonTypeName("time")
public record Moment(Instant now) implements Item {

    public static final String ID = "now";

    @Override
    public String id() {
        return ID;
    }
}
