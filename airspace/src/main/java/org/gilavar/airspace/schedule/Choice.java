package org.gilavar.airspace.schedule;

/**
 * One place of a notice on its lattice of allowed changes.
 *
 * @param shift steps of time later, negative when earlier
 * @param climb steps of level higher, negative when lower
 */
public record Choice(int shift, int climb) {
    /** As stated. */
    public static final Choice STAY = new Choice(0, 0);

    /** Whether the notice does not move. */
    public boolean stays() {
        return equals(STAY);
    }
}
