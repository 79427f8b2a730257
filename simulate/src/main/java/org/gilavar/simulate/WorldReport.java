package org.gilavar.simulate;

import java.util.List;
import java.util.SortedMap;

/**
 * What is to be said of one world.
 *
 * @param millis simulated time
 * @param messages on the line, in a world whose record is held against what must become of each
 * @param fingerprint equal for two runs of the same world, step by step
 */
record WorldReport(
        long seed,
        long steps,
        long millis,
        long fingerprint,
        Tally.Counts statements,
        long messages,
        SortedMap<String, Long> faults,
        Plan plan,
        List<Alarm> alarms,
        Verdict verdict) {}
