package org.gilavar.server.log;

import java.time.Instant;
import java.util.Optional;

/**
 * How one witness stands. The same for everybody who asks.
 *
 * @param name of the witness
 * @param party whose it is; absent for a neutral one
 * @param size of the common log it cosigned last; 0 when none since the server started
 * @param at when that was, or when the server began to wait for it
 * @param reason why it refused or could not be asked, when that was the last there is of it
 */
public record WitnessStanding(
        String name, Optional<String> party, State state, long size, Instant at, Optional<String> reason) {

    /** What it amounts to. */
    public enum State {
        /** It has cosigned lately, or still has time to. */
        IN_TIME,
        /** No cosignature for longer than the arrangement allows. */
        SILENT,
        /** It was asked, and refused: it may have seen another history. */
        REFUSED
    }
}
