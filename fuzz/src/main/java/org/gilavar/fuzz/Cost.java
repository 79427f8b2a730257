package org.gilavar.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What an input may cost: memory taken in all, which is counted to the byte and the same on every machine, unlike time. A
 * parser that looks at its input more than a few times over, or believes a length it reads, takes more.
 *
 * <p>What is computed without taking memory is not seen here; the search ends an input that takes too long.
 */
final class Cost {
    /** For what is done whatever the input, such as to set up a reader. */
    private static final long ANY_INPUT_BYTES = 8L << 20;

    /** For each byte of input: a record of two bytes has a reader of its own, with buffers, and is read twice over. */
    private static final long EACH_BYTE_BYTES = 10L << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Cost() {}

    /**
     * Gives a target an input and counts. Where that is too much, it counts once more: the first time, classes may have been
     * loaded that no input had needed before.
     *
     * @return whether it was taken
     * @throws BrokenException as {@link Target#check}, or if it costs too much
     */
    static boolean bounded(Target target, byte[] input) {
        long most = ANY_INPUT_BYTES + EACH_BYTE_BYTES * input.length;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean taken = target.check(input);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > most) {
            before = THREADS.getCurrentThreadAllocatedBytes();
            target.check(input);
            long cost = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (cost > most) {
                throw new BrokenException(
                        "it took " + (cost >> 20) + " MB of memory for an input of " + input.length + " bytes");
            }
        }
        return taken;
    }
}
