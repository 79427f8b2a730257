package org.gilavar.fuzz;

import java.util.List;

/** One parser, and what must hold of it whatever bytes it is given. Immutable and thread-safe. */
sealed interface Target permits RoundTrip, Rule {
    /** Largest input tried. Every parser says itself how much it takes at most; what it does with more is its own tests' matter. */
    int MAX_BYTES = 1 << 16;

    /** As it is typed, and as its folders are called. */
    String name();

    /** What must hold, in a sentence. */
    String property();

    /** Inputs to begin with, of the kinds the parser takes. */
    List<byte[]> seeds();

    /**
     * Gives the parser an input.
     *
     * @return whether it was taken
     * @throws BrokenException if the property does not hold. Any other exception says so too: none was declared
     */
    boolean check(byte[] input);
}
