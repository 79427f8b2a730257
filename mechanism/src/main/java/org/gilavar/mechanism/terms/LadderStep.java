package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Means;

/**
 * One rung of the no-answer ladder.
 *
 * @param to who or what is called, in words; for {@link Means#POST} a post, or how its name begins, with a star: {@code duty-*}
 * @param means absent where it is called outside the system, by whoever reads it
 */
public record LadderStep(Sourced<Duration> after, String to, Optional<Means> means) {

    /** Called outside the system. */
    public LadderStep(Sourced<Duration> after, String to) {
        this(after, to, Optional.empty());
    }

    public LadderStep {
        Terms.requireDeadline("after.value", after.value());
        InvalidItemException.requireText("to", to);
        if (means.filter(m -> m == Means.POST).isPresent()) {
            PostPattern.require("to", to);
        }
    }
}
