package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of the no-answer ladder, at its instant.
 *
 * @param level counts from 1
 * @param to who is called
 * @param because why it was called before its time, in the words of whoever called it
 * @param means how it is called; absent where that is outside the system
 */
public record Rung(int level, String to, Instant at, Optional<String> because, Optional<Means> means) {

    /** One that is called outside the system when its time has come. */
    public Rung(int level, String to, Instant at) {
        this(level, to, at, Optional.empty(), Optional.empty());
    }

    public boolean calls(Means how) {
        return means.filter(how::equals).isPresent();
    }
}
