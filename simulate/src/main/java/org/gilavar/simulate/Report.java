package org.gilavar.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be said of all worlds of a run. */
public final class Report {

    private record Broken(long seed, Duration length, Talk talk, long steps, String check, String what) {}

    private final SortedMap<String, Long> faults = new TreeMap<>();
    private final SortedMap<String, Long> looked = new TreeMap<>();
    private final SortedMap<Plan.Lie, Long> lies = new TreeMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private Tally.Counts statements = Tally.Counts.NONE;
    private Duration simulated = Duration.ZERO;
    private long messages;
    private long worlds;
    private long steps;
    private long alarms;
    private long proofs;
    private long fingerprint;

    Report() {}

    void add(WorldReport world, Duration length) {
        worlds++;
        steps += world.steps();
        simulated = simulated.plus(length);
        statements = statements.plus(world.statements());
        messages += world.messages();
        world.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
        world.verdict().looked().forEach((check, count) -> looked.merge(check, count, Long::sum));
        lies.merge(world.plan().lie(), 1L, Long::sum);
        alarms += world.alarms().size();
        proofs += world.alarms().stream()
                .filter(alarm -> alarm.evidence().isPresent())
                .count();
        fingerprint = 31 * fingerprint + world.fingerprint();
        world.verdict()
                .broken()
                .forEach((check, what) ->
                        broken.add(new Broken(world.seed(), length, world.plan().talk(), world.steps(), check, what)));
    }

    /** Whether everything held. */
    public boolean holds() {
        return broken.isEmpty();
    }

    /** How many worlds there were. */
    public long worlds() {
        return worlds;
    }

    /** How many statements arrived, each copy counted. */
    public long statements() {
        return statements.arrived();
    }

    /** Simulated time, without the calm at the end of each world. */
    public Duration simulated() {
        return simulated;
    }

    /** Depends on every step of every world. */
    public String fingerprint() {
        return String.format(Locale.ROOT, "%016x", fingerprint);
    }

    /** All of it, a line each, on one screen. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "worlds       %,d, %,d steps, %,d h simulated", worlds, steps, simulated.toHours()));
        lines.add(String.format(
                Locale.ROOT,
                "statements   %,d arrived: %,d recorded, %,d said again, %,d refused, %,d not writable",
                statements.arrived(),
                statements.recorded(),
                statements.again(),
                statements.refused(),
                statements.unavailable()));
        lines.add(String.format(Locale.ROOT, "messages     %,d on the line, in worlds where nobody lies", messages));
        lines.add("faults       " + joined(faults));
        lines.add(String.format(
                Locale.ROOT,
                "alarms       %,d raised in worlds where somebody lies, %,d with evidence",
                alarms,
                proofs));
        lines.add("checked      how many single things, each by code of its own");
        looked.forEach((check, count) -> lines.add(String.format(Locale.ROOT, "%,12d  %s", count, check)));
        lines.add("fingerprint  " + fingerprint() + "  (the same seed and hours give the same)");
        if (broken.isEmpty()) {
            lines.add("verdict      NOTHING BROKEN");
        }
        for (Broken one : broken) {
            lines.add("verdict      BROKEN: " + one.check());
            lines.add("             " + one.what());
            lines.add("             in the world of seed " + one.seed() + ", seen after step " + one.steps());
            lines.add("             again, step by step: " + replay(one));
        }
        return lines;
    }

    private static String replay(Broken one) {
        return "./gilavar simulate --seed " + one.seed() + " --hours "
                + one.length().toMillis() / 3_600_000.0
                + (one.talk() == Talk.EVERYTHING ? "" : " --talk " + one.talk()) + " --trace";
    }

    private static String joined(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    /** How far it is, in a line. */
    public String progress() {
        return String.format(
                Locale.ROOT,
                "world %,d: %,d statements so far, %,d recorded, %,d messages held against their ladder, %d broken",
                worlds,
                statements.arrived(),
                statements.recorded(),
                messages,
                broken.size());
    }
}
