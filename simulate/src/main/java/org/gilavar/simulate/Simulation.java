package org.gilavar.simulate;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs simulated worlds, one after the other, each from the seed after the last one's, until enough time has been simulated
 * or something does not hold. The same seed makes the same world, to the last step, on any machine. Used by one thread.
 *
 * <p>Worlds are short, so that a state stays small and many kinds of bad luck get their turn.
 */
public final class Simulation {

    /**
     * How long a world lasts: line checks, many deadlines, about a thousand statements. A start from a journal costs in
     * proportion to its length, so shorter worlds see more for the same work.
     */
    public static final Duration WORLD = Duration.ofHours(1);

    private final Talk talk;
    private final Consumer<String> trace;
    private final Consumer<Report> progress;

    /** Of everything there is. */
    public Simulation(Consumer<String> trace, Consumer<Report> progress) {
        this(Talk.EVERYTHING, trace, progress);
    }

    /**
     * @param trace hears of every step
     * @param progress hears after each world of all worlds so far
     */
    public Simulation(Talk talk, Consumer<String> trace, Consumer<Report> progress) {
        this.talk = talk;
        this.trace = trace;
        this.progress = progress;
    }

    /**
     * Runs worlds.
     *
     * @param seed of the first
     * @param simulated how much time to simulate; the last world is as long as what is left
     */
    public Report run(long seed, Duration simulated) {
        Report all = new Report();
        for (long next = seed; all.simulated().compareTo(simulated) < 0 && all.holds(); next++) {
            Duration left = simulated.minus(all.simulated());
            Duration length = left.compareTo(WORLD) < 0 ? left : WORLD;
            all.add(world(next, length, Plan.of(next, talk), new Parts() {}), length);
            progress.accept(all);
        }
        return all;
    }

    WorldReport world(long seed, Duration length, Plan plan, Parts parts) {
        return new WorldRun(seed, length.toMillis(), plan, parts, trace).run();
    }
}
