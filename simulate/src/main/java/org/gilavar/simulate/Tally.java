package org.gilavar.simulate;

import java.util.HashSet;
import java.util.Set;

/** How many statements came to what, in one world. A statement counts each time it arrives. */
final class Tally {

    /**
     * @param arrived at the facilitator's machine while that was up, each copy counted
     * @param recorded came to stand in the record
     * @param again stood already, and had the same answer
     * @param refused by the door or by the mechanism
     * @param unavailable could not be written
     */
    record Counts(long arrived, long recorded, long again, long refused, long unavailable) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    arrived + other.arrived,
                    recorded + other.recorded,
                    again + other.again,
                    refused + other.refused,
                    unavailable + other.unavailable);
        }
    }

    private final Set<String> standing = new HashSet<>();
    private long arrived;
    private long again;
    private long refused;
    private long unavailable;

    void arrived() {
        arrived++;
    }

    void received(String key) {
        if (!standing.add(key)) {
            again++;
        }
    }

    void refused() {
        refused++;
    }

    void unavailable() {
        unavailable++;
    }

    Counts counts() {
        return new Counts(arrived, standing.size(), again, refused, unavailable);
    }
}
