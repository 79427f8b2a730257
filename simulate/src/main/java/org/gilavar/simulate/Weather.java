package org.gilavar.simulate;

import java.util.List;

/** What befalls machines from outside: cut cables, full disks, clocks that are set. */
final class Weather {

    private static final long MEAN_CALM_MILLIS = 150_000;
    private static final int LONGEST_CUT_MILLIS = 90_000;
    private static final int LONGEST_FULL_MILLIS = 15_000;

    /** Within what the mechanism takes from an honest clock: two machines together differ by less than 5 s. */
    private static final int MOST_SKEW_MILLIS = 2_000;

    /** A clock that is wrong. */
    private static final int WRONG_MILLIS = 60_000;

    private static final double WRONG_CLOCK = 0.1;

    private final Scene scene;
    private final List<Host> servers;
    private final List<Host> parties;
    private boolean calm;

    Weather(Scene scene, List<Host> servers, List<Host> parties) {
        this.scene = scene;
        this.servers = servers;
        this.parties = parties;
    }

    void start() {
        scene.world().after(scene.world().waiting(MEAN_CALM_MILLIS), "weather", this::strike);
    }

    /** From now on nothing befalls anybody. */
    void calm() {
        calm = true;
        scene.network().calm();
        for (Host host : servers) {
            host.mayDie(false);
            host.disk().full(false);
            host.disk().lying(false);
        }
        parties.forEach(host -> host.skew(0));
    }

    private void strike() {
        if (calm) {
            return;
        }
        World world = scene.world();
        Host server = world.pick(servers);
        Host party = world.pick(parties);
        switch (world.below(4)) {
            case 0 -> cutOff(world.chance(0.5) ? server : party);
            case 1 -> fill(server);
            case 2 -> {
                world.fault("skew");
                server.skew(world.below(2 * MOST_SKEW_MILLIS) - (long) MOST_SKEW_MILLIS);
            }
            default -> {
                world.fault("skew");
                boolean wrong = world.chance(WRONG_CLOCK);
                int most = wrong ? WRONG_MILLIS : MOST_SKEW_MILLIS;
                party.skew(world.below(2 * most) - (long) most);
            }
        }
        start();
    }

    private void cutOff(Host host) {
        scene.world().fault("partition");
        scene.network().cutOff(host.name());
        scene.world()
                .after(
                        1L + scene.world().below(LONGEST_CUT_MILLIS),
                        host.name() + " is joined",
                        () -> scene.network().joins(host.name()));
    }

    private void fill(Host host) {
        scene.world().fault("full disk");
        host.disk().full(true);
        scene.world()
                .after(
                        1L + scene.world().below(LONGEST_FULL_MILLIS),
                        host.name() + " has room again",
                        () -> host.disk().full(false));
    }
}
