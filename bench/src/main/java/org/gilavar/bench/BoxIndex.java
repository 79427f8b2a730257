package org.gilavar.bench;

import java.util.function.IntConsumer;

/** Somebody else's index of boxes. */
interface BoxIndex {
    /** Tells {@code found} the number of every box that meets the one asked about in the dimensions indexed. */
    void meeting(Asked asked, IntConsumer found);
}
