package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * That the line did not work for somebody, by its own word. When it says so is the mechanism's time, and stands beside the time from which it
 * says it: nothing is dated back.
 *
 * @param id {@code party.name}
 * @param by the party, or the facilitator, for which the line did not work
 * @param from since when, as it says
 * @param reported when it said so
 * @param text what did not work, in its own words
 */
@JsonTypeName("outage")
public record Outage(String id, String by, Instant from, Instant reported, Optional<String> text, Optional<End> ended)
        implements Item {

    /**
     * That it works again.
     *
     * @param until since when, by the word of whoever reported it
     * @param at when it said so
     */
    public record End(Instant until, Instant at) {}

    public Outage {
        text.ifPresent(words -> InvalidItemException.requireText("text", words));
    }

    public boolean open() {
        return ended.isEmpty();
    }

    public Outage ended(Instant until, Instant at) {
        return new Outage(id, by, from, reported, text, Optional.of(new End(until, at)));
    }
}
