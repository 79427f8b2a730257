package org.gilavar.mechanism.terms;

/** Where a value comes from. Shown wherever the value is shown. */
public enum Source {
    /** A published source. */
    S,
    /** Derived from a published figure. */
    B,
    /** Common professional knowledge. */
    K,
    /** Our own proposal: a number to start a negotiation from. */
    P
}
