package org.gilavar.mechanism.item;

/** How much of the other side's notice an audience is told; each level adds to the one before. */
public enum Level {
    /** Nothing at all. */
    NOTHING,
    /** That there is one. */
    EXISTENCE,
    /** The coarse cells in which it matters. */
    CELL,
    /** The overlap: footprint, altitude band, window, and the gaps. */
    OVERLAP,
    /** The whole notice. */
    FULL;

    public boolean includes(Level other) {
        return compareTo(other) >= 0;
    }
}
