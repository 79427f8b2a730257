package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of the no-answer ladder, at its instant.
 *
 * @param level counts from 1
 * @param to who is called
 * @param because why it was called before its time, in the words of whoever called it
 */
public record Rung(int level, String to, Instant at, Optional<String> because) {

    /** One that is called when its time has come. */
    public Rung(int level, String to, Instant at) {
        this(level, to, at, Optional.empty());
    }
}
