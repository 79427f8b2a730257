package org.gilavar.simulate;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A machine: a clock that is not quite right, a disk, and the power, which may go at any step. A step is each thing the
 * machine does to the world outside its memory: a write, a sync, a word on the network.
 *
 * <p>What a machine plans dies with it; {@link #boot} is what it does when it comes up again.
 */
final class Host {

    /** Most steps that a machine which is about to be killed still takes. */
    private static final int LAST_STEPS = 10;

    private static final long SHORTEST_DOWN = 500;
    private static final long MEAN_DOWN = 8_000;

    private static final int NOT_ARMED = -1;

    private final World world;
    private final String name;
    private final SimDisk disk;
    private final double killRate;

    private Runnable boot = () -> {};
    private boolean mayDie;
    private boolean up = true;
    private long incarnation;
    private long upSince;
    private long skewMillis;
    private int stepsLeft = NOT_ARMED;

    /**
     * @param killRate how likely the machine is to be killed in each thing it does
     */
    Host(World world, String name, double killRate) {
        this.world = world;
        this.name = name;
        this.killRate = killRate;
        this.disk = new SimDisk(world, this::step);
        this.upSince = world.now();
    }

    String name() {
        return name;
    }

    SimDisk disk() {
        return disk;
    }

    /** What it does whenever it comes up. */
    void boots(Runnable action) {
        boot = action;
    }

    /** From now on, or no longer, the power may go. */
    void mayDie(boolean may) {
        mayDie = may;
    }

    boolean up() {
        return up;
    }

    /** True time at which it came up last. */
    long upSince() {
        return upSince;
    }

    /** Sets its clock ahead, or back when negative. */
    void skew(long millis) {
        skewMillis = millis;
    }

    /** Its clock. */
    InstantSource clock() {
        return () -> Instant.ofEpochMilli(world.now() + skewMillis);
    }

    /** Plans something that it will do if it has not been killed by then. */
    void later(long millis, String what, Runnable action) {
        long planned = incarnation;
        world.after(millis, name + ": " + what, () -> {
            if (planned == incarnation) {
                perform(action);
            }
        });
    }

    /** Does something now, if it is up; and may be killed in the middle of it or after it. */
    void perform(Runnable action) {
        if (!up) {
            return;
        }
        stepsLeft = mayDie && world.chance(killRate) ? world.below(LAST_STEPS) : NOT_ARMED;
        try {
            action.run();
            if (stepsLeft != NOT_ARMED) {
                throw new Killed("between two events");
            }
        } catch (Killed e) {
            down(String.valueOf(e.getMessage()));
        } finally {
            stepsLeft = NOT_ARMED;
        }
    }

    /** One step of what it does. */
    void step(String what) {
        if (stepsLeft == NOT_ARMED) {
            return;
        }
        if (stepsLeft == 0) {
            throw new Killed("at " + what);
        }
        stepsLeft--;
    }

    private void down(String where) {
        world.fault("kill");
        world.note(name + " is killed " + where);
        up = false;
        incarnation++;
        disk.powerCut();
        world.after(SHORTEST_DOWN + world.waiting(MEAN_DOWN), name + ": restarts", this::restart);
    }

    private void restart() {
        up = true;
        upSince = world.now();
        perform(boot);
    }
}
