package org.gilavar.mechanism.terms;

/** How the sides of a conflict speak to each other. */
public enum Channel {
    /** What one says, the other reads. */
    DIRECT,
    /** Through the facilitator, who passes on what is to be passed on, in its own words. */
    NEUTRAL,
    /** Around one table: as {@link #DIRECT}, with the facilitator in the chair. */
    JOINT_CENTRE
}
