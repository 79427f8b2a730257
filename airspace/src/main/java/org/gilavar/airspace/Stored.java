package org.gilavar.airspace;

import org.jspecify.annotations.Nullable;

/**
 * One volume in a {@link PackedIndex}, and whether it still counts.
 *
 * <p>Forty bytes. Only the writer changes it; {@link #died} is what readers see of that.
 */
final class Stored {
    /** Shapes with more vertices keep their outline: working it out again would cost more than finding them. */
    private static final int KEPT_VERTICES = 32;

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

    Stored(String id, int position, Volume volume) {
        this.id = id;
        this.position = position;
        this.volume = volume;
        this.outline = kept(volume.shape());
    }

    private static @Nullable Outline kept(Shape shape) {
        boolean worthIt = switch (shape) {
            case Circle circle -> false;
            case Point point -> false;
            case Corridor corridor -> corridor.path().size() > KEPT_VERTICES;
            case Polygon polygon -> polygon.ring().size() > KEPT_VERTICES;
        };
        return worthIt ? new Outline(shape).trimmed() : null;
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
