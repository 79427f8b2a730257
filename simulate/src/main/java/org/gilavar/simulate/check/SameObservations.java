package org.gilavar.simulate.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Two histories that differ only in what a party may not know must look the same to it, to the last byte. */
public final class SameObservations {

    private SameObservations() {}

    /**
     * Compares what a party observed in each: its feed, and every answer to what it said.
     *
     * @return how many observations were compared
     * @throws BrokenException at the first that differs
     */
    public static long compare(String party, List<byte[]> one, List<byte[]> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!Arrays.equals(one.get(i), other.get(i))) {
                throw new BrokenException(
                        "observation " + (i + 1) + " of " + party + " depends on what it may not know: "
                                + new String(one.get(i), StandardCharsets.UTF_8) + " and "
                                + new String(other.get(i), StandardCharsets.UTF_8));
            }
        }
        if (one.size() != other.size()) {
            throw new BrokenException(party + " observes " + one.size() + " things or " + other.size()
                    + ", as what it may not know has it");
        }
        return one.size();
    }
}
