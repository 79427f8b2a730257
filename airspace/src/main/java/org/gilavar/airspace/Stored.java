package org.gilavar.airspace;

import org.jspecify.annotations.Nullable;

/**
 * One volume in a {@link PackedIndex}, and whether it still counts.
 *
 * <p>Forty bytes. Only the writer changes it; {@link #died} is what readers see of that.
 */
final class Stored {
    /** Shapes with more pieces keep their outline: working it out again would cost more than finding them. */
    private static final int KEPT_PIECES = 32;

    private static final long NEVER = Long.MAX_VALUE;

    final String id;
    final int position;
    final Volume volume;

    /** Its outline, where it is kept. */
    final @Nullable Outline outline;

    /** The next in the same bucket of {@link StoredById}. */
    @Nullable
    Stored next;

    private volatile long died = NEVER;

    Stored(String id, int position, Volume volume, Outline outline) {
        this.id = id;
        this.position = position;
        this.volume = volume;
        this.outline = outline.size() > KEPT_PIECES ? outline.trimmed() : null;
    }

    /** Whether a reader of {@code version} still finds it. */
    boolean livesAt(long version) {
        return died > version;
    }

    /** Whether nobody has taken it out. */
    boolean lives() {
        return died == NEVER;
    }

    /** Takes it out of {@code version} and all later ones. */
    void die(long version) {
        died = version;
    }
}
