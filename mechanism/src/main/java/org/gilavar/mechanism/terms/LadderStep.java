package org.gilavar.mechanism.terms;

import java.time.Duration;
import org.gilavar.mechanism.item.InvalidItemException;

/** One rung of the no-answer ladder. */
public record LadderStep(Sourced<Duration> after, String to) {
    public LadderStep {
        Terms.requireDeadline("after.value", after.value());
        InvalidItemException.requireText("to", to);
    }
}
