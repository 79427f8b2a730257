package org.gilavar.simulate;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is said from one machine to another may come late, twice, before what was said earlier, or never. Machines may be
 * cut off from all others for a while.
 */
final class Network {

    private static final long MEAN_MILLIS = 60;
    private static final long MEAN_SLOW_MILLIS = 4_000;

    private final World world;
    private final Plan plan;
    private final Set<String> cutOff = new TreeSet<>();
    private boolean calm;

    Network(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
    }

    /** From now on everything arrives. */
    void calm() {
        calm = true;
        cutOff.clear();
    }

    void cutOff(String host) {
        cutOff.add(host);
    }

    void joins(String host) {
        cutOff.remove(host);
    }

    /** Says something, which the other does when it hears it. */
    void send(Host from, Host to, String what, Runnable hears) {
        from.step("word to " + to.name());
        if (cutOff.contains(from.name()) || cutOff.contains(to.name())) {
            world.fault("cut off");
            return;
        }
        if (!calm && world.chance(plan.drop())) {
            world.fault("drop");
            return;
        }
        deliver(from, to, what, hears);
        if (!calm && world.chance(plan.duplicate())) {
            world.fault("duplicate");
            deliver(from, to, what, hears);
        }
    }

    private void deliver(Host from, Host to, String what, Runnable hears) {
        boolean slow = !calm && world.chance(plan.slow());
        if (slow) {
            world.fault("late and reordered");
        }
        world.after(
                world.waiting(slow ? MEAN_SLOW_MILLIS : MEAN_MILLIS),
                from.name() + " to " + to.name() + ": " + what,
                () -> to.perform(hears));
    }
}
