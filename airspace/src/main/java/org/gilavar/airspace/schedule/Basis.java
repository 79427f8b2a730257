package org.gilavar.airspace.schedule;

/** What is known of a {@link Solution}. */
public enum Basis {
    /** Proven: no choices on the lattice have a lesser {@link Burden}. */
    LEAST,
    /** The best found before the solver's limit; a lesser one may exist. */
    BEST_FOUND,
    /** One notice after the other, each the least it can at its turn; a lesser one may well exist. */
    GREEDY
}
