package org.gilavar.ledger.log;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a witness must never forget: of each log, the checkpoint it cosigned last.
 *
 * <p>Both methods throw {@link UncheckedIOException} if they cannot do their work. A store that finds damaged what it
 * kept throws too, and never answers as if it had kept nothing.
 */
public interface WitnessStore {
    /** The checkpoint kept for a log, or null if none ever was. */
    @Nullable
    SignedCheckpoint latest(String origin);

    /**
     * Keeps a checkpoint in place of another, in one step: false, and nothing changed, if the one kept is not the one
     * expected. When it returns true the new one survives a crash of the machine, even if it is the same as the one
     * before: that one may have been seen and not yet have been safe. When it throws, either may be kept.
     *
     * @param expected what {@link #latest} returned
     */
    boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next);
}
