package org.gilavar.client.outbox;

import java.util.Optional;
import org.gilavar.client.outbox.Verdict.State;

/**
 * A statement in an outbox.
 *
 * @param place in the order in which they were said, from 1
 * @param verdict what became of it; absent while it waits
 */
public record Queued(int place, SignedWords words, Optional<Verdict> verdict) {

    public State state() {
        return verdict.map(Verdict::state).orElse(State.WAITING);
    }
}
